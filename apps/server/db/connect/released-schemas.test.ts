import { appendFileSync, cpSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import Database from "better-sqlite3";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { describe, expect, it } from "vitest";
import { randomIds } from "../../adapters/ids.ts";
import { fakeClock } from "../../testing/clock.ts";
import { dumpDatabase, fixtureRows, makeDatabaseFixture } from "../../testing/database-fixture.ts";
import { tempFolder } from "../../testing/temp-folder.ts";
import { createRepositories } from "../repositories/drizzle/index.ts";
import type { RowArchive } from "../repositories/row-archive.ts";
import { checkDatabase } from "./check.ts";
import { ensureSchema, sqliteMigrations } from "./ensure-schema.ts";
import { readJournal } from "./journal.ts";
import { openSqlite } from "./sqlite.ts";
import { openForInspection, openWriter } from "./sqlite-connection.ts";

type Row = Readonly<Record<string, unknown>>;

const timeout = 60_000;
const folder = fileURLToPath(new URL("../../testing/fixtures/databases", import.meta.url));
const fixtures = readdirSync(folder)
  .filter((name) => name.endsWith(".sql"))
  .sort()
  .map((name) => ({ tag: basename(name, ".sql"), text: readFileSync(join(folder, name), "utf8") }));
const journal = readJournal(sqliteMigrations);
const lastTag = journal.at(-1)?.tag ?? "";

/** A file as the release has left it. */
function released(text: string): string {
  const path = join(tempFolder(), "signalbox.db");
  const client = openWriter(path, { durability: "normal" });
  client.exec(text);
  client.close();
  return path;
}

const open = (location: string) => openSqlite({ location, clock: fakeClock(), ids: randomIds(), createRepositories, warn: () => {} });

function inspected<T>(path: string, look: (client: Database.Database) => T): T {
  const client = openForInspection(path);
  try {
    return look(client);
  } finally {
    client.close();
  }
}

/** Tables, indexes and triggers, however their statements are laid out. */
const schemaOf = (client: Database.Database) =>
  client
    .prepare<[], { name: string; sql: string }>("select name, sql from sqlite_schema where sql is not null and name not like 'sqlite_%'")
    .all()
    .map(({ name, sql }) => `${name}: ${sql.replaceAll(/\s+/g, " ")}`)
    .sort();

async function rowsNow(rowArchive: Pick<RowArchive, "readTable">, table: string): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const page of rowArchive.readTable(table)) rows.push(...page);
  return rows;
}

/** Later releases may add fields: compared are those that the fixture knows. */
function sorted(rows: readonly Row[], fields: readonly string[]): Row[] {
  const known = rows.map((row) => Object.fromEntries(fields.map((field) => [field, row[field]])));
  return known.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

/** Sentences about migrations up to `tag` that are not what the database of the release has run. */
function changedMigrations(tag: string, text: string, migrations = sqliteMigrations): string[] {
  const now = new Map(readMigrationFiles({ migrationsFolder: migrations }).map(({ folderMillis, hash }) => [folderMillis, hash]));
  const last = journal.findIndex((entry) => entry.tag === tag);
  if (last < 0)
    return [`The fixture ${tag}.sql belongs to no migration: its name must be a tag of drizzle/meta/_journal.json, which never loses one.`];
  const client = new Database(":memory:");
  client.exec(text);
  const applied = new Map(client.prepare<[], [number, string]>("select created_at, hash from __drizzle_migrations").raw().all());
  client.close();
  const entries = journal.slice(0, last + 1);
  const unknown = applied.size - entries.filter(({ when }) => applied.has(when)).length;
  return [
    ...(unknown === 0 ? [] : [`The release of ${tag} has run ${unknown} migrations that are gone from drizzle/meta/_journal.json.`]),
    ...entries.flatMap(({ tag: each, when }) => {
      if (!applied.has(when)) return [`The migration ${each} was put before ${tag} after that was released. Generate it again on top.`];
      if (applied.get(when) === now.get(when)) return [];
      return [
        `The migration ${each} is released and was edited since: databases that have run it never see the change. Put it back and generate a new migration.`,
      ];
    }),
  ];
}

describe("databases of released versions", () => {
  it("are kept as fixtures", () => {
    process.stdout.write(
      `released schemas: ${fixtures.length} fixtures, ${fixtures.flatMap(({ text }) => fixtureRows(text)).length} rows\n`,
    );
    expect(fixtures.length).toBeGreaterThan(0);
  });

  it.each(fixtures)("$tag: keeps every row, with its values", { timeout }, async ({ tag, text }) => {
    const store = await open(released(text));
    try {
      const position = journal.findIndex((entry) => entry.tag === tag);
      expect(store.schema.applied).toEqual(journal.slice(position + 1));
      const expected = Map.groupBy(fixtureRows(text), ({ table }) => table);
      expect(expected.size).toBeGreaterThan(0);
      for (const [table, promised] of expected) {
        const rows = promised.map(({ row }) => row);
        const fields = Object.keys(rows[0] ?? {});
        expect(await store.reads.rowArchive.countRows(table), table).toBe(rows.length);
        expect(sorted(await rowsNow(store.reads.rowArchive, table), fields), table).toEqual(sorted(rows, fields));
      }
    } finally {
      await store.close();
    }
  });

  it.each(fixtures)("$tag: becomes sound, and the same as a new database", { timeout }, async ({ text }) => {
    const path = released(text);
    await (await open(path)).close();
    expect(checkDatabase(path)).toEqual({ ok: true, damage: [], orphans: [], pending: [], journal: null });
    const fresh = openWriter(":memory:", { durability: "normal" });
    ensureSchema({ client: fresh, clock: fakeClock() });
    expect(inspected(path, schemaOf)).toEqual(schemaOf(fresh));
    fresh.close();
  });

  it.each(fixtures)("$tag: still refuses to change its log", { timeout }, async ({ text }) => {
    const path = released(text);
    await (await open(path)).close();
    const client = openWriter(path, { durability: "normal" });
    for (const table of ["events", "audit_entries"]) {
      const before = client.prepare(`select * from ${table}`).all();
      expect(before.length, table).toBeGreaterThan(0);
      expect(() => client.exec(`update ${table} set created_at = 0`), table).toThrow(/are append-only/);
      expect(() => client.exec(`delete from ${table}`), table).toThrow(/are append-only/);
      expect(client.prepare(`select * from ${table}`).all(), table).toEqual(before);
    }
    client.close();
  });
});

describe("released migrations", () => {
  it.each(fixtures)("up to $tag are as they were released", ({ tag, text }) => {
    expect(changedMigrations(tag, text)).toEqual([]);
  });

  it("are told apart from edited ones", async () => {
    const copy = join(tempFolder(), "drizzle");
    cpSync(sqliteMigrations, copy, { recursive: true });
    const text = await makeDatabaseFixture(lastTag);
    expect(changedMigrations(lastTag, text, copy)).toEqual([]);
    appendFileSync(join(copy, `${lastTag}.sql`), "\n-- later");
    expect(changedMigrations(lastTag, text, copy)).toEqual([expect.stringMatching(`^The migration ${lastTag} is released and was edited`)]);
  });
});

describe("a fixture", () => {
  it("holds all that was in the database", { timeout }, async () => {
    const text = await makeDatabaseFixture(lastTag);
    const loaded = new Database(":memory:");
    loaded.exec(text);
    const dump = dumpDatabase(loaded);
    loaded.close();
    expect(text.endsWith(dump)).toBe(true);
    expect(dump.match(/^INSERT INTO "events" /gm)).toHaveLength(fixtureRows(text).filter(({ table }) => table === "events").length);
    expect(await makeDatabaseFixture(lastTag)).toBe(text);
  });

  it("is refused for a migration that does not exist", async () => {
    await expect(makeDatabaseFixture("0000_nonsense")).rejects.toThrow(`There is no migration "0000_nonsense". There are 0000_tables`);
  });
});
