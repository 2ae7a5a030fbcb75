import { TRPCError } from "@trpc/server";
import type { Actor } from "../ports/access-token.ts";
import { type Exchange, methodNotAllowed, type Refusal, refuse, send, sendJson } from "./answer.ts";
import { trpcPrefix } from "./handler.ts";

/** What answers a path. Host and Origin are checked for both kinds; `public` means without a token, for files that hold no data. */
export type Route =
  | { readonly access: "public"; handle(exchange: Exchange): void | Promise<void> }
  | {
      readonly access: "token";
      handle(exchange: Exchange, actor: Actor): void | Promise<void>;
      /** How to answer without a token, where the plain error is of no use to a person. */
      turnAway?(exchange: Exchange, refusal: Refusal): void;
    };

/** Another face on this port. It owns `prefix` itself and everything below it; the longest prefix wins. */
export type Mount = Route & { readonly prefix: string };

interface RoutesOptions {
  readonly version: string;
  readonly mounts: readonly Mount[];
  trpc(exchange: Exchange, actor: Actor): Promise<void>;
}

export function createRoutes({ version, mounts, trpc }: RoutesOptions): (pathname: string) => Route {
  const health: Route = { access: "public", handle: (exchange) => page(exchange, { status: "ok", version }) };
  const procedures: Route = { access: "token", handle: trpc };
  const root: Route = { access: "token", handle: (exchange) => page(exchange, { name: "signalbox", version }), turnAway: showTheWay };
  const missing: Route = { access: "token", handle: notFound };
  const longestFirst = mounts.toSorted((a, b) => b.prefix.length - a.prefix.length);
  return (pathname) => {
    if (pathname === "/healthz") return health;
    if (pathname.startsWith(trpcPrefix)) return procedures;
    const mount = longestFirst.find(({ prefix }) => owns(prefix, pathname));
    return mount ?? (pathname === "/" ? root : missing);
  };
}

function owns(prefix: string, pathname: string): boolean {
  return pathname === prefix || pathname.startsWith(prefix.endsWith("/") ? prefix : `${prefix}/`);
}

function page(exchange: Exchange, value: unknown): void {
  const { method } = exchange.req;
  if (method === "GET" || method === "HEAD") sendJson(exchange, 200, value);
  else methodNotAllowed(exchange, "GET, HEAD");
}

function notFound(exchange: Exchange): void {
  refuse(exchange, { error: new TRPCError({ code: "NOT_FOUND", message: "Nothing is at this path." }) });
}

const signInPage = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Signalbox</title>
<h1>Signalbox is running</h1>
<p>This address needs an access token. Open the full address that <code>signalbox serve</code> printed when it started.</p>
<p>Programs send the token as <code>Authorization: Bearer</code>; it stands in the file <code>token</code> beside the database.</p>
</html>
`;

/** A person who typed the bare address gets a page instead of JSON. */
function showTheWay(exchange: Exchange, refusal: Refusal): void {
  const { req, res } = exchange;
  if (refusal.error.code === "UNAUTHORIZED" && req.headers.accept?.includes("text/html")) {
    for (const [name, value] of Object.entries(refusal.headers ?? {})) res.setHeader(name, value);
    send(exchange, { status: 401, contentType: "text/html; charset=utf-8", text: signInPage });
  } else refuse(exchange, refusal);
}
