import { initTRPC } from "@trpc/server";
import type { Actor } from "../ports/access-token.ts";
import type { App } from "../ports/app.ts";
import { auditRefusal } from "../usecases/record-command.ts";
import { type Access, isMissingScope, requireScope } from "./access.ts";
import { asTrpcError, errorShape } from "./errors.ts";

export interface Context {
  readonly app: App;
  readonly actor: Actor;
  /** Stands in the error shape, the log and the audit entry of one request. */
  readonly requestId: string;
  /** Made by the client for one mutation, so that it may be sent again after a lost answer. */
  readonly commandId?: string | undefined;
  /** Aborted when the caller has gone. */
  readonly signal?: AbortSignal;
}

interface Meta {
  readonly access: Access;
}

const t = initTRPC
  .context<Context>()
  .meta<Meta>()
  .create({
    isDev: false,
    // A feed that is silent for so long is dead: a proxy has dropped it, or the machine slept. The client connects anew by itself.
    sse: { ping: { enabled: true, intervalMs: 15_000 }, client: { reconnectAfterInactivityMs: 45_000 } },
    errorFormatter: ({ error, path, ctx }) => errorShape(error, { path, requestId: ctx?.requestId }),
  });

const domainErrors = t.middleware(async ({ next }) => {
  const result = await next();
  return result.ok ? result : { ...result, error: asTrpcError(result.error) };
});

/** A command leaves its own refusals in the audit log; this one never reached its command. */
const refusals = t.middleware(async ({ ctx, type, path, getRawInput, next }) => {
  const result = await next();
  if (!result.ok && type === "mutation" && isMissingScope(result.error.cause))
    await auditRefusal(ctx.app, { context: ctx, named: { name: path, input: await getRawInput() }, error: result.error.cause });
  return result;
});

const scopes = t.middleware(({ ctx, meta, type, path, next }) => {
  requireScope(ctx.actor, { path, type, access: meta?.access });
  return next();
});

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;
/** Every procedure starts here: domain errors get their tRPC code, and no procedure is without a scope. */
export const procedure = t.procedure.use(domainErrors).use(refusals).use(scopes);
