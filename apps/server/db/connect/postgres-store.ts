import { DomainError } from "@signalbox/contracts";
import type { Clock } from "../../ports/clock.ts";
import type { Ids } from "../../ports/ids.ts";
import type { QueryBuilder, Session, Tables } from "../repositories/drizzle/session.ts";
import type { Repositories, Store } from "../repositories/unit-of-work.ts";
import { pgTables } from "../schema.pg.ts";
import { createGuard } from "./guard.ts";
import { explainLoss, isLostRace } from "./postgres-errors.ts";
import { createPostgresSession } from "./postgres-session.ts";
import { translateError } from "./translate-error.ts";
import { createWriterQueue, type TransactionControl } from "./writer-queue.ts";

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
  close(): Promise<void>;
}

const MAX_RETRIES = 3;
const HOLDS_TOO_LONG_MS = 100;
/** A round trip of one job is time in which its batch holds the turn of every other server, so batches are smaller than on SQLite. */
const MAX_BATCH = 128;

/** The PostgreSQL tables, typed as SQLite's: their rows are the same (to-pg.ts, schema.test.ts), and adapters are written once. */
const tables = pgTables as unknown as Tables;

/** The transaction that holds the writer now. */
interface Job {
  /** What the first failed statement failed with. */
  failure?: unknown;
}

export function createPostgresStore(driver: PostgresDriver, options: PostgresStoreOptions): Store {
  const { clock, ids, warn, createRepositories } = options;
  const queue = createWriterQueue(driver.control, { maxBatch: MAX_BATCH });
  const guard = createGuard();
  const failing = (error: unknown): never => {
    throw translateError(explainLoss(error, driver.database));
  };
  let current: Job = {};

  const writing = createPostgresSession({
    ...{ db: driver.writer, tables, clock, ids },
    around: async (statement) => {
      guard.assertOpen();
      const job = current;
      return statement().catch((error: unknown) => {
        job.failure ??= error;
        return failing(error);
      });
    },
  });
  const reading = createPostgresSession({
    ...{ db: driver.reader, tables, clock, ids },
    around: async (statement) => {
      guard.assertOutside("reads");
      // One connection for all: a read waits until no transaction is open, or it would see what is not committed.
      return (driver.reader === driver.writer ? queue.alone(statement) : statement()).catch(failing);
    },
  });
  const bind = guard.guardRepositories(createRepositories(writing));

  const runJob = async <T>(name: string, work: (tx: Repositories) => Promise<T>): Promise<T> => {
    const job: Job = {};
    current = job;
    const started = performance.now();
    const result = await guard.run(name, bind, work);
    if (job.failure !== undefined) throw swallowed(name, job.failure);
    const held = performance.now() - started;
    if (held > HOLDS_TOO_LONG_MS) warn(`The transaction "${name}" held the writer for ${Math.round(held)} ms; others wait meanwhile.`);
    return result;
  };

  return {
    reads: createRepositories(reading),
    transaction: async (name, work) => {
      guard.assertOutside("transaction");
      return retried(() => queue.enqueue(() => runJob(name, work))).catch(failing);
    },
    close: () => queue.alone(() => driver.close()),
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
