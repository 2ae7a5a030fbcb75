import { DomainError, type Effect } from "@signalbox/contracts";
import { backoffMs } from "../../domain/backoff.ts";
import { storableText } from "../../domain/storable-text.ts";
import type { App } from "../../ports/app.ts";

export interface EffectScope {
  /** The same at each attempt: whoever is called outside can tell that it is called again. */
  readonly idempotencyKey: string;
  /** Aborts before the lease ends, and when the server stops. A handler must end then: after that another worker may run the effect. */
  readonly signal: AbortSignal;
}

type EffectHandler = (payload: Effect["payload"], scope: EffectScope) => Promise<void>;
/** What does the effects of each kind. It may run more than once for an effect, never twice at the same time. */
export type EffectHandlers = Readonly<Record<string, EffectHandler>>;

export interface RunEffects {
  readonly handlers: EffectHandlers;
  /** Names who holds the leases. One for each process. */
  readonly worker: string;
  readonly limit: number;
  readonly leaseMs: number;
  /** Ids of what this worker runs already. A handler that did not heed its signal is not joined by a second one. */
  readonly underWay?: ReadonlySet<string>;
  /** When the server stops. */
  readonly signal?: AbortSignal;
}

export interface EffectRun {
  readonly id: string;
  /** How it went. Never rejects: what could not be written comes back when its lease ends, and the log tells of it. */
  readonly ended: Promise<"done" | "queued" | "dead" | "lost">;
}

/** Aborted so long before the lease ends, a handler has time to end. */
const marginOf = (leaseMs: number) => Math.min(leaseMs / 2, 10_000);
const longestError = 2_000;

/** One pass: takes what is due, at most `limit`, and starts it. Resolves as soon as all of it runs. */
export async function runEffects(app: App, options: RunEffects): Promise<readonly EffectRun[]> {
  const { worker, limit, leaseMs, underWay } = options;
  const claimed = await app.store.transaction("effects.claim", (tx) => tx.effects.claimDue(worker, { limit, leaseMs }));
  return claimed.filter(({ id }) => !underWay?.has(id)).map((effect) => ({ id: effect.id, ended: runOne(app, effect, options) }));
}

async function runOne(app: App, effect: Effect, options: RunEffects): Promise<Awaited<EffectRun["ended"]>> {
  try {
    const ended = await settle(app, effect, { worker: options.worker, failure: await attempt(effect, options) });
    if (ended.status === "dead") app.log.error(fieldsOf(ended), deadSentence(ended));
    return ended.status === "leased" ? "lost" : ended.status;
  } catch (error) {
    app.log.warn({ ...fieldsOf(effect), err: error }, `How the effect ${effect.id} ended could not be written. ${lateSentence(error)}`);
    return "lost";
  }
}

interface Failure {
  readonly error: string;
  /** No attempt to come would go better. */
  readonly final: boolean;
}

/** Null when it was done. */
async function attempt({ kind, payload, idempotencyKey }: Effect, { handlers, leaseMs, signal }: RunEffects): Promise<Failure | null> {
  const handler = Object.hasOwn(handlers, kind) ? handlers[kind] : undefined;
  if (handler === undefined)
    return {
      error: `No part of this program knows the kind ${kind}. Queue it again once one does (signalbox effects retry).`,
      final: true,
    };
  const deadline = deadlineIn(leaseMs - marginOf(leaseMs));
  try {
    await handler(payload, { idempotencyKey, signal: signal ? AbortSignal.any([deadline.signal, signal]) : deadline.signal });
    return null;
  } catch (error) {
    return { error: storableText(sentenceOf(error)).slice(0, longestError).toWellFormed(), final: false };
  } finally {
    deadline.clear();
  }
}

function settle({ store, clock, random }: App, { id, attempts }: Effect, { worker, failure }: { worker: string; failure: Failure | null }) {
  return store.transaction("effects.end", (tx) => {
    if (failure === null) return tx.effects.complete(id, worker);
    if (failure.final) return tx.effects.bury(id, worker, failure.error);
    const runAt = new Date(clock.now().getTime() + backoffMs(attempts, random()));
    return tx.effects.retry(id, worker, { error: failure.error, runAt });
  });
}

function deadlineIn(ms: number) {
  const controller = new AbortController();
  const late = () => controller.abort(new DomainError("UNAVAILABLE", `It took longer than ${ms / 1000} s.`));
  const timer = setTimeout(late, ms).unref();
  return { signal: controller.signal, clear: () => clearTimeout(timer) };
}

const sentenceOf = (error: unknown): string => (error instanceof Error && error.message !== "" ? error.message : String(error));

const fieldsOf = ({ id, kind, idempotencyKey, attempts }: Effect) => ({ effectId: id, kind, idempotencyKey, attempts });

const deadSentence = ({ id, kind, attempts, lastError }: Effect) =>
  `The effect ${id} (${kind}) is dead after ${attempts === 1 ? "1 attempt" : `${attempts} attempts`}: ${lastError} Queue it again with: signalbox effects retry ${id}`;

const lateSentence = (error: unknown) =>
  error instanceof DomainError && error.code === "CONFLICT"
    ? "It took longer than its lease; whoever has it now decides."
    : "It is tried again when its lease ends.";
