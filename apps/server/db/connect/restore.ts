import { existsSync, renameSync, rmSync } from "node:fs";
import { DomainError } from "@signalbox/contracts";
import Database from "better-sqlite3";
import type { Clock } from "../../ports/clock.ts";
import { backupDatabase } from "./backup.ts";
import { migrationState, sqliteMigrations } from "./ensure-schema.ts";
import { createDatabaseFile, databaseFiles } from "./file-modes.ts";
import { pendingMigrations } from "./journal.ts";
import { acquireServerLock } from "./lock.ts";
import { openForInspection, opening } from "./sqlite-connection.ts";

export interface RestoreRequest {
  /** A backup. It is read only. */
  readonly from: string;
  /** The database to replace. */
  readonly to: string;
  readonly clock: Clock;
  readonly migrations?: string;
}

export interface RestoreResult {
  /** Where the replaced database was put; null when there was none. */
  readonly replaced: string | null;
}

/** Puts a backup in the place of a database. The backup is checked first; what stood there is kept aside, also when it is damaged. */
export async function restoreDatabase({ from, to, clock, migrations = sqliteMigrations }: RestoreRequest): Promise<RestoreResult> {
  const there = existsSync(to);
  if (!there) opening(to, () => createDatabaseFile(to));
  const lock = acquireServerLock(to, { pid: process.pid });
  const fresh = `${to}.${process.pid}.restoring`;
  try {
    await backupDatabase({ from, to: fresh, force: true });
    assertOurs(fresh, from, migrations);
    if (there) closeLog(to);
    const replaced = there ? `${to}.replaced-${clock.now().toISOString().replaceAll(/[-:.]/g, "")}` : null;
    if (replaced !== null) setAside(to, replaced);
    renameSync(fresh, to);
    return { replaced };
  } catch (error) {
    rmSync(fresh, { force: true });
    if (!there) rmSync(to, { force: true });
    throw error;
  } finally {
    lock.release();
  }
}

function assertOurs(path: string, from: string, migrations: string): void {
  const client = openForInspection(path);
  try {
    const state = { ...migrationState(client, migrations), database: from };
    if (state.applied.length === 0)
      throw new DomainError("INVALID", `${from} is not a database of Signalbox, so nothing was replaced.`, { details: { path: from } });
    pendingMigrations(state);
  } finally {
    client.close();
  }
}

/** Moves the log into the file, which works only when nobody else has it open. A damaged database is set aside as it is. */
function closeLog(path: string): void {
  let client: Database.Database | undefined;
  try {
    client = new Database(path, { timeout: 1000 });
    client.pragma("journal_mode = DELETE");
  } catch (error) {
    if (!String((error as { code?: unknown }).code).startsWith("SQLITE_BUSY")) return;
    throw new DomainError("CONFLICT", `Another program has ${path} open, so it was not replaced. Stop it and try again.`, {
      cause: error,
      details: { path },
    });
  } finally {
    client?.close();
  }
}

/** The log goes first: a new database must never meet the log of the old one. */
function setAside(path: string, aside: string): void {
  for (const file of databaseFiles(path).reverse()) {
    if (existsSync(file)) renameSync(file, aside + file.slice(path.length));
  }
}
