/**
 * A browser that has shown the access token once. It keeps a cookie and no token, so that no script can read what lets it in, and a live
 * feed, which cannot send headers, comes in too. Nothing is stored here: the cookie says until when it holds, signed with the access
 * token, so it outlives a restart and ends with the token.
 */
import { createHmac } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { TRPCError } from "@trpc/server";
import type { Actor } from "../ports/access-token.ts";
import type { Refusal } from "./answer.ts";
import { type Admission, isSameSecret, unauthenticated } from "./gate.ts";

export interface WebSessions {
  /** As whom a browser acts. */
  readonly actor: Actor;
  readonly seconds: number;
  /** The value of a new cookie; null when the token is not the owner's. API keys open no session. */
  open(token: string): string | null;
  holds(value: string): boolean;
}

export interface WebSessionOptions {
  readonly token: string;
  readonly actor: Actor;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

const SECONDS = 30 * 24 * 60 * 60;
const shape = /^(\d{1,15})\.([A-Za-z0-9_-]{43})$/;

export function webSessions({ token, actor, now = Date.now }: WebSessionOptions): WebSessions {
  const sign = (until: string) => createHmac("sha256", token).update(`web-session.${until}`).digest("base64url");
  return {
    actor,
    seconds: SECONDS,
    open: (given) => {
      if (!isSameSecret(given, token)) return null;
      const until = String(now() + SECONDS * 1000);
      return `${until}.${sign(until)}`;
    },
    holds: (value) => {
      const [, until = "", signature = ""] = shape.exec(value) ?? [];
      return until !== "" && isSameSecret(signature, sign(until)) && Number(until) > now();
    },
  };
}

/** With the port in it: browsers keep one set of cookies for all ports of a host. */
export const cookieName = (req: IncomingMessage): string => `signalbox-${req.socket.localPort}`;

/** Lets in whoever carries the cookie; null when the request has a token of its own to be judged by, or no cookie. */
export function admitSession(req: IncomingMessage, sessions: WebSessions): Admission | null {
  if (req.headers.authorization !== undefined) return null;
  const values = cookiesNamed(req, cookieName(req));
  if (values.length === 0) return null;
  // Any of them: another server of this machine may have set one of the same name beside ours.
  if (!values.some((value) => sessions.holds(value)))
    return { refusal: unauthenticated("This browser is signed in no longer. Sign in again with the access token.", "Bearer") };
  const refusal = checkOwnPage(req);
  return refusal === null ? { actor: sessions.actor } : { refusal };
}

/**
 * A cookie comes along whoever causes the request. SameSite keeps other sites out, but another port of this machine is the same site, so
 * the browser must say that our own page asks.
 */
function checkOwnPage(req: IncomingMessage): Refusal | null {
  const { origin, "sec-fetch-site": site = "same-origin" } = req.headers;
  const silent = origin === undefined && (req.method === "GET" || req.method === "HEAD");
  if ((silent || isOwnPage(req)) && (site === "same-origin" || site === "none")) return null;
  return foreignPage;
}

/** Stricter than the names of this server: exactly the one that the request came under. */
export function isOwnPage({ headers: { origin, host } }: IncomingMessage): boolean {
  return origin !== undefined && host !== undefined && origin.toLowerCase().replace(/^https?:\/\//, "") === host.toLowerCase();
}

export const foreignPage: Refusal = {
  error: new TRPCError({
    code: "FORBIDDEN",
    message: "A browser's session works from Signalbox's own page only. Programs send the access token as: Authorization: Bearer <token>.",
  }),
};

function cookiesNamed({ headers: { cookie = "" } }: IncomingMessage, name: string): string[] {
  return cookie
    .split(";")
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
}
