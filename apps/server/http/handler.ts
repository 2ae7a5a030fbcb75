/**
 * tRPC over plain node:http. The stock adapter turns every request into a fetch Request and back, which costs six to eight times the
 * call itself (measured); queries, mutations and batches go through here and answer byte for byte the same.
 * Subscriptions and JSON-lines batches, where streaming dominates, go to the stock adapter.
 */
import { type AnyTRPCRouter, callTRPCProcedure, getTRPCErrorFromUnknown, TRPCError } from "@trpc/server";
import { nodeHTTPRequestHandler } from "@trpc/server/adapters/node-http";
import type { Actor } from "../ports/access-token.ts";
import type { Log } from "../ports/log.ts";
import { type ErrorShape, errorShape, isUnexpected } from "../trpc/errors.ts";
import type { Context } from "../trpc/trpc.ts";
import { type Exchange, methodNotAllowed, refuse, sendJson } from "./answer.ts";
import { readBody, requireJson } from "./body.ts";
import type { Limits } from "./limits.ts";

/** What the server knows of a request; the composition root adds the application. */
export interface RequestScope {
  readonly actor: Actor;
  readonly requestId: string;
  readonly commandId: string | undefined;
  readonly signal: AbortSignal;
}

export type CreateContext = (scope: RequestScope) => Context | Promise<Context>;

export interface TrpcHandlerOptions {
  readonly router: AnyTRPCRouter;
  readonly createContext: CreateContext;
  readonly log: Log;
  readonly limits: Limits;
}

/** Where procedures hang. Ends with a slash. */
export const trpcPrefix = "/trpc/";

interface Plan {
  readonly batch: boolean;
  readonly paths: readonly string[];
  readonly type: "query" | "mutation" | "subscription" | "unknown";
  readonly params: URLSearchParams;
}

/** Inputs by call index, or why they cannot be read. Kept, not thrown: a procedure without input never looks, as in the stock adapter. */
type Inputs = { readonly values: Readonly<Record<number, unknown>> } | { readonly error: TRPCError };

type Outcome = { readonly result: { readonly data: unknown } } | { readonly error: ErrorShape };

export function createTrpcHandler(options: TrpcHandlerOptions): (exchange: Exchange, actor: Actor) => Promise<void> {
  return async (exchange, actor) => {
    const { method } = exchange.req;
    if (method !== "GET" && method !== "POST") return answerOtherMethod(exchange);
    try {
      const plan = planCalls(exchange, options);
      const commandId = commandIdOf(exchange, plan);
      if (plan.type === "subscription" || wantsJsonLines(exchange)) return stream(exchange, { ...options, actor, plan, commandId });
      const inputs = await readInputs(exchange, plan, options.limits.bodyBytes);
      const { requestId, signal } = exchange;
      const ctx = await options.createContext({ actor, requestId, signal, commandId });
      const outcomes = await Promise.all(plan.paths.map((_, index) => call({ ...options, exchange, plan, inputs, ctx, index })));
      sendJson(exchange, statusOf(outcomes), plan.batch ? outcomes : outcomes[0]);
    } catch (cause) {
      const error = getTRPCErrorFromUnknown(cause);
      logUnexpected(options.log, error, { requestId: exchange.requestId, signal: exchange.signal });
      refuse(exchange, { error });
    }
  };
}

/** No CORS header is ever sent, so a browser's preflight ends here. */
function answerOtherMethod(exchange: Exchange): void {
  if (exchange.req.method === "OPTIONS") exchange.res.writeHead(204, { allow: "GET, POST" }).end();
  else methodNotAllowed(exchange, "GET, POST");
}

function planCalls(exchange: Exchange, { router, limits }: TrpcHandlerOptions): Plan {
  if (exchange.req.method === "POST") requireJson(exchange.req.headers["content-type"]);
  const params = new URLSearchParams(exchange.search);
  const path = decodePath(exchange.pathname.slice(trpcPrefix.length));
  const batch = params.get("batch") === "1";
  const paths = batch ? path.split(",") : [path];
  if (paths.length > limits.batchCalls) {
    throw new TRPCError({
      code: "BAD_REQUEST",
      message: `A batch holds at most ${limits.batchCalls} calls, this one ${paths.length}. Split it.`,
    });
  }
  const types = new Set(paths.map((name) => typeOf(router, name)).filter((type) => type !== "unknown"));
  if (types.size > 1) {
    throw new TRPCError({ code: "BAD_REQUEST", message: `Cannot mix procedure types in call: ${[...types].join(", ")}` });
  }
  return { batch, paths, params, type: [...types][0] ?? "unknown" };
}

/** One id names one command: under the id of a batch its calls could not be told apart when it is sent again. */
function commandIdOf({ req }: Exchange, { batch, type }: Plan): string | undefined {
  const { "idempotency-key": given } = req.headers;
  if (given === undefined) return undefined;
  const refused = (message: string) => new TRPCError({ code: "BAD_REQUEST", message });
  if (batch || type === "query" || type === "subscription")
    throw refused("The header Idempotency-Key is for a single mutation. Send it alone, or leave the header out.");
  if (typeof given === "string" && /^[\x21-\x7e]{1,200}$/.test(given)) return given;
  throw refused("The header Idempotency-Key takes 1 to 200 printable ASCII characters without spaces; make a new id for each command.");
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    throw new TRPCError({ code: "BAD_REQUEST", message: "The path is not valid percent-encoding." });
  }
}

function typeOf(router: AnyTRPCRouter, path: string): Plan["type"] {
  const procedures: Readonly<Record<string, { _def: { type: Plan["type"] } }>> = router._def.procedures;
  return procedures[path]?._def.type ?? "unknown";
}

function wantsJsonLines({ req }: Exchange): boolean {
  const accept = req.headers["trpc-accept"] ?? req.headers.accept;
  return typeof accept === "string" && accept.includes("application/jsonl");
}

async function readInputs(exchange: Exchange, plan: Plan, bodyBytes: number): Promise<Inputs> {
  const isGet = exchange.req.method === "GET";
  const text = isGet ? plan.params.get("input") : await readBody(exchange.req, bodyBytes);
  // A GET without input is a call without input; an empty POST body is not JSON.
  if (isGet && (text === null || text === "")) return { values: {} };
  try {
    const parsed: unknown = JSON.parse(text?.replace(/^\uFEFF/, "") ?? "");
    return plan.batch ? batchInputs(parsed) : { values: { 0: parsed } };
  } catch (cause) {
    return { error: new TRPCError({ code: "BAD_REQUEST", cause }) };
  }
}

function batchInputs(parsed: unknown): Inputs {
  if (typeof parsed === "object" && parsed !== null && !Array.isArray(parsed)) return { values: { ...parsed } };
  return { error: new TRPCError({ code: "BAD_REQUEST", message: '"input" needs to be an object when doing a batch call' }) };
}

interface CallOptions extends TrpcHandlerOptions {
  readonly exchange: Exchange;
  readonly plan: Plan;
  readonly inputs: Inputs;
  readonly ctx: Context;
  readonly index: number;
}

async function call({ router, exchange, plan, inputs, ctx, index, log }: CallOptions): Promise<Outcome> {
  const path = plan.paths[index] ?? "";
  const { requestId, signal } = exchange;
  try {
    const type = requireMethod(typeOf(router, path), path, exchange.req.method);
    const getRawInput = async () => {
      if ("error" in inputs) throw inputs.error;
      return inputs.values[index];
    };
    return { result: { data: await callTRPCProcedure({ router, path, getRawInput, ctx, type, signal, batchIndex: index }) } };
  } catch (cause) {
    const error = getTRPCErrorFromUnknown(cause);
    logUnexpected(log, error, { path, requestId, signal });
    return { error: errorShape(error, { path, requestId: ctx.requestId }) };
  }
}

function requireMethod(type: Plan["type"], path: string, method: string | undefined): "query" | "mutation" | "subscription" {
  if (type === "unknown") throw new TRPCError({ code: "NOT_FOUND", message: `No procedure found on path "${path}"` });
  if (method === (type === "mutation" ? "POST" : "GET")) return type;
  throw new TRPCError({ code: "METHOD_NOT_SUPPORTED", message: `Unsupported ${method}-request to ${type} procedure at path "${path}"` });
}

/** One status when all calls agree, else 207 Multi-Status. */
function statusOf(outcomes: readonly Outcome[]): number {
  const statuses = new Set(outcomes.map((outcome) => ("error" in outcome ? outcome.error.data.httpStatus : 200)));
  const [first = 200] = statuses;
  return statuses.size === 1 ? first : 207;
}

function stream(exchange: Exchange, options: TrpcHandlerOptions & Pick<RequestScope, "actor" | "commandId"> & { plan: Plan }): void {
  const { router, createContext, log, limits, actor, commandId, plan } = options;
  const { req, res, requestId, signal } = exchange;
  // Not awaited: it settles on `finish`, which never comes when the client leaves a live feed. It never rejects.
  void nodeHTTPRequestHandler({
    router,
    req,
    res,
    path: plan.paths.join(","),
    maxBodySize: limits.bodyBytes,
    maxBatchSize: limits.batchCalls,
    createContext: async () => await createContext({ actor, requestId, commandId, signal }),
    onError: ({ error, path }) => logUnexpected(log, error, { path, requestId, signal }),
  });
}

interface FailurePlace {
  readonly path?: string | undefined;
  readonly requestId: string;
  readonly signal: AbortSignal;
}

/** After the client has left, whatever fails is its leaving. */
function logUnexpected(log: Log, error: TRPCError, { path, requestId, signal }: FailurePlace): void {
  if (!isUnexpected(error) || signal.aborted) return;
  log.error({ requestId, path, err: error.cause ?? error }, "A request failed inside the server.");
}
