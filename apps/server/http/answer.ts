/** One request and its answer, and the only two ways this server writes a body of its own. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { TRPCError } from "@trpc/server";
import { errorShape } from "../trpc/errors.ts";

export interface Exchange {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  /** Request target up to the question mark, still percent-encoded. The only part of a URL that may be logged. */
  readonly pathname: string;
  /** What follows the question mark; empty without one. */
  readonly search: string;
  readonly requestId: string;
  /** Aborted when the client left before the answer was complete. */
  readonly signal: AbortSignal;
}

/** Why a request is turned away. `status` is given only where no tRPC code has it. */
export interface Refusal {
  readonly error: TRPCError;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** No page may frame, sniff, cache or leak what stands here. Mounted faces may narrow the policy for their own pages. */
export function setSecurityHeaders(res: ServerResponse): void {
  res.setHeader("x-content-type-options", "nosniff");
  res.setHeader("cache-control", "no-store");
  res.setHeader("content-security-policy", "default-src 'none'; frame-ancestors 'none'");
  res.setHeader("referrer-policy", "no-referrer");
}

export interface Body {
  readonly status: number;
  readonly contentType: string;
  readonly content: string | Buffer;
}

export function send({ req, res }: Exchange, { status, contentType, content }: Body): void {
  if (res.destroyed || res.headersSent) return;
  res.statusCode = status;
  res.setHeader("content-type", contentType);
  res.setHeader("content-length", Buffer.byteLength(content));
  res.end(req.method === "HEAD" ? undefined : content);
}

export function sendJson(exchange: Exchange, status: number, value: unknown): void {
  send(exchange, { status, contentType: "application/json", content: JSON.stringify(value) });
}

/** Answers with the same error shape as a failing procedure, so that a client needs one parser. */
export function refuse(exchange: Exchange, { error, status, headers = {} }: Refusal): void {
  const shape = errorShape(error, { requestId: exchange.requestId });
  const httpStatus = status ?? shape.data.httpStatus;
  for (const [name, value] of Object.entries(headers)) exchange.res.setHeader(name, value);
  sendJson(exchange, httpStatus, { error: { ...shape, data: { ...shape.data, httpStatus } } });
}

export function methodNotAllowed(exchange: Exchange, allow: string): void {
  const message = `${exchange.req.method} is not possible at ${exchange.pathname}; use ${allow}.`;
  refuse(exchange, { error: new TRPCError({ code: "METHOD_NOT_SUPPORTED", message }), headers: { allow } });
}
