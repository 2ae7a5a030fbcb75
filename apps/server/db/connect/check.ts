import { DomainError } from "@signalbox/contracts";
import type Database from "better-sqlite3";
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

/** Reads the whole file and changes nothing. A file that is not there or may not be read is an error. */
export function checkDatabase(path: string, folder: string = sqliteMigrations): DatabaseCheck {
  let client: Database.Database | undefined;
  try {
    client = openForInspection(path);
    const damage = findDamage(client, "integrity_check");
    const orphans = damage.length === 0 ? findOrphans(client) : [];
    const { pending, journal } = damage.length === 0 ? compareJournal(client, folder) : { pending: [], journal: null };
    return { ok: damage.length + orphans.length === 0 && journal === null, damage, orphans, pending, journal };
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== "DAMAGED") throw error;
    return { ok: false, damage: [error.message], orphans: [], pending: [], journal: null };
  } finally {
    client?.close();
  }
}

function compareJournal(client: Database.Database, folder: string) {
  try {
    return { pending: pendingMigrations(migrationState(client, folder)).map(({ tag }) => tag), journal: null };
  } catch (error) {
    return { pending: [], journal: (error as Error).message };
  }
}
