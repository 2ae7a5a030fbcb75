import { DomainError } from "@signalbox/contracts";
import type pg from "pg";
import { isConnectionLoss, unknownOutcome } from "./postgres-errors.ts";
import type { TransactionControl } from "./writer-queue.ts";

export interface WriterOptions {
  readonly database: string;
  readonly warn: (message: string) => void;
  readonly connect: () => Promise<pg.Client>;
}

export interface PostgresWriter {
  /** Always the connection of the day: it is replaced when it is lost, between two transactions. */
  readonly client: Pick<pg.Client, "query">;
  readonly control: TransactionControl;
  close(): Promise<void>;
}

/**
 * The lock is what makes PostgreSQL have one writer, as SQLite has: see docs/decisions/0004-one-writer-on-postgresql.md.
 * The timeouts end the turn of a server that hangs or whose machine is gone; `set local` lasts until the end of the transaction.
 */
export const takeTheTurn = [
  "begin isolation level read committed",
  "set local lock_timeout = '30s'",
  "set local idle_in_transaction_session_timeout = '60s'",
  "select pg_advisory_xact_lock(7453301823648012400)",
].join(";");

/** A transaction whose statements all see this moment, and cannot write. BEGIN alone would not choose it: the first statement does. */
export const lookAtOneMoment = "begin isolation level repeatable read read only; select 1";

export function createPostgresWriter({ database, ...options }: WriterOptions): PostgresWriter {
  const connection = replaceableConnection({ database, ...options });
  const query = async (text: string) => connection.current().query(text);

  const begin = async () => {
    try {
      await (await connection.ready()).query(takeTheTurn);
    } catch (error) {
      if (!isConnectionLoss(error)) throw error;
      // The connection died while nobody used it. Nothing has been done on it yet, so a new one may try once.
      connection.forget();
      await (await connection.ready()).query(takeTheTurn);
    }
  };
  const commit = async () => {
    const result = await query("commit").catch((error: unknown) => {
      throw isConnectionLoss(error) ? unknownOutcome(error, database) : error;
    });
    // PostgreSQL answers COMMIT with ROLLBACK, and no error, when a statement had failed.
    if (result.command !== "COMMIT")
      throw new DomainError("INTERNAL", `${database} rolled back instead of committing: a statement had failed.`);
  };
  return {
    client: { query: ((...args: Parameters<pg.Client["query"]>) => connection.current().query(...args)) as pg.Client["query"] },
    control: { begin, commit, ...undoSteps(query) },
    close: connection.close,
  };
}

/** Savepoints of the same name nest, so the one that a job is done with is always released. */
export function undoSteps(query: (text: string) => Promise<unknown>): Omit<TransactionControl, "begin" | "commit"> {
  const step = (text: string) => async () => void (await query(text));
  return {
    rollback: step("rollback"),
    savepoint: step("savepoint job"),
    release: step("release savepoint job"),
    rollbackTo: step("rollback to savepoint job; release savepoint job"),
  };
}

function replaceableConnection({ database, warn, connect }: WriterOptions) {
  let current: pg.Client | undefined;
  let closed = false;

  const open = async (): Promise<pg.Client> => {
    if (closed) throw new DomainError("UNAVAILABLE", `${database} is closed.`);
    const client = await connect();
    client.on("error", (error) => {
      if (current !== client) return;
      current = undefined;
      warn(`The connection that writes to ${database} was lost (${error.message}).`);
    });
    client.on("end", () => {
      if (current === client) current = undefined;
    });
    current = client;
    return client;
  };
  return {
    ready: async () => current ?? open(),
    /** The connection of the transaction that is open. */
    current: () => current ?? fail(lostConnection(database)),
    forget: () => {
      current?.end().catch(() => {});
      current = undefined;
    },
    close: async () => {
      closed = true;
      await current?.end();
    },
  };
}

const lostConnection = (database: string) =>
  new DomainError("UNAVAILABLE", `The connection to ${database} was lost during the transaction. Nothing was written; try again.`);

function fail(error: Error): never {
  throw error;
}
