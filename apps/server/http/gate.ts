/**
 * Who may come in. Host stops DNS rebinding, Origin stops other pages from changing state, the token stops everyone else:
 * loopback alone keeps out neither other users of the machine nor the pages a browser has open.
 */
import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { TRPCError } from "@trpc/server";
import type { Actor, Authenticate } from "../ports/access-token.ts";
import type { Refusal } from "./answer.ts";
import type { Failures } from "./failures.ts";

const loopbackNames = ["localhost", "127.0.0.1", "[::1]"];
const bearer = /^Bearer +([A-Za-z0-9._~+/=-]{1,512})$/i;
const safeMethods = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * The exact Host headers to accept on `port`. An extra name without a port is also accepted alone, as a proxy on 80 or 443 sends it;
 * with a port it is accepted only so. IPv6 addresses stand in brackets.
 */
export function allowedHostHeaders(port: number, extraNames: readonly string[] = []): ReadonlySet<string> {
  const hosts = new Set(loopbackNames.map((name) => `${name}:${port}`));
  // A client leaves the scheme's own port out.
  if (port === 80) for (const name of loopbackNames) hosts.add(name);
  for (const extra of extraNames.map((name) => name.toLowerCase())) {
    hosts.add(extra);
    if (!/:\d+$/.test(extra)) hosts.add(`${extra}:${port}`);
  }
  return hosts;
}

/** Host and Origin, checked before anything else is read. */
export function checkSite(req: IncomingMessage, hosts: ReadonlySet<string>): Refusal | null {
  const { host, origin } = req.headers;
  if (host === undefined || !hosts.has(host.toLowerCase())) {
    const message =
      "This server does not answer under that host name. Open it at the address it printed at start, or add the name to the allowed hosts.";
    return { error: new TRPCError({ code: "FORBIDDEN", message }), status: 421 };
  }
  // Without Origin the caller is no page of another site, and the token decides alone.
  if (origin === undefined || safeMethods.has(req.method ?? "") || isOwnOrigin(origin, hosts)) return null;
  return {
    error: new TRPCError({
      code: "FORBIDDEN",
      message: "Another site may not change anything here: the Origin header names a foreign page.",
    }),
  };
}

function isOwnOrigin(origin: string, hosts: ReadonlySet<string>): boolean {
  const host = /^https?:\/\/([^/]+)$/.exec(origin.toLowerCase())?.[1];
  return host !== undefined && hosts.has(host);
}

export type Admission = { readonly actor: Actor } | { readonly refusal: Refusal };

/** Resolves the bearer token. Throws only what `authenticate` throws. A request without a token is no attempt at one and does not count. */
export async function admit(req: IncomingMessage, authenticate: Authenticate, failures: Failures): Promise<Admission> {
  const header = req.headers.authorization;
  if (header === undefined) {
    return { refusal: unauthenticated("This request carries no access token. Send it as: Authorization: Bearer <token>.", "Bearer") };
  }
  const token = bearer.exec(header)?.[1];
  const actor = token === undefined ? null : await authenticate(token);
  if (actor !== null) return { actor };
  return { refusal: wrongToken(req, failures, "The access token is unknown, expired or revoked.") };
}

/** Counts a failure of whoever sent this, and says so while there are not too many. */
export function wrongToken(req: IncomingMessage, failures: Failures, message: string): Refusal {
  const seconds = failures.count(req.socket.remoteAddress ?? "");
  return seconds === null ? unauthenticated(message, 'Bearer error="invalid_token"') : limited(seconds);
}

export function unauthenticated(message: string, challenge: string): Refusal {
  return { error: new TRPCError({ code: "UNAUTHORIZED", message }), headers: { "www-authenticate": challenge } };
}

function limited(seconds: number): Refusal {
  const message = `Too many wrong access tokens came from this address. Try again in ${seconds} ${seconds === 1 ? "second" : "seconds"}, with the right one.`;
  return { error: new TRPCError({ code: "TOO_MANY_REQUESTS", message }), headers: { "retry-after": String(seconds) } };
}

/** Accepts the owner's access token as `actor`; every other token goes to `otherwise` (API keys, tokens of agent runs). */
export function authenticateOwner(token: string, actor: Actor, otherwise?: Authenticate): Authenticate {
  return async (given) => {
    if (isSameSecret(given, token)) return actor;
    return (await otherwise?.(given)) ?? null;
  };
}

/** Takes as long wherever they differ, and whatever their lengths. */
export function isSameSecret(given: string, expected: string): boolean {
  return timingSafeEqual(digest(given), digest(expected));
}

function digest(secret: string): Buffer {
  return createHash("sha256").update(secret).digest();
}
