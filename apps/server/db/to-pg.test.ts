import { sql } from "drizzle-orm";
import { getTableConfig as pgConfig } from "drizzle-orm/pg-core";
import { blob, foreignKey, index, integer, numeric, primaryKey, real, sqliteTable, text, unique } from "drizzle-orm/sqlite-core";
import { describe, expect, it } from "vitest";
import { toPg } from "./to-pg.ts";

describe("toPg", () => {
  it("gives every column class the PostgreSQL type with the same values", () => {
    const t = sqliteTable("t", {
      number: integer("number").primaryKey({ autoIncrement: true }),
      word: text("word").notNull().default("none"),
      tree: text("tree", { mode: "json" }),
      count: integer("count").unique(),
      ratio: real("ratio"),
      yes: integer("yes", { mode: "boolean" }).default(false),
      at: integer("at", { mode: "timestamp_ms" }),
      bytes: blob("bytes", { mode: "buffer" }),
    });
    const { columns } = pgConfig(toPg({ t }).t);
    expect(columns.map((c) => [c.name, c.getSQLType(), c.notNull, c.default ?? null])).toEqual([
      ["number", "bigserial", true, null],
      ["word", 'text COLLATE "C"', true, "none"],
      ["tree", "jsonb", false, null],
      ["count", "bigint", false, null],
      ["ratio", "double precision", false, null],
      ["yes", "boolean", false, false],
      ["at", "timestamp (3) with time zone", false, null],
      ["bytes", "bytea", false, null],
    ]);
    expect(columns.filter((c) => c.primary || c.isUnique).map((c) => c.name)).toEqual(["number", "count"]);
  });

  it("takes keys, uniques, predicates and composite foreign keys over", () => {
    const child = sqliteTable("child", { a: text("a").notNull(), b: text("b").notNull(), gone: integer("gone") }, (c) => [
      primaryKey({ columns: [c.a, c.b] }),
      foreignKey({ columns: [c.a, c.b], foreignColumns: [parent.a, parent.b], name: "child_of" }).onDelete("cascade"),
      index("child_here").on(c.b).where(sql`${c.gone} is null`),
    ]);
    const parent = sqliteTable("parent", { a: text("a").notNull(), b: text("b").notNull() }, (p) => [unique("pair").on(p.a, p.b)]);
    const twins = toPg({ child, parent });
    const config = pgConfig(twins.child);
    expect(config.primaryKeys[0]?.columns.map((c) => c.name)).toEqual(["a", "b"]);
    expect(config.indexes[0]?.config).toMatchObject({ name: "child_here", unique: false, where: expect.anything() });
    const [key] = config.foreignKeys;
    expect(key?.onDelete).toBe("cascade");
    expect(key?.reference().foreignTable).toBe(twins.parent);
    expect(key?.reference().foreignColumns.map((c) => c.name)).toEqual(["a", "b"]);
    expect(pgConfig(twins.parent).uniqueConstraints.map((u) => u.name)).toEqual(["pair"]);
  });

  it("leaves out what is not a table", () => {
    const t = sqliteTable("t", { id: text("id").primaryKey() });
    expect(Object.keys(toPg({ t, note: "not a table" }))).toEqual(["t"]);
  });

  it("refuses what it cannot translate", () => {
    const hidden = sqliteTable("hidden", { id: text("id").primaryKey() });
    const pointing = toPg({ t: sqliteTable("t", { h: text("h").references(() => hidden.id) }) }).t;
    const overExpression = toPg({ t: sqliteTable("t", { a: text("a") }, (c) => [index("i").on(sql`lower(${c.a})`)]) }).t;
    const longName = toPg({ t: sqliteTable("t", { a: text("a") }, (c) => [index("i".repeat(64)).on(c.a)]) }).t;

    expect(() => toPg({ t: sqliteTable("t", { n: numeric("n") }) })).toThrow("t.n: no PostgreSQL twin for SQLiteNumeric");
    expect(() => toPg({ t: sqliteTable("t", { at: integer("at").default(sql`(unixepoch())`) }) })).toThrow("t.at: an SQL default");
    expect(() => pgConfig(pointing)).toThrow("table hidden is referenced but not exported");
    expect(() => pgConfig(overExpression)).toThrow("t: an index or key over an expression");
    expect(() => pgConfig(longName)).toThrow("longer than PostgreSQL's 63 characters");
  });
});
