import { DomainError } from "@signalbox/contracts";
import type Database from "better-sqlite3";
import type { Clock } from "../../ports/clock.ts";
import type { Ids } from "../../ports/ids.ts";
import type { Session } from "../repositories/drizzle/session.ts";
import type { Repositories, Store } from "../repositories/unit-of-work.ts";
import { MEMORY } from "./database-location.ts";
import { ensureSchema, type SchemaResult } from "./ensure-schema.ts";
import { tooWide } from "./file-modes.ts";
import { createGuard, type Guard } from "./guard.ts";
import { warnOfLongHold } from "./hold-warning.ts";
import type { ServerLock } from "./lock.ts";
import { opened, openingFailure, openReader, openWriter } from "./sqlite-connection.ts";
import { createSqliteSession } from "./sqlite-session.ts";
import { translateError } from "./translate-error.ts";
import { createWriterQueue, type TransactionControl, type WriterQueue } from "./writer-queue.ts";

export interface SqliteOptions {
  /** A path, or ":memory:". */
  readonly location: string;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly createRepositories: (session: Session) => Repositories;
  /** For whoever runs the program: wide file modes, a transaction that held the writer too long. */
  readonly warn: (message: string) => void;
  /** What a commit survives: "normal" (default) a crash of the program, "full" the loss of power too. */
  readonly durability?: "normal" | "full";
  /** The folder of migrations; the program's own when left out. */
  readonly migrations?: string;
  /** Look for damage in the whole file at opening. A short command leaves it out. */
  readonly verify?: boolean;
  /** Held by a server on this file. Without it nothing is migrated underneath a server that runs. */
  readonly lock?: ServerLock;
  /** A limit in pages, for tests of a full disk. */
  readonly maxPages?: number;
}

export interface SqliteStore extends Store {
  readonly location: string;
  /** What opening has migrated. */
  readonly schema: SchemaResult;
}

/** Opens the database, creating and migrating it where needed. Fails with one sentence and leaves the file as it was. */
export async function openSqlite(options: SqliteOptions): Promise<SqliteStore> {
  const { location, durability = "normal", maxPages, warn } = options;
  const writer = openWriter(location, { durability, maxPages });
  try {
    const schema = prepareSchema(writer, options);
    const reader = location === MEMORY ? writer : openReader(location);
    if (location !== MEMORY) for (const sentence of tooWide(location)) warn(sentence);
    return { location, schema, ...createStore({ writer, reader }, options) };
  } catch (error) {
    writer.close();
    throw openingFailure(error, location);
  }
}

function prepareSchema(client: Database.Database, { clock, migrations, verify, lock }: SqliteOptions): SchemaResult {
  const result = ensureSchema({ client, clock, folder: migrations, verify, locked: lock !== undefined });
  // No `PRAGMA optimize`: statistics of a plan without subtasks say that the index over parents tells nothing apart, and then SQLite
  // reads all tasks where one is completed (measured; docs/performance.md). Without them it takes the indexes made for each statement.
  opened(client);
  return result;
}

interface Connections {
  readonly writer: Database.Database;
  readonly reader: Database.Database;
}

function createStore({ writer, reader }: Connections, options: SqliteOptions): Store {
  const { clock, ids, warn, createRepositories } = options;
  const queue = createWriterQueue(transactionControl(writer));
  const guard = createGuard();
  const shared = writer === reader;
  const writing = createSqliteSession({ client: writer, clock, ids, readOnly: false, around: insideTransaction(writer, guard) });
  const reading = createSqliteSession({
    client: reader,
    clock,
    ids,
    readOnly: true,
    around: outsideTransaction(guard, shared ? queue : undefined),
  });
  const bind = guard.guardRepositories(createRepositories(writing));
  let closed = false;

  const runJob = async <T>(name: string, work: (tx: Repositories) => Promise<T>): Promise<T> => {
    const started = performance.now();
    const result = await guard.run(name, bind, work);
    warnOfLongHold(name, started, warn);
    return result;
  };

  return {
    reads: createRepositories(reading),
    snapshot: snapshots({ shared: shared ? { client: writer, queue } : undefined, guard }, options),
    async transaction(name, work) {
      guard.assertOutside("transaction");
      if (closed) throw new DomainError("UNAVAILABLE", `The database is closed, so "${name}" was not done.`);
      try {
        return await queue.enqueue(() => runJob(name, work));
      } catch (error) {
        throw translateError(error);
      }
    },
    async close() {
      if (closed) return;
      closed = true;
      await queue.alone(() => closeConnections({ writer, reader }));
    },
  };
}

interface SnapshotParts {
  /** The only connection there is, and its queue; a file gets a connection for each snapshot. */
  readonly shared: { readonly client: Database.Database; readonly queue: WriterQueue } | undefined;
  readonly guard: Guard;
}

function snapshots({ shared, guard }: SnapshotParts, { location, clock, ids, createRepositories }: SqliteOptions): Store["snapshot"] {
  const look = <T>(client: Database.Database, work: (reads: Repositories) => Promise<T>) => {
    const around = async <R>(statement: () => R) => {
      guard.assertOpen();
      return statement();
    };
    const session = createSqliteSession({ client, clock, ids, readOnly: true, around });
    return guard.run("snapshot", guard.guardRepositories(createRepositories(session)), work);
  };
  return async (work) => {
    guard.assertOutside("reads");
    if (shared !== undefined) return shared.queue.alone(() => look(shared.client, work));
    const client = openReader(location);
    try {
      // The first read decides which moment all later ones see.
      client.exec("BEGIN; SELECT count(*) FROM sqlite_schema");
      return await look(client, work);
    } finally {
      client.close();
    }
  };
}

/** The last connection to close moves the log into the file and deletes it. */
function closeConnections({ writer, reader }: Connections): void {
  if (reader !== writer) reader.close();
  writer.close();
}

/** Statements run at once. SQLite may end a transaction by itself (full disk); what came after would be written outside of it. */
const insideTransaction = (client: Database.Database, guard: Guard) => {
  return async <T>(statement: () => T): Promise<T> => {
    guard.assertOpen();
    if (!client.inTransaction)
      throw new DomainError("UNAVAILABLE", "The database has ended this transaction after an error; nothing of it was written.");
    return statement();
  };
};

/** Where one connection serves all, a read waits until no transaction is open, or it would see what is not committed. */
const outsideTransaction = (guard: Guard, queue: WriterQueue | undefined) => {
  return async <T>(statement: () => T): Promise<T> => {
    guard.assertOutside("reads");
    return queue === undefined ? statement() : queue.alone(statement);
  };
};

function transactionControl(client: Database.Database): TransactionControl {
  const [begin, commit, rollback, savepoint, release, rollbackTo] = [
    "BEGIN IMMEDIATE",
    "COMMIT",
    "ROLLBACK",
    "SAVEPOINT job",
    "RELEASE job",
    "ROLLBACK TO job",
  ].map((text) => {
    const statement = client.prepare(text);
    return () => void statement.run();
  }) as [Step, Step, Step, Step, Step, Step];
  return {
    begin,
    commit,
    rollback: () => (client.inTransaction ? rollback() : undefined),
    savepoint,
    release,
    rollbackTo: () => {
      rollbackTo();
      release();
    },
  };
}

type Step = () => void;
