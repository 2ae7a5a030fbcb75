import { TRPCError } from "@trpc/server";
import type { Actor } from "../ports/access-token.ts";
import { type Exchange, methodNotAllowed, refuse, sendJson } from "./answer.ts";
import { trpcPrefix } from "./handler.ts";

/** What answers a path. Host and Origin are checked for both kinds; `public` means without a token, for files that hold no data. */
export type Route =
  | { readonly access: "public"; handle(exchange: Exchange): void | Promise<void> }
  | {
      readonly access: "token";
      /** A browser may come in by its cookie. Nobody else sends one, so programs' own faces leave it out. */
      readonly browsers?: true;
      handle(exchange: Exchange, actor: Actor): void | Promise<void>;
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
  const procedures: Route = { access: "token", browsers: true, handle: trpc };
  const missing: Route = { access: "token", handle: notFound };
  const longestFirst = mounts.toSorted((a, b) => b.prefix.length - a.prefix.length);
  return (pathname) => {
    if (pathname === "/healthz") return health;
    if (pathname.startsWith(trpcPrefix)) return procedures;
    return longestFirst.find(({ prefix }) => owns(prefix, pathname)) ?? missing;
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
