import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DomainError } from "@signalbox/contracts";

/** One migration, as drizzle-kit lists it in `meta/_journal.json`. Drizzle stores `when` in the database once it is applied. */
export interface JournalEntry {
  readonly tag: string;
  readonly when: number;
}

export function readJournal(folder: string): JournalEntry[] {
  const file = join(folder, "meta", "_journal.json");
  try {
    const journal = JSON.parse(readFileSync(file, "utf8")) as { entries: JournalEntry[] };
    return journal.entries.map(({ tag, when }) => ({ tag, when }));
  } catch (error) {
    throw new DomainError("INTERNAL", `The list of migrations ${file} cannot be read. Install Signalbox again.`, { cause: error });
  }
}

export interface MigrationState {
  readonly journal: readonly JournalEntry[];
  /** `created_at` of every row of Drizzle's table of migrations; empty for a new database. */
  readonly applied: readonly number[];
  /** Names the database in errors. */
  readonly database: string;
}

/**
 * What is still to be applied, in order. Refuses a database that a newer program has migrated, and a migration that is older than the
 * last applied one: Drizzle compares with that one only, and would leave it out in silence for ever.
 */
export function pendingMigrations({ journal, applied, database }: MigrationState): JournalEntry[] {
  const known = new Set(journal.map(({ when }) => when));
  const unknown = applied.filter((when) => !known.has(when));
  if (unknown.length > 0) {
    throw new DomainError(
      "REFUSED",
      `The database ${database} was migrated by a newer or another version of Signalbox (${unknown.length} unknown ${unknown.length === 1 ? "migration" : "migrations"}). Start that version, or restore a backup made before it.`,
      { details: { unknown } },
    );
  }
  const last = Math.max(0, ...applied);
  const pending = journal.filter(({ when }) => !applied.includes(when));
  const skipped = pending.find(({ when }) => when <= last);
  if (skipped !== undefined) {
    throw new DomainError(
      "REFUSED",
      `The migration ${skipped.tag} is older than the last one applied to ${database}, so it would never run. Generate it again on top of the others.`,
      { details: { tag: skipped.tag } },
    );
  }
  return pending;
}

/** After migrating: every entry of the journal must stand in the database. */
export function assertAllApplied(state: MigrationState): void {
  const missing = pendingMigrations(state);
  if (missing.length === 0) return;
  throw new DomainError(
    "DAMAGED",
    `The migrations ${missing.map(({ tag }) => tag).join(", ")} did not arrive in ${state.database}. Restore a backup and try again.`,
  );
}
