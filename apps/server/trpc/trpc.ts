import { initTRPC } from "@trpc/server";
import type { Actor } from "../ports/access-token.ts";
import type { App } from "../ports/app.ts";
import { asTrpcError, errorShape } from "./errors.ts";

export interface Context {
  readonly app: App;
  readonly actor: Actor;
  /** Stands in the error shape, the log and the audit entry of one request. */
  readonly requestId: string;
  /** Aborted when the caller has gone. */
  readonly signal?: AbortSignal;
}

const t = initTRPC.context<Context>().create({
  isDev: false,
  errorFormatter: ({ error, path, ctx }) => errorShape(error, { path, requestId: ctx?.requestId }),
});

const domainErrors = t.middleware(async ({ next }) => {
  const result = await next();
  return result.ok ? result : { ...result, error: asTrpcError(result.error) };
});

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;
/** Every procedure starts here: domain errors get their tRPC code. */
export const procedure = t.procedure.use(domainErrors);
