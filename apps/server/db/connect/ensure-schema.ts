import { closeSync, existsSync, fsyncSync, openSync, readdirSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { DomainError } from "@signalbox/contracts";
import type Database from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { migrate } from "drizzle-orm/better-sqlite3/migrator";
import type { Clock } from "../../ports/clock.ts";
import { MEMORY } from "./database-location.ts";
import { makePrivate, privately } from "./file-modes.ts";
import { assertAllApplied, type JournalEntry, type MigrationState, pendingMigrations, readJournal } from "./journal.ts";
import { acquireServerLock } from "./lock.ts";
import { BUSY_TIMEOUT_MS, openForInspection } from "./sqlite-connection.ts";
import { translateError } from "./translate-error.ts";

export const sqliteMigrations = fileURLToPath(new URL("../../../../drizzle", import.meta.url));

export interface SchemaRequest {
  readonly client: Database.Database;
  readonly clock: Clock;
  /** Where drizzle-kit has put the migrations. */
  readonly folder?: string | undefined;
  /** The caller holds the server's lock on the file. */
  readonly locked?: boolean | undefined;
  /** Look through the whole file even where nothing is pending. */
  readonly verify?: boolean | undefined;
}

export interface SchemaResult {
  readonly applied: readonly JournalEntry[];
  /** The copy made before a file with something in it was changed. */
  readonly backup: string | null;
}

const KEPT_BACKUPS = 3;

/**
 * Brings the database to the schema of this program, or changes nothing and says why. A second call finds nothing to do; programs that
 * open a file at the same time wait for each other.
 */
export function ensureSchema(request: SchemaRequest): SchemaResult {
  const { client, folder = sqliteMigrations, verify = true } = request;
  // Asked before what is pending: a file that was empty then may be migrated by another program in between, but not by an older one.
  const empty = isEmpty(client);
  if (pendingMigrations(migrationState(client, folder)).length === 0) {
    if (verify) assertSound(client, "quick_check");
    return { applied: [], backup: null };
  }
  return withLock({ ...request, empty }, () => withoutForeignKeys(client, () => applyPending(request, folder)));
}

export function migrationState(client: Database.Database, folder: string): MigrationState {
  return { journal: readJournal(folder), applied: appliedMigrations(client), database: client.name };
}

function appliedMigrations(client: Database.Database): number[] {
  const present = client.prepare("select 1 from sqlite_schema where type = 'table' and name = '__drizzle_migrations'").all();
  if (present.length === 0) return [];
  return client.prepare("select created_at from __drizzle_migrations order by created_at").pluck().all().map(Number);
}

/** What SQLite finds wrong; empty when nothing is. */
export function findDamage(client: Database.Database, check: "quick_check" | "integrity_check"): string[] {
  try {
    const lines = client.prepare(`PRAGMA ${check}(20)`).pluck().all() as string[];
    return lines.filter((line) => line !== "ok");
  } catch (error) {
    return [(error as Error).message];
  }
}

export interface OrphanRow {
  readonly table: string;
  readonly rowid: number | null;
  readonly parent: string;
}

export const findOrphans = (client: Database.Database): OrphanRow[] => client.prepare("PRAGMA foreign_key_check").all() as OrphanRow[];

function assertSound(client: Database.Database, check: "quick_check" | "integrity_check"): void {
  const [first] = findDamage(client, check);
  if (first === undefined) return;
  throw new DomainError(
    "DAMAGED",
    `The database ${client.name} is damaged (${first}). Nothing was changed; restore a backup with \`signalbox db restore\`.`,
    {
      details: { path: client.name },
    },
  );
}

/** A server that runs an older program must not find its tables changed underneath. A new file belongs to nobody yet. */
function withLock<T>({ client, locked = false, empty }: SchemaRequest & { empty: boolean }, work: () => T): T {
  if (locked || empty || client.name === MEMORY) return work();
  const lock = acquireServerLock(client.name, { pid: process.pid }, BUSY_TIMEOUT_MS);
  try {
    return work();
  } finally {
    lock.release();
  }
}

/**
 * A generated rebuild of a table drops the old one, which with foreign keys on deletes all children without an error. The switch does
 * nothing inside a transaction, so it stands around it.
 */
function withoutForeignKeys<T>(client: Database.Database, work: () => T): T {
  client.pragma("foreign_keys = OFF");
  try {
    return work();
  } finally {
    client.pragma("foreign_keys = ON");
  }
}

function applyPending(request: SchemaRequest, folder: string): SchemaResult {
  const { client } = request;
  client.exec("BEGIN IMMEDIATE");
  try {
    // Asked again with the writer's lock in hand: another program may have done it all meanwhile.
    const applied = pendingMigrations(migrationState(client, folder));
    const backup = applied.length > 0 && client.name !== MEMORY && !isEmpty(client) ? copyBefore(request, applied) : null;
    if (applied.length > 0) migrateAndCheck(client, folder);
    client.exec("COMMIT");
    return { applied, backup };
  } catch (error) {
    if (client.inTransaction) client.exec("ROLLBACK");
    throw migrationFailure(error, client.name);
  }
}

const isEmpty = (client: Database.Database) =>
  client.prepare("select 1 from sqlite_schema where name not like 'sqlite_%' and name <> '__drizzle_migrations' limit 1").all().length ===
  0;

function migrateAndCheck(client: Database.Database, folder: string): void {
  migrate(drizzle({ client: insideTransaction(client) }), { migrationsFolder: folder });
  const [orphan] = findOrphans(client);
  if (orphan !== undefined) {
    throw new DomainError("DAMAGED", `After migrating, rows of ${orphan.table} would refer to rows of ${orphan.parent} that do not exist.`);
  }
  assertSound(client, "integrity_check");
  assertAllApplied(migrationState(client, folder));
}

/**
 * Drizzle's migrator opens a transaction of its own. Here it becomes a savepoint of ours, so that what is pending is decided, applied
 * and checked under one lock, and a result that fails a check is never committed.
 */
function insideTransaction(client: Database.Database): Database.Database {
  const nested: Readonly<Record<string, string>> = {
    BEGIN: "SAVEPOINT migrator",
    COMMIT: "RELEASE migrator",
    ROLLBACK: "ROLLBACK TO migrator",
  };
  return { prepare: (text: string) => client.prepare(nested[text] ?? text) } as unknown as Database.Database;
}

/** By a second connection: one inside a transaction cannot copy. It sees what is committed, and nobody else can write meanwhile. */
function copyBefore({ client, clock }: SchemaRequest, [first]: readonly JournalEntry[]): string {
  const stamp = clock.now().toISOString().replaceAll(/[-:.]/g, "");
  const target = freePath(`${client.name}.backup-${stamp}-before-${first?.tag ?? "migration"}`);
  const reader = openForInspection(client.name);
  try {
    // VACUUM INTO writes to its target only, but SQLite counts that as a change.
    reader.pragma("query_only = OFF");
    privately(() => reader.prepare("VACUUM INTO ?").run(target));
  } catch (error) {
    rmSync(target, { force: true });
    throw error;
  } finally {
    reader.close();
  }
  makePrivate(target);
  flush(target);
  for (const old of schemaBackups(client.name).slice(0, -KEPT_BACKUPS)) rmSync(old, { force: true });
  return target;
}

/** The copies beside a database, oldest first. */
export function schemaBackups(path: string): string[] {
  const prefix = `${basename(path)}.backup-`;
  const folder = dirname(path);
  return readdirSync(folder)
    .filter((name) => name.startsWith(prefix))
    .sort()
    .map((name) => join(folder, name));
}

const freePath = (path: string) => {
  for (let number = 0; ; number += 1) {
    const candidate = number === 0 ? path : `${path}-${number}`;
    if (!existsSync(candidate)) return candidate;
  }
};

/** SQLite does not wait until a copy has reached the disk. */
export function flush(path: string): void {
  const file = openSync(path, "r+");
  fsyncSync(file);
  closeSync(file);
}

function migrationFailure(error: unknown, path: string): unknown {
  const translated = translateError(error);
  const { code, message } =
    translated instanceof DomainError ? translated : { code: "INTERNAL" as const, message: (translated as Error).message };
  if (code === "REFUSED" && translated === error) return error;
  return new DomainError(code, `The database ${path} could not be migrated, and nothing of it was changed. ${message}`, {
    cause: error,
    details: { path },
  });
}
