import { DomainError } from "@signalbox/contracts";
import type { Clock } from "../../ports/clock.ts";
import type { Ids } from "../../ports/ids.ts";
import type { QueryBuilder, Session, Tables } from "../repositories/drizzle/session.ts";
import type { Repositories, Store } from "../repositories/unit-of-work.ts";
import { pgTables } from "../schema.pg.ts";
import { createGuard, type Guard } from "./guard.ts";
import { warnOfLongHold } from "./hold-warning.ts";
import { explainLoss, isLostRace } from "./postgres-errors.ts";
import { createPostgresSession } from "./postgres-session.ts";
import { translateError } from "./translate-error.ts";
import { createWriterQueue, type TransactionControl, type WriterQueue } from "./writer-queue.ts";

export interface PostgresStoreOptions {
  readonly clock: Clock;
  readonly ids: Ids;
  /** For whoever runs the program: a transaction that held the writer too long, a lost connection. */
  readonly warn: (message: string) => void;
  readonly createRepositories: (session: Session) => Repositories;
}

/** A driver of PostgreSQL, reduced to what the store needs. */
export interface PostgresDriver {
  /** Names the database in errors; no password in it. */
  readonly database: string;
  /** Drizzle over the one connection that writes. */
  readonly writer: QueryBuilder;
  /** Drizzle over the connections that read; the same as `writer` where there is but one. */
  readonly reader: QueryBuilder;
  readonly control: TransactionControl;
  /** Hands over a builder whose statements all see the moment of the call. */
  snapshot<T>(look: (db: QueryBuilder) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

const MAX_RETRIES = 3;
/** A batch holds the turn of every other server, and each job of it costs round trips: batches are smaller than on SQLite. */
const MAX_BATCH = 128;

/** The PostgreSQL tables, typed as SQLite's: their rows are the same (to-pg.ts, schema.test.ts), and adapters are written once. */
const tables = pgTables as unknown as Tables;

/** The transaction that holds the writer now. */
interface Job {
  /** What the first failed statement failed with. */
  failure?: unknown;
}

interface Parts {
  readonly driver: PostgresDriver;
  readonly options: PostgresStoreOptions;
  readonly queue: WriterQueue;
  readonly guard: Guard;
  /** Throws the error as a sentence for people. */
  readonly failing: (error: unknown) => never;
}

export function createPostgresStore(driver: PostgresDriver, options: PostgresStoreOptions): Store {
  const queue = createWriterQueue(driver.control, { maxBatch: MAX_BATCH });
  const guard = createGuard();
  const failing = (error: unknown): never => {
    throw translateError(explainLoss(error, driver.database));
  };
  const parts: Parts = { driver, options, queue, guard, failing };
  const runJob = jobs(parts);
  let closed = false;

  return {
    reads: options.createRepositories(readingSession(parts)),
    snapshot: snapshots(parts),
    async transaction(name, work) {
      guard.assertOutside("transaction");
      if (closed) throw new DomainError("UNAVAILABLE", `The database is closed, so "${name}" was not done.`);
      return retried(() => queue.enqueue(() => runJob(name, work))).catch(failing);
    },
    async close() {
      if (closed) return;
      closed = true;
      await queue.alone(() => driver.close());
    },
  };
}

function jobs({ driver, options, guard, failing }: Parts) {
  const { clock, ids, warn, createRepositories } = options;
  let current: Job = {};
  const around = async <T>(statement: () => Promise<T>): Promise<T> => {
    guard.assertOpen();
    const job = current;
    return statement().catch((error: unknown) => {
      job.failure ??= error;
      return failing(error);
    });
  };
  const session = createPostgresSession({ db: driver.writer, tables, clock, ids, around });
  const bind = guard.guardRepositories(createRepositories(session));

  return async <T>(name: string, work: (tx: Repositories) => Promise<T>): Promise<T> => {
    const job: Job = {};
    current = job;
    const started = performance.now();
    const result = await guard.run(name, bind, work);
    if (job.failure !== undefined) throw swallowed(name, job.failure);
    warnOfLongHold(name, started, warn);
    return result;
  };
}

/** One connection for all: a read waits until no transaction is open, or it would see what is not committed. */
const isShared = (driver: PostgresDriver) => driver.reader === driver.writer;

function readingSession({ driver, options: { clock, ids }, queue, guard, failing }: Parts): Session {
  const around = async <T>(statement: () => Promise<T>): Promise<T> => {
    guard.assertOutside("reads");
    return (isShared(driver) ? queue.alone(statement) : statement()).catch(failing);
  };
  return createPostgresSession({ db: driver.reader, tables, clock, ids, around });
}

function snapshots({ driver, options: { clock, ids, createRepositories }, queue, guard, failing }: Parts): Store["snapshot"] {
  const around = async <T>(statement: () => Promise<T>): Promise<T> => {
    guard.assertOpen();
    return statement().catch(failing);
  };
  return async (work) => {
    guard.assertOutside("reads");
    const look = () =>
      driver.snapshot((db) => {
        const session = createPostgresSession({ db, tables, clock, ids, around });
        return guard.run("snapshot", guard.guardRepositories(createRepositories(session)), work);
      });
    return (isShared(driver) ? queue.alone(look) : look()).catch(failing);
  };
}

/** After a lost race nothing of the work is left, so it may be done again. */
async function retried<T>(run: () => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await run();
    } catch (error) {
      if (attempt >= MAX_RETRIES || !isLostRace(error)) throw error;
    }
  }
}

/** SQLite goes on after a failed statement, PostgreSQL turns the COMMIT into a ROLLBACK and says nothing. */
const swallowed = (name: string, failure: unknown) =>
  new DomainError(
    "INTERNAL",
    `The transaction "${name}" went on after a statement of it had failed, so it was rolled back. Let the error pass, or ask before writing.`,
    { cause: failure },
  );
