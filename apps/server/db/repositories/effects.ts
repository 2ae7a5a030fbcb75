import type { Effect, NewEffect } from "@signalbox/contracts";

/** What must happen after a commit: queued with it, leased by a worker, retried, and kept visibly dead when it never works. */
export interface EffectRepository {
  /** Idempotent by `idempotencyKey`: the first one queued is returned. */
  enqueue(effect: NewEffect): Promise<Effect>;
  findById(id: string): Promise<Effect | null>;
  findByStatus(status: Effect["status"], limit: number): Promise<Effect[]>;
  /** When the next one is due: its own time, or the end of the lease that somebody else has. Null when nothing is to be done. */
  readNextDue(): Promise<Date | null>;
  /** Takes due effects, and leased ones whose lease has run out, the earliest first, for `leaseMs`. Counts an attempt. */
  claimDue(worker: string, options: { limit: number; leaseMs: number }): Promise<Effect[]>;
  /** CONFLICT when the lease is no longer the worker's. */
  complete(id: string, worker: string): Promise<Effect>;
  /** Queued again for `runAt`; dead after its last attempt. CONFLICT when the lease is no longer the worker's. */
  retry(id: string, worker: string, failure: { error: string; runAt: Date }): Promise<Effect>;
  bury(id: string, worker: string, error: string): Promise<Effect>;
  /** A dead one is due again now, with all its attempts before it; its last error stays to be read. CONFLICT when it is not dead. */
  requeue(id: string): Promise<Effect>;
}
