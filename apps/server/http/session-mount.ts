import { TRPCError } from "@trpc/server";
import { type Exchange, methodNotAllowed, refuse, sendJson } from "./answer.ts";
import { readBody, requireJson } from "./body.ts";
import type { Failures } from "./failures.ts";
import { wrongToken } from "./gate.ts";
import type { Mount } from "./routes.ts";
import { admitSession, cookieName, foreignPage, isOwnPage, type WebSessions } from "./web-session.ts";

interface SessionMountOptions {
  readonly sessions: WebSessions;
  /** The gate's own: whoever tries tokens here is slowed down there, too. */
  readonly failures: Failures;
  readonly version: string;
}

/** A token has 43 characters. */
const BODY_BYTES = 4096;

/** Where a browser signs in (POST), asks whether it is signed in (GET), and signs out (DELETE). */
export function sessionMount(options: SessionMountOptions): Mount {
  return {
    prefix: "/session",
    access: "public",
    handle: (exchange) => {
      const { method } = exchange.req;
      if (exchange.pathname !== "/session")
        return refuse(exchange, { error: new TRPCError({ code: "NOT_FOUND", message: "Nothing is at this path." }) });
      if (method === "GET" || method === "HEAD") return tell(exchange, options);
      if (method !== "POST" && method !== "DELETE") return methodNotAllowed(exchange, "GET, HEAD, POST, DELETE");
      if (!isOwnPage(exchange.req)) return refuse(exchange, foreignPage);
      if (method === "POST") return signIn(exchange, options);
      setCookie(exchange, "", 0);
    },
  };
}

function tell(exchange: Exchange, { sessions, version }: SessionMountOptions): void {
  const admission = admitSession(exchange.req, sessions);
  sendJson(exchange, 200, { signedIn: admission !== null && "actor" in admission, version });
}

async function signIn(exchange: Exchange, { sessions, failures }: SessionMountOptions): Promise<void> {
  requireJson(exchange.req.headers["content-type"]);
  const value = sessions.open(tokenIn(await readBody(exchange.req, BODY_BYTES)));
  if (value !== null) return setCookie(exchange, value, sessions.seconds);
  const message =
    "That is not the access token of this server. It stands in the address that was printed at start, and in the file token beside the database; API keys do not open the page.";
  refuse(exchange, wrongToken(exchange.req, failures, message));
}

function tokenIn(body: string): string {
  try {
    const { token } = JSON.parse(body) as { readonly token?: unknown };
    if (typeof token === "string") return token;
  } catch {
    // Told below: no part of the body may stand in an answer or in the log.
  }
  throw new TRPCError({ code: "BAD_REQUEST", message: 'Send the access token as JSON: {"token": "…"}.' });
}

/** Not Secure: plain HTTP on this machine is all there is, and not every browser takes a Secure cookie over it. */
function setCookie({ req, res }: Exchange, value: string, seconds: number): void {
  res.setHeader("set-cookie", `${cookieName(req)}=${value}; HttpOnly; SameSite=Strict; Path=/; Max-Age=${seconds}`);
  res.writeHead(204).end();
}
