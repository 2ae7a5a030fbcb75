import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import pg from "pg";
import type { QueryBuilder } from "../repositories/drizzle/session.ts";
import type { Store } from "../repositories/unit-of-work.ts";
import type { JournalEntry } from "./journal.ts";
import { describePostgres, explainLoss } from "./postgres-errors.ts";
import { ensurePostgresSchema } from "./postgres-schema.ts";
import { createPostgresStore, type PostgresStoreOptions } from "./postgres-store.ts";
import { createPostgresWriter, lookAtOneMoment } from "./postgres-writer.ts";

export interface PostgresOptions extends PostgresStoreOptions {
  /** `postgres://user:password@host:port/database`. */
  readonly url: string;
  /** Connections that read, beside the one that writes. */
  readonly max?: number;
}

const CONNECT_TIMEOUT_MS = 10_000;

/** Times are read as text by Drizzle, so every connection speaks UTC in ISO order, whatever the server's or the role's settings say. */
const connectionSettings = (url: string, more = "") => ({
  connectionString: url,
  connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  keepAlive: true,
  application_name: "signalbox",
  options: `-c timezone=UTC -c datestyle=ISO${more}`,
});

/** Migrates the database if needed and opens it: one connection that writes, a pool that reads. */
export async function openPostgres(options: PostgresOptions): Promise<Store> {
  const { url, max = 8, warn } = options;
  const database = describePostgres(url);
  const settings = connectionSettings(url);
  await migratePostgres(url);

  // What reads cannot write, even by mistake. And it is planned for the values given: a plan for any values suits the average initiative,
  // and walks through everybody's tasks to find the few of a small one.
  const pool = new pg.Pool({
    ...connectionSettings(url, " -c default_transaction_read_only=on -c plan_cache_mode=force_custom_plan"),
    max,
  });
  // Without a listener, a connection that dies while idle would end the process. The pool itself replaces it.
  pool.on("error", (error) => warn(`An idle connection to ${database} was lost (${error.message}).`));
  const writer = createPostgresWriter({ database, warn, connect: () => connected(settings) });
  return createPostgresStore(
    {
      database,
      writer: builder(writer.client),
      reader: builder(pool),
      control: writer.control,
      snapshot: (look) => withSnapshot(settings, look),
      close: async () => {
        await writer.close();
        await pool.end();
      },
    },
    options,
  );
}

/** Applies pending migrations, on a connection of its own. */
export async function migratePostgres(url: string, folder?: string): Promise<JournalEntry[]> {
  const database = describePostgres(url);
  const client = await connected(connectionSettings(url)).catch((error: unknown) => {
    throw explainLoss(error, database);
  });
  try {
    return await ensurePostgresSchema(
      {
        database,
        query: async (text) => (await client.query(text)).rows,
        migrate: (migrationsFolder) => migrate(drizzle({ client }), { migrationsFolder }),
      },
      folder,
    );
  } catch (error) {
    throw explainLoss(error, database);
  } finally {
    await client.end().catch(() => {});
  }
}

/** A connection beside those of the store. */
export const connectPostgres = (url: string): Promise<pg.Client> => connected(connectionSettings(url));

async function connected(settings: pg.ClientConfig): Promise<pg.Client> {
  const client = new pg.Client(settings);
  // Whoever waits for an answer gets the error too; here it only must not end the process.
  client.on("error", () => {});
  await client.connect();
  return client;
}

/** On a connection of its own, so that a long look takes none from the pool. */
async function withSnapshot<T>(settings: pg.ClientConfig, look: (db: QueryBuilder) => Promise<T>): Promise<T> {
  const client = await connected(settings);
  try {
    await client.query(lookAtOneMoment);
    return await look(builder(client));
  } finally {
    await client.end().catch(() => {});
  }
}

/** Adapters are typed for SQLite's builder; PostgreSQL's takes the same calls (architecture: one schema, two databases). */
const builder = (client: Pick<pg.Client, "query">): QueryBuilder => drizzle({ client: client as pg.Client }) as unknown as QueryBuilder;
