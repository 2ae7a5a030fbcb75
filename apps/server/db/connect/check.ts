import { findDamage, findOrphans, migrationState, type OrphanRow, sqliteMigrations } from "./ensure-schema.ts";
import { pendingMigrations } from "./journal.ts";
import { openForInspection } from "./sqlite-connection.ts";

export interface DatabaseCheck {
  readonly ok: boolean;
  /** What SQLite's integrity check finds, in its words. */
  readonly damage: readonly string[];
  /** Rows that refer to rows that do not exist. */
  readonly orphans: readonly OrphanRow[];
  /** Tags of migrations that are not applied. */
  readonly pending: readonly string[];
  /** Why the migrations of the file and those of this program do not fit together. */
  readonly journal: string | null;
}

/** Reads the whole file and changes nothing. A file that cannot be opened at all is an error. */
export function checkDatabase(path: string, folder: string = sqliteMigrations): DatabaseCheck {
  const client = openForInspection(path);
  try {
    const damage = findDamage(client, "integrity_check");
    const orphans = damage.length === 0 ? findOrphans(client) : [];
    const { pending, journal } = damage.length === 0 ? compareJournal(client, folder) : { pending: [], journal: null };
    return { ok: damage.length + orphans.length === 0 && journal === null, damage, orphans, pending, journal };
  } finally {
    client.close();
  }
}

function compareJournal(client: Parameters<typeof migrationState>[0], folder: string) {
  try {
    return { pending: pendingMigrations(migrationState(client, folder)).map(({ tag }) => tag), journal: null };
  } catch (error) {
    return { pending: [], journal: (error as Error).message };
  }
}
