import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DomainError } from "@signalbox/contracts";
import type { Clock } from "../../ports/clock.ts";
import { ensureSchema, migrationState, sqliteMigrations } from "./ensure-schema.ts";
import { type JournalEntry, pendingMigrations, readJournal } from "./journal.ts";
import { openForInspection, openWriter } from "./sqlite-connection.ts";

export interface MigrateRequest {
  readonly path: string;
  readonly clock: Clock;
  /** Says what would be applied, and applies nothing. */
  readonly dryRun?: boolean;
  /** The last migration to apply; all of them when left out. */
  readonly to?: string | undefined;
  readonly migrations?: string;
}

export interface MigrateResult {
  /** Tags of what was applied; with `dryRun`, of what would be. */
  readonly migrations: readonly string[];
  readonly backup: string | null;
}

export function migrateDatabase({ path, clock, dryRun = false, to, migrations = sqliteMigrations }: MigrateRequest): MigrateResult {
  return withFolder({ migrations, to }, (folder) => {
    if (dryRun) return { migrations: tags(wouldApply(path, folder)), backup: null };
    const client = openWriter(path, { durability: "full" });
    try {
      const { applied, backup } = ensureSchema({ client, clock, folder });
      return { migrations: tags(applied), backup };
    } finally {
      client.close();
    }
  });
}

const tags = (entries: readonly JournalEntry[]) => entries.map(({ tag }) => tag);

function wouldApply(path: string, folder: string): JournalEntry[] {
  if (statSync(path, { throwIfNoEntry: false }) === undefined) return readJournal(folder);
  const client = openForInspection(path);
  try {
    return pendingMigrations(migrationState(client, folder));
  } finally {
    client.close();
  }
}

/** Drizzle's migrator applies a whole folder. To stop earlier, it gets one whose journal ends there. */
function withFolder<T>({ migrations, to }: { migrations: string; to: string | undefined }, work: (folder: string) => T): T {
  if (to === undefined) return work(migrations);
  const journal = JSON.parse(readFileSync(join(migrations, "meta", "_journal.json"), "utf8")) as { entries: JournalEntry[] };
  const end = journal.entries.findIndex(({ tag }) => tag === to);
  if (end < 0) {
    const last = journal.entries.at(-1)?.tag;
    throw new DomainError("INVALID", `There is no migration ${to}. The last one is ${last}.`, { details: { field: "to", to } });
  }
  const folder = mkdtempSync(join(tmpdir(), "signalbox-migrations-"));
  try {
    const entries = journal.entries.slice(0, end + 1);
    mkdirSync(join(folder, "meta"));
    writeFileSync(join(folder, "meta", "_journal.json"), JSON.stringify({ ...journal, entries }));
    for (const { tag } of entries) copyFileSync(join(migrations, `${tag}.sql`), join(folder, `${tag}.sql`));
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
