import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import type Database from "better-sqlite3";
import { expect, test } from "vitest";
import { childScript } from "../../testing/child-script.ts";
import { fakeClock } from "../../testing/clock.ts";
import { type TestMigration, writeMigrations } from "../../testing/migrations-folder.ts";
import { tempFolder } from "../../testing/temp-folder.ts";
import { ensureSchema, schemaBackups, sqliteMigrations } from "./ensure-schema.ts";
import { readJournal } from "./journal.ts";
import { openForInspection, openWriter } from "./sqlite-connection.ts";

const tables: TestMigration = {
  tag: "0000_tables",
  when: 1000,
  statements: [
    "CREATE TABLE `teams` (`id` text PRIMARY KEY NOT NULL, `size` integer NOT NULL, CONSTRAINT small CHECK (size < 10))",
    "CREATE TABLE `members` (`id` text PRIMARY KEY NOT NULL, `team_id` text NOT NULL, FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON DELETE cascade)",
  ],
};

/** What drizzle-kit generates when a CHECK changes. */
const rebuild: TestMigration = {
  tag: "0001_rebuild",
  when: 2000,
  statements: [
    "PRAGMA foreign_keys=OFF",
    "CREATE TABLE `__new_teams` (`id` text PRIMARY KEY NOT NULL, `size` integer NOT NULL, CONSTRAINT small CHECK (size < 100))",
    "INSERT INTO `__new_teams`(`id`, `size`) SELECT `id`, `size` FROM `teams`",
    "DROP TABLE `teams`",
    "ALTER TABLE `__new_teams` RENAME TO `teams`",
    "PRAGMA foreign_keys=ON",
  ],
};

const addColumn = (number: number): TestMigration => ({
  tag: `000${number}_column`,
  when: 1000 + number * 1000,
  statements: [`ALTER TABLE teams ADD c${number} text`],
});

interface Place {
  readonly path: string;
  readonly clock: ReturnType<typeof fakeClock>;
  migrate(...migrations: TestMigration[]): ReturnType<typeof ensureSchema>;
  query(text: string): unknown[];
}

function place(): Place {
  const folder = tempFolder();
  const path = join(folder, "signalbox.db");
  const clock = fakeClock();
  const withClient = <T>(client: Database.Database, work: (client: Database.Database) => T) => {
    try {
      return work(client);
    } finally {
      client.close();
    }
  };
  return {
    path,
    clock,
    migrate: (...migrations) => {
      clock.advance(1000);
      const written = writeMigrations(join(folder, "migrations"), migrations);
      return withClient(openWriter(path, { durability: "normal" }), (client) => {
        const result = ensureSchema({ client, clock, folder: written });
        expect(client.pragma("foreign_keys", { simple: true })).toBe(1);
        return result;
      });
    },
    query: (text) => withClient(openForInspection(path), (client) => client.prepare(text).all()),
  };
}

function filled(): Place {
  const made = place();
  made.migrate(tables);
  const client = openWriter(made.path, { durability: "normal" });
  client.exec("INSERT INTO teams VALUES ('t', 3); INSERT INTO members VALUES ('a', 't'), ('b', 't')");
  client.close();
  return made;
}

test("a new file is migrated without a backup, and a second time finds nothing to do", () => {
  const { migrate, path } = place();
  expect(migrate(tables, rebuild)).toMatchObject({ applied: [{ tag: "0000_tables" }, { tag: "0001_rebuild" }], backup: null });
  expect(migrate(tables, rebuild)).toEqual({ applied: [], backup: null });
  expect(schemaBackups(path)).toEqual([]);
});

test("a rebuild of a table keeps its children, and a backup holds what was before", () => {
  const { migrate, query } = filled();
  const { backup } = migrate(tables, rebuild);
  expect(query("SELECT * FROM members")).toHaveLength(2);
  expect(query("SELECT sql FROM sqlite_schema WHERE name = 'teams'")).toEqual([{ sql: expect.stringContaining("size < 100") }]);
  const copy = openForInspection(backup ?? "");
  expect(copy.prepare("SELECT * FROM members").all()).toHaveLength(2);
  expect(copy.prepare("SELECT sql FROM sqlite_schema WHERE name = 'teams'").all()).toEqual([
    { sql: expect.stringContaining("size < 10)") },
  ]);
  copy.close();
});

test("three backups are kept, the newest ones", () => {
  const { migrate, path } = filled();
  const migrations = [tables];
  for (let number = 1; number <= 5; number += 1) {
    migrations.push(addColumn(number));
    migrate(...migrations);
  }
  expect(schemaBackups(path).map((file) => basename(file).split("-before-")[1])).toEqual(["0003_column", "0004_column", "0005_column"]);
});

test("a migration older than the last applied one is refused before anything is applied", () => {
  const { migrate, query } = filled();
  const late = { ...addColumn(1), when: 500 };
  expect(() => migrate(tables, late, addColumn(2))).toThrow(/0001_column is older than the last one applied/);
  expect(query("SELECT * FROM pragma_table_info('teams')")).toHaveLength(2);
});

test("a newer database is refused", () => {
  const { migrate, query } = filled();
  migrate(tables, addColumn(1));
  expect(() => migrate(tables)).toThrow(expect.objectContaining({ code: "REFUSED", message: expect.stringContaining("newer") }));
  expect(query("SELECT * FROM members")).toHaveLength(2);
});

test("a migration that fails changes nothing, and says so", () => {
  const { migrate, query } = filled();
  const failing: TestMigration = {
    tag: "0002_failing",
    when: 3000,
    statements: ["DELETE FROM members", "INSERT INTO teams VALUES ('u', 500)"],
  };
  expect(() => migrate(tables, addColumn(1), failing)).toThrow(/could not be migrated, and nothing of it was changed/);
  expect(query("SELECT * FROM members")).toHaveLength(2);
  expect(query("SELECT * FROM __drizzle_migrations")).toHaveLength(1);
  expect(query("SELECT * FROM pragma_table_info('teams')")).toHaveLength(2);
});

test("a migration that leaves rows without their parents is never committed", () => {
  const { migrate, query } = filled();
  const orphaning: TestMigration = { tag: "0001_orphaning", when: 2000, statements: ["DELETE FROM teams"] };
  expect(() => migrate(tables, orphaning)).toThrow(
    expect.objectContaining({ code: "DAMAGED", message: expect.stringContaining("members") }),
  );
  expect(query("SELECT * FROM teams")).toHaveLength(1);
});

test("the journal of this program is monotonic, or a migration would be left out in silence", () => {
  const times = readJournal(sqliteMigrations).map(({ when }) => when);
  expect(times.length).toBeGreaterThan(0);
  expect(times).toEqual([...new Set(times)].sort((a, b) => a - b));
});

test("every migration of this program is in its journal", () => {
  const files = readdirSync(sqliteMigrations).filter((name) => name.endsWith(".sql"));
  expect(files.sort()).toEqual(readJournal(sqliteMigrations).map(({ tag }) => `${tag}.sql`));
});

test("eight processes that open a new database at once all succeed", { timeout: 120_000 }, async () => {
  const path = join(tempFolder(), "new", "signalbox.db");
  const children = Array.from({ length: 8 }, () => childScript("boot-database", path));
  expect(await Promise.all(children.map((child) => child.ended()))).toEqual(Array(8).fill(0));
  const client = openForInspection(path);
  expect(client.prepare("SELECT * FROM metadata WHERE value = 'booted'").all()).toHaveLength(8);
  expect(client.prepare("SELECT * FROM __drizzle_migrations").all()).toHaveLength(readJournal(sqliteMigrations).length);
  client.close();
});
