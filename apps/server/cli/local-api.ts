import { createTRPCClient, TRPCClientError, type TRPCLink } from "@trpc/client";
import { type AnyTRPCRouter, callTRPCProcedure, getTRPCErrorFromUnknown } from "@trpc/server";
import { observable } from "@trpc/server/observable";
import type { DatabaseLocation } from "../db/connect/database-location.ts";
import { errorShape } from "../trpc/errors.ts";
import { type AppRouter, appRouter } from "../trpc/router.ts";
import type { Context } from "../trpc/trpc.ts";
import { owner } from "../usecases/access/owner.ts";
import type { OpenedApi } from "./api.ts";
import type { Io } from "./io.ts";
import { throughJson } from "./json.ts";
import { openLocalApp } from "./local-app.ts";

/** The procedures over the database itself, for as long as one command takes. */
export async function openLocalApi(io: Io, location: DatabaseLocation): Promise<OpenedApi> {
  const { app, close } = await openLocalApp(io, location);
  const context: Context = { app, actor: owner, requestId: app.ids.next() };
  return { api: createTRPCClient<AppRouter>({ links: [localLink(appRouter, context)] }), app, close };
}

interface Operation {
  readonly path: string;
  readonly type: "query" | "mutation" | "subscription";
  readonly input: unknown;
}

/** Calls procedures without a network, and answers as if there were one. */
function localLink(router: AnyTRPCRouter, ctx: Context): TRPCLink<AppRouter> {
  const call = async ({ path, type, input }: Operation, signal: AbortSignal): Promise<unknown> => {
    try {
      const getRawInput = async () => throughJson(input);
      return throughJson(await callTRPCProcedure({ router, path, type, getRawInput, ctx, signal, batchIndex: 0 }));
    } catch (cause) {
      const error = getTRPCErrorFromUnknown(cause);
      const shape = errorShape(error, { path });
      // The wire hides what is internal. Here the caller owns the process, and there is no log to look it up in.
      throw shape.data.code === "INTERNAL" ? (error.cause ?? error) : TRPCClientError.from({ error: shape });
    }
  };
  return () =>
    ({ op }) =>
      observable((observer) => {
        const leaving = new AbortController();
        call(op, leaving.signal).then(
          (data) => {
            observer.next({ result: { data } });
            observer.complete();
          },
          (error: Error) => observer.error(TRPCClientError.from(error)),
        );
        return () => leaving.abort();
      });
}
