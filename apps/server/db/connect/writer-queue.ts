import { AsyncLocalStorage } from "node:async_hooks";

type Step = () => Promise<void> | void;

/** How the one writer speaks to its connection. `rollback` must also be safe where the database has already rolled back by itself. */
export interface TransactionControl {
  begin: Step;
  commit: Step;
  rollback: Step;
  savepoint: Step;
  release: Step;
  /** Undoes what happened since the savepoint and forgets it. */
  rollbackTo: Step;
}

export interface WriterQueue {
  /** Runs `job` in a transaction, possibly shared with its neighbours; settles only after COMMIT or after it was undone. */
  enqueue<T>(job: () => Promise<T>): Promise<T>;
  /** Runs `job` between transactions, with none open. */
  alone<T>(job: () => Promise<T> | T): Promise<T>;
}

interface Entry {
  readonly alone: boolean;
  readonly run: () => Promise<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** A batch ends after this long, so that what was done first does not wait for what came last. */
const BATCH_MS = 20;
/** Jobs run on microtasks. This often the event loop gets its turn, so that busy writers do not keep timers and sockets from running. */
const TURN_MS = 10;

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

/**
 * Group commit for a database with one writer: jobs that wait while the writer is busy share one transaction, each behind a savepoint
 * of its own. A job that fails takes only its own changes back. A COMMIT that fails rejects every job of its batch.
 */
export function createWriterQueue(control: TransactionControl, { maxBatch = 512 }: { maxBatch?: number } = {}): WriterQueue {
  const waiting: Entry[] = [];
  let head = 0;
  let busy = false;
  let lastTurn = 0;

  const peek = () => waiting[head];
  const take = () => {
    head += 1;
    // Cut the consumed front off in strides: shifting a long array at each job would be quadratic.
    if (head === waiting.length || head > 1024) {
      waiting.splice(0, head);
      head = 0;
    }
  };
  const nextJob = () => {
    const entry = peek();
    if (entry === undefined || entry.alone) return undefined;
    take();
    return entry;
  };

  async function drain() {
    for (let entry = peek(); entry !== undefined; entry = peek()) {
      if (performance.now() - lastTurn > TURN_MS) {
        await nextTurn();
        lastTurn = performance.now();
      }
      if (entry.alone) {
        take();
        await entry.run().then(entry.resolve, entry.reject);
      } else {
        await runBatch({ control, nextJob, maxBatch });
      }
    }
    busy = false;
  }

  const push = <T>(run: () => Promise<T> | T, alone: boolean) =>
    new Promise<T>((resolve, reject) => {
      // A job runs in the async context of who asked for it, not in that of the neighbour who happened to wake the writer.
      const inContext = AsyncLocalStorage.snapshot();
      waiting.push({ alone, run: async () => inContext(run), resolve: resolve as Entry["resolve"], reject });
      if (busy) return;
      busy = true;
      queueMicrotask(drain);
    });

  return { enqueue: (job) => push(job, false), alone: (job) => push(job, true) };
}

interface Batch {
  readonly control: TransactionControl;
  readonly nextJob: () => Entry | undefined;
  readonly maxBatch: number;
}

type Outcome = { readonly entry: Entry; readonly value: unknown } | { readonly entry: Entry; readonly error: unknown };

async function attempt(entry: Entry): Promise<Outcome> {
  try {
    return { entry, value: await entry.run() };
  } catch (error) {
    return { entry, error };
  }
}

async function attemptBehindSavepoint(control: TransactionControl, entry: Entry): Promise<Outcome> {
  await control.savepoint();
  const outcome = await attempt(entry);
  if ("error" in outcome) await undo(control, outcome.error);
  else await control.release();
  return outcome;
}

/** A full disk makes the database roll everything back by itself; the savepoint is gone then, and the reason is the job's error. */
async function undo(control: TransactionControl, reason: unknown): Promise<void> {
  try {
    await control.rollbackTo();
  } catch {
    throw reason;
  }
}

async function runBatch(batch: Batch): Promise<void> {
  const { control, nextJob, maxBatch } = batch;
  const started = performance.now();
  const outcomes: Outcome[] = [];
  let current = nextJob();
  try {
    await control.begin();
    while (current !== undefined) {
      // The first job needs no savepoint: when it fails there is nothing else to keep, and the whole transaction goes.
      const first = outcomes.length === 0;
      const outcome = first ? await attempt(current) : await attemptBehindSavepoint(control, current);
      outcomes.push(outcome);
      if (first && "error" in outcome) break;
      const full = outcomes.length >= maxBatch || performance.now() - started > BATCH_MS;
      current = full ? undefined : nextJob();
    }
    await (current === undefined ? control.commit() : control.rollback());
  } catch (error) {
    return abandon(batch, { outcomes, current, error });
  }
  settle(outcomes);
}

function settle(outcomes: readonly Outcome[]): void {
  for (const outcome of outcomes) {
    if ("error" in outcome) outcome.entry.reject(outcome.error);
    else outcome.entry.resolve(outcome.value);
  }
}

interface Failure {
  readonly outcomes: readonly Outcome[];
  readonly current: Entry | undefined;
  readonly error: unknown;
}

/** BEGIN, COMMIT or a savepoint failed, so nothing of the batch is durable. Where not even BEGIN worked, whoever waits is told too. */
async function abandon({ control, nextJob }: Batch, { outcomes, current, error }: Failure): Promise<void> {
  try {
    await control.rollback();
  } catch {
    // The first error says what went wrong; that there was nothing left to roll back adds nothing to it.
  }
  for (const outcome of outcomes) outcome.entry.reject("error" in outcome ? outcome.error : error);
  current?.reject(error);
  if (outcomes.length > 0) return;
  for (let entry = nextJob(); entry !== undefined; entry = nextJob()) entry.reject(error);
}
