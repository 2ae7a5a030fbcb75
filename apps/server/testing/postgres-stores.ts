import { getTableName, is } from "drizzle-orm";
import { PgTable } from "drizzle-orm/pg-core";
import pg from "pg";
import { randomIds } from "../adapters/ids.ts";
import { openPostgres } from "../db/connect/postgres.ts";
import type { PostgresStoreOptions } from "../db/connect/postgres-store.ts";
import type { StoreUnderTest } from "../db/repositories/contracts/contract.ts";
import { createRepositories } from "../db/repositories/drizzle/index.ts";
import type { Store } from "../db/repositories/unit-of-work.ts";
import { pgTables } from "../db/schema.pg.ts";
import type { Clock } from "../ports/clock.ts";
import { migratedPglite, openPglite } from "./pglite.ts";
import { createDatabase } from "./postgres-server.ts";

/** A migrated database and the way around the store to empty it. */
interface Opened {
  readonly store: Store;
  /** Speaks SQL as the superuser. */
  exec(text: string): Promise<unknown>;
  close(): Promise<void>;
}

/** PostgreSQL in this process. One instance for as long as it is started, because making one takes seconds. */
export const pgliteStore = (): StoreUnderTest =>
  emptiedBetweenTests(async (clock) => {
    const client = await migratedPglite();
    const store = await openPglite(optionsFor(clock), client);
    return { store, exec: (text) => client.exec(text), close: () => store.close() };
  });

/** A new database on the server at `url`, for as long as it is started. */
export const postgresStore = (url: string): StoreUnderTest =>
  emptiedBetweenTests(async (clock) => {
    const database = await createDatabase(url);
    const store = await openPostgres({ ...optionsFor(clock), url: database });
    const client = new pg.Client({ connectionString: database });
    await client.connect();
    return {
      store,
      exec: (text) => client.query(text),
      close: async () => {
        await client.end();
        await store.close();
      },
    };
  });

/** The same store for several contracts: whoever shares it starts and ends it. */
export const sharing = ({ empty }: StoreUnderTest): StoreUnderTest => ({ start: async () => {}, empty, end: async () => {} });

/** A warning about a slow transaction tells about the machine, not about the code. */
export const optionsFor = (clock: Clock): PostgresStoreOptions => ({ clock, ids: randomIds(), createRepositories, warn: () => {} });

function emptiedBetweenTests(open: (clock: Clock) => Promise<Opened>): StoreUnderTest {
  let opened: Opened | undefined;
  let clock: Clock;
  return {
    start: async () => {
      // The store outlives each test, and with it the clock of each test.
      opened = await open({ now: () => clock.now(), steady: () => clock.steady() });
    },
    empty: async (next) => {
      if (opened === undefined) throw new Error("The store under test was not started.");
      clock = next;
      await opened.exec(emptyEverything);
      return opened.store;
    },
    end: async () => {
      await opened?.close();
      opened = undefined;
    },
  };
}

const tables = Object.values<unknown>(pgTables).flatMap((table) => (is(table, PgTable) ? [getTableName(table)] : []));

/** As a replica, neither the triggers that keep the log append-only nor the foreign keys look. TRUNCATE would make 200 new files each time. */
const emptyEverything = [
  "begin",
  "set local session_replication_role = replica",
  ...tables.map((table) => `delete from "${table}"`),
  "commit",
].join(";");
