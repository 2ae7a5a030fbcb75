import type { IncomingMessage } from "node:http";
import { TRPCError } from "@trpc/server";

/**
 * Reads a whole body as text. Beyond `limit` bytes it fails with 413 and lets the rest run off unread: cutting the connection would
 * often destroy the answer before the client has read it. The server's request timeout bounds how long that lasts.
 */
export function readBody(req: IncomingMessage, limit: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const tooLarge = () => {
      chunks.length = 0;
      req.off("data", collect);
      req.resume();
      reject(new TRPCError({ code: "PAYLOAD_TOO_LARGE", message: `The request body is larger than ${limit} bytes. Send less at once.` }));
    };
    const collect = (chunk: Buffer) => {
      size += chunk.length;
      if (size > limit) return tooLarge();
      chunks.push(chunk);
    };
    if (Number(req.headers["content-length"] ?? 0) > limit) return tooLarge();
    req.on("data", collect);
    req.once("end", () => resolve(Buffer.concat(chunks).toString("utf8")));
    req.once("error", reject);
  });
}

/** A form or text/plain can be posted across sites without a preflight; JSON cannot. */
export function requireJson(contentType: string | undefined): void {
  if (contentType?.split(";", 1)[0]?.trim().toLowerCase() === "application/json") return;
  throw new TRPCError({ code: "UNSUPPORTED_MEDIA_TYPE", message: "A POST needs the header Content-Type: application/json." });
}
