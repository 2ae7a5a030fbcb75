import { PGlite } from "@electric-sql/pglite";
import { drizzle } from "drizzle-orm/pglite";
import { migrate } from "drizzle-orm/pglite/migrator";
import { ensurePostgresSchema } from "../db/connect/postgres-schema.ts";
import { createPostgresStore, type PostgresStoreOptions } from "../db/connect/postgres-store.ts";
import { lookAtOneMoment, takeTheTurn, undoSteps } from "../db/connect/postgres-writer.ts";
import type { QueryBuilder } from "../db/repositories/drizzle/session.ts";
import type { Store } from "../db/repositories/unit-of-work.ts";

/**
 * A store on PGlite: PostgreSQL inside this process, in memory. It has one connection, so reads wait for the writer as on `:memory:`.
 * Making and migrating the first one takes seconds; the next ones of the same process start from its dump.
 */
export async function openPglite(options: PostgresStoreOptions, given?: PGlite): Promise<Store> {
  const client = given ?? (await migratedPglite());
  const db = drizzle({ client }) as unknown as QueryBuilder;
  const commit = async () => {
    // PGlite does not hand out the command tag. In a transaction that a failed statement has broken, this fails where COMMIT would not.
    await client.exec("select 1");
    await client.exec("commit");
  };
  return createPostgresStore(
    {
      database: "PGlite",
      writer: db,
      reader: db,
      control: { begin: async () => void (await client.exec(takeTheTurn)), commit, ...undoSteps((text) => client.exec(text)) },
      snapshot: async (look) => {
        await client.exec(lookAtOneMoment);
        return look(db).finally(() => client.exec("rollback"));
      },
      close: () => client.close(),
    },
    options,
  );
}

let migrated: Promise<Blob | File> | undefined;

/** An empty database with every table, for tests that speak SQL to it. */
export async function migratedPglite(): Promise<PGlite> {
  if (migrated !== undefined) return PGlite.create({ loadDataDir: await migrated });
  const first = PGlite.create().then(async (client) => {
    await migratePglite(client);
    return client;
  });
  migrated = first.then((client) => client.dumpDataDir("none"));
  await migrated;
  return first;
}

export const migratePglite = (client: PGlite, folder?: string) =>
  ensurePostgresSchema(
    {
      database: "PGlite",
      query: async (text) => (await client.query<Record<string, unknown>>(text)).rows,
      migrate: (migrationsFolder) => migrate(drizzle({ client }), { migrationsFolder }),
    },
    folder,
  );
