import { fileURLToPath } from "node:url";
import { assertAllApplied, type JournalEntry, pendingMigrations, readJournal } from "./journal.ts";

const postgresMigrations = fileURLToPath(new URL("../../../../drizzle/postgres", import.meta.url));

/** Held while migrating, so that servers that start together migrate one after the other. */
const MIGRATION_LOCK = "7453301823648012401";

/** One connection of a database, and Drizzle's migrator on it. */
export interface MigratingConnection {
  /** Names the database in errors; no password in it. */
  readonly database: string;
  query(text: string): Promise<Record<string, unknown>[]>;
  migrate(folder: string): Promise<void>;
}

/**
 * Applies what is pending of `folder`; a second call finds nothing to do. Each migration is all or nothing.
 * Refuses a database that is newer than this program. Returns what was applied.
 */
export async function ensurePostgresSchema(connection: MigratingConnection, folder = postgresMigrations): Promise<JournalEntry[]> {
  const { database, query, migrate } = connection;
  const journal = readJournal(folder);
  await query(`select pg_advisory_lock(${MIGRATION_LOCK})`);
  try {
    const pending = pendingMigrations({ journal, database, applied: await appliedMigrations(query) });
    if (pending.length === 0) return [];
    await migrate(folder);
    assertAllApplied({ journal, database, applied: await appliedMigrations(query) });
    return pending;
  } finally {
    // A connection that is lost has given the lock back already, and the first error is the one to tell.
    await query(`select pg_advisory_unlock(${MIGRATION_LOCK})`).catch(() => {});
  }
}

async function appliedMigrations(query: MigratingConnection["query"]): Promise<number[]> {
  const [found] = await query(`select to_regclass('drizzle.__drizzle_migrations') is not null as present`);
  if (found?.present !== true) return [];
  const rows = await query("select created_at from drizzle.__drizzle_migrations order by created_at");
  return rows.map((row) => Number(row.created_at));
}
