import { statSync } from "node:fs";
import type Database from "better-sqlite3";
import { migrationState, schemaBackups, sqliteMigrations } from "./ensure-schema.ts";
import { tooWide } from "./file-modes.ts";
import { runningServer, type ServerInfo } from "./lock.ts";
import { openForInspection } from "./sqlite-connection.ts";

export interface DatabaseStatus {
  readonly path: string;
  readonly exists: boolean;
  readonly bytes: number;
  readonly walBytes: number;
  /** Tags of the journal, and how many applied migrations this program does not know. */
  readonly applied: readonly string[];
  readonly pending: readonly string[];
  readonly unknownMigrations: number;
  readonly tables: readonly { readonly name: string; readonly rows: number }[];
  readonly server: ServerInfo | null;
  readonly backups: readonly string[];
  /** One sentence for each file that other users may read. */
  readonly warnings: readonly string[];
}

/** What `signalbox db status` tells. Creates nothing where there is no database. */
export function databaseStatus(path: string, folder: string = sqliteMigrations): DatabaseStatus {
  const bytes = sizeOf(path);
  const none = { applied: [], pending: [], unknownMigrations: 0, tables: [] };
  if (bytes === undefined) return { path, exists: false, bytes: 0, walBytes: 0, ...none, server: null, backups: [], warnings: [] };
  const client = openForInspection(path);
  try {
    return {
      ...{ path, exists: true, bytes, walBytes: sizeOf(`${path}-wal`) ?? 0 },
      ...migrations(client, folder),
      tables: tables(client),
      server: runningServer(path),
      backups: schemaBackups(path),
      warnings: tooWide(path),
    };
  } finally {
    client.close();
  }
}

function migrations(client: Database.Database, folder: string) {
  const { journal, applied } = migrationState(client, folder);
  const known = journal.filter(({ when }) => applied.includes(when));
  return {
    applied: known.map(({ tag }) => tag),
    pending: journal.filter((entry) => !known.includes(entry)).map(({ tag }) => tag),
    unknownMigrations: applied.length - known.length,
  };
}

function tables(client: Database.Database) {
  const names = client
    .prepare(
      "select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' and name <> '__drizzle_migrations' order by name",
    )
    .pluck()
    .all() as string[];
  return names.map((name) => ({ name, rows: Number(client.prepare(`select count(*) from "${name}"`).pluck().all()[0]) }));
}

const sizeOf = (path: string): number | undefined => statSync(path, { throwIfNoEntry: false })?.size;
