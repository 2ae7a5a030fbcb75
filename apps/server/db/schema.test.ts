import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { getTableName, is, Table } from "drizzle-orm";
import { getTableConfig as pgConfig } from "drizzle-orm/pg-core";
import { getTableConfig as sqliteConfig } from "drizzle-orm/sqlite-core";
import { describe, expect, it } from "vitest";
import { readJournal } from "./connect/journal.ts";
import * as pgSchema from "./schema.pg.ts";
import * as schema from "./schema.ts";
import { tableNotes } from "./table-notes.ts";

const tables = { ...schema };
const keys = Object.keys(tables) as (keyof typeof tables)[];

/** What each kind of SQLite column is on PostgreSQL. */
const twinTypes: Record<string, string> = {
  SQLiteText: 'text COLLATE "C"',
  SQLiteTextJson: "jsonb",
  SQLiteInteger: "bigint",
  SQLiteBoolean: "boolean",
  SQLiteTimestamp: "timestamp (3) with time zone",
};

type Config = ReturnType<typeof sqliteConfig> | ReturnType<typeof pgConfig>;

/** Names and rules of a table that both dialects must share. */
function shape({ columns, indexes, foreignKeys, primaryKeys, uniqueConstraints, checks }: Config) {
  const names = (list: readonly unknown[]) => list.map((column) => (column as { name: string }).name);
  return {
    columns: columns.map((c) => ({
      name: c.name,
      notNull: c.notNull,
      primary: c.primary,
      default: c.default,
      unique: c.isUnique && c.uniqueName,
    })),
    indexes: indexes.map(({ config }) => [config.name, names(config.columns), config.unique, config.where !== undefined]),
    foreignKeys: foreignKeys.map((key) => {
      const { columns, foreignColumns, foreignTable } = key.reference();
      return [
        key.getName(),
        names(columns),
        getTableName(foreignTable),
        names(foreignColumns),
        key.onDelete ?? "no action",
        key.onUpdate ?? "no action",
      ];
    }),
    primaryKeys: primaryKeys.map((key) => names(key.columns)),
    uniques: uniqueConstraints.map((key) => [key.getName(), names(key.columns)]),
    checks: checks.map((rule) => rule.name),
  };
}

describe("the schema on two databases", () => {
  it("has the same columns, keys, uniques, indexes and checks", () => {
    expect(keys.length).toBeGreaterThan(40);
    for (const key of keys) {
      expect(shape(pgConfig(pgSchema.pgTables[key])), key).toEqual(shape(sqliteConfig(tables[key])));
    }
  });

  it("has the twin type for every column", () => {
    for (const key of keys) {
      const twins = pgConfig(pgSchema.pgTables[key]).columns;
      for (const [at, column] of sqliteConfig(tables[key]).columns.entries()) {
        const serial = "autoIncrement" in column && column.autoIncrement === true;
        expect(twins[at]?.getSQLType(), `${key}.${column.name}`).toBe(serial ? "bigserial" : twinTypes[column.columnType]);
      }
    }
  });

  it("exports every PostgreSQL table by its name, so that drizzle-kit sees it", () => {
    const exported = Object.entries(pgSchema).filter(([, value]) => is(value, Table));
    expect(exported.map(([key]) => key).sort()).toEqual([...keys].sort());
  });

  it("has a note for every table, and no other", () => {
    expect(Object.keys(tableNotes).sort()).toEqual([...keys].sort());
    for (const note of Object.values(tableNotes)) expect(note).toMatch(/^[A-Z].{15,}\.$/);
  });
});

describe("the journals of migrations", () => {
  const folders = { sqlite: new URL("../../../drizzle", import.meta.url), postgres: new URL("../../../drizzle/postgres", import.meta.url) };
  const journals = Object.entries(folders).map(([dialect, url]) => {
    const folder = fileURLToPath(url);
    return { dialect, folder, entries: readJournal(folder) };
  });

  it.each(journals)("$dialect: each migration is younger than the one before and has its file", ({ folder, entries }) => {
    expect(entries.length).toBeGreaterThanOrEqual(2);
    for (const [at, { tag, when }] of entries.entries()) {
      expect(when, tag).toBeGreaterThan(entries[at - 1]?.when ?? 0);
      expect(tag).toMatch(new RegExp(`^${String(at).padStart(4, "0")}_`));
      expect(existsSync(join(folder, `${tag}.sql`)), tag).toBe(true);
    }
  });

  it("name the same migrations for both dialects", () => {
    const [sqlite, postgres] = journals.map(({ entries }) => entries.map(({ tag }) => tag));
    expect(postgres).toEqual(sqlite);
  });
});
