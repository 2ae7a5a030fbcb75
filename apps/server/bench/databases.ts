import { copyFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { systemClock } from "../adapters/clock.ts";
import { randomIds } from "../adapters/ids.ts";
import { openSqlite, type SqliteStore } from "../db/connect/sqlite.ts";
import { createRepositories } from "../db/repositories/drizzle/index.ts";

type Durability = "normal" | "full";

/** The database as the server opens it. */
export function openStore(location: string, durability: Durability = "normal"): Promise<SqliteStore> {
  return openSqlite({
    location,
    durability,
    clock: systemClock,
    ids: randomIds(),
    createRepositories,
    verify: false,
    warn: () => {},
  });
}

/** The yardstick: the same file format and the same settings, without anything of ours in between. */
export function openRaw(location: string, durability: Durability = "normal"): Database.Database {
  const client = new Database(location);
  for (const setting of [
    "journal_mode = WAL",
    `synchronous = ${durability}`,
    "foreign_keys = ON",
    "busy_timeout = 5000",
    "cache_size = -65536",
    "mmap_size = 268435456",
    "journal_size_limit = 67108864",
    "wal_autocheckpoint = 4000",
  ])
    client.pragma(setting);
  return client;
}

/** BEGIN IMMEDIATE … COMMIT around `work`, prepared once. */
export function rawTransaction(client: Database.Database): <T>(work: () => T) => T {
  const [begin, commit, rollback] = ["BEGIN IMMEDIATE", "COMMIT", "ROLLBACK"].map((text) => client.prepare(text));
  return (work) => {
    begin?.run();
    try {
      const result = work();
      commit?.run();
      return result;
    } catch (error) {
      rollback?.run();
      throw error;
    }
  };
}

/** A migrated file with nothing in it. */
export async function emptyDatabase(folder: string, name: string): Promise<string> {
  const path = join(folder, name);
  await (await openStore(path)).close();
  return path;
}

export function copyDatabase(path: string, name: string): string {
  const copy = join(path, "..", name);
  copyFileSync(path, copy);
  return copy;
}

/** `insert into t (…) values (@…) returning *` over every column the table has, as the adapter's insert. */
export function rawInsert(client: Database.Database, table: string): Database.Statement {
  const columns = (client.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name);
  const names = columns.map((name) => `"${name}"`).join();
  return client.prepare(`insert into ${table} (${names}) values (${columns.map((name) => `@${name}`).join()}) returning *`);
}
