import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { PGlite } from "@electric-sql/pglite";
import Database from "better-sqlite3";
import { getTableName } from "drizzle-orm";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { migrate } from "drizzle-orm/better-sqlite3/migrator";
import { getTableConfig, type SQLiteTable } from "drizzle-orm/sqlite-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { migratedPglite } from "../testing/pglite.ts";
import * as schema from "./schema.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const tables: SQLiteTable[] = Object.values(schema);

interface TableShape {
  columns: Record<string, { type: string; notNull: boolean; default: unknown }>;
  primaryKey: string[];
  foreignKeys: string[];
  indexes: Record<string, string>;
}

const indexText = (columns: readonly string[], unique: boolean, partial: boolean) =>
  `${unique ? "unique " : ""}(${columns.join()})${partial ? " partial" : ""}`;
const keyText = (columns: readonly string[], to: string, onDelete: string) =>
  `(${columns.join()}) -> ${to} on delete ${onDelete.toLowerCase()}`;

const sqliteTypes: Record<string, string> = {
  SQLiteText: "text",
  SQLiteTextJson: "text",
  SQLiteInteger: "integer",
  SQLiteBoolean: "integer",
  SQLiteTimestamp: "integer",
};
const postgresTypes: Record<string, string> = {
  SQLiteText: "text C",
  SQLiteTextJson: "jsonb",
  SQLiteInteger: "bigint",
  SQLiteBoolean: "boolean",
  SQLiteTimestamp: "timestamp(3) with time zone",
};

/** What schema.ts asks for. */
function wanted(table: SQLiteTable, types: Record<string, string>): TableShape {
  const { columns, primaryKeys, foreignKeys, indexes, uniqueConstraints } = getTableConfig(table);
  const names = (list: readonly unknown[]) => list.map((column) => (column as { name: string }).name);
  return {
    columns: Object.fromEntries(
      columns.map((c) => [c.name, { type: types[c.columnType] ?? c.columnType, notNull: c.notNull, default: c.default ?? null }]),
    ),
    primaryKey: [...columns.filter((c) => c.primary).map((c) => c.name), ...primaryKeys.flatMap((key) => names(key.columns))],
    foreignKeys: foreignKeys
      .map((key) => {
        const { columns, foreignColumns, foreignTable } = key.reference();
        return keyText(names(columns), `${getTableName(foreignTable)}(${names(foreignColumns).join()})`, key.onDelete ?? "no action");
      })
      .sort(),
    indexes: Object.fromEntries([
      ...indexes.map(({ config }) => [config.name, indexText(names(config.columns), config.unique, config.where !== undefined)]),
      ...uniqueConstraints.map((key) => [key.getName(), indexText(names(key.columns), true, false)]),
      ...columns.filter((c) => c.isUnique).map((c) => [c.uniqueName, indexText([c.name], true, false)]),
    ]),
  };
}

/** 'a text', 12 and false as SQL writes them; PostgreSQL adds the type. */
function defaultValue(text: unknown): unknown {
  if (text === null || text === undefined || /^next_/.test(String(text))) return null;
  const bare = String(text).replace(/::[a-z "]+$/, "");
  return bare.startsWith("'") ? bare.slice(1, -1).replaceAll("''", "'") : JSON.parse(bare);
}

interface SqliteColumn {
  name: string;
  type: string;
  notnull: number;
  dflt_value: unknown;
  pk: number;
}

function inSqlite(db: Database.Database, table: string): TableShape {
  const rows = <Row>(pragma: string) => db.pragma(pragma) as Row[];
  const info = rows<SqliteColumn>(`table_info(${table})`);
  const columnsOf = (index: string) => rows<{ name: string }>(`index_info(${index})`).map((part) => part.name);
  return {
    columns: Object.fromEntries(
      info.map((c) => [c.name, { type: c.type.toLowerCase(), notNull: c.notnull === 1, default: defaultValue(c.dflt_value) }]),
    ),
    primaryKey: info
      .filter((c) => c.pk > 0)
      .sort((a, b) => a.pk - b.pk)
      .map((c) => c.name),
    foreignKeys: rows<{ from: string; to: string; table: string; on_delete: string }>(`foreign_key_list(${table})`)
      .map((key) => keyText([key.from], `${key.table}(${key.to})`, key.on_delete))
      .sort(),
    indexes: Object.fromEntries(
      rows<{ name: string; origin: string; unique: number; partial: number }>(`index_list(${table})`)
        .filter((index) => index.origin !== "pk")
        .map((index) => [index.name, indexText(columnsOf(index.name), index.unique === 1, index.partial === 1)]),
    ),
  };
}

const actions: Record<string, string> = { a: "no action", c: "cascade", n: "set null", r: "restrict", d: "set default" };

interface PostgresColumn {
  attname: string;
  type: string;
  attnotnull: boolean;
  preset: string | null;
}

interface PostgresKey {
  contype: string;
  confdeltype: string;
  target: string;
  columns: string[];
  targets: string[];
}

async function inPostgres(db: PGlite, table: string): Promise<TableShape> {
  const rows = async <Row>(text: string) => (await db.query<Row>(text, [`"${table}"`])).rows;
  const named = (numbers: string, of: string) =>
    `array(select a.attname::text from unnest(${numbers}) with ordinality k(n, at) join pg_attribute a on a.attrelid = ${of} and a.attnum = k.n order by k.at)`;
  const columns = await rows<PostgresColumn>(`select a.attname, a.attnotnull, pg_get_expr(d.adbin, d.adrelid) as preset,
      format_type(a.atttypid, a.atttypmod) || case when a.attcollation = 0 then '' else ' ' || c.collname end as type
    from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum left join pg_collation c on c.oid = a.attcollation
    where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped order by a.attnum`);
  const keys =
    await rows<PostgresKey>(`select contype, confdeltype, confrelid::regclass::text as target, ${named("conkey", "conrelid")} as columns, ${named("confkey", "confrelid")} as targets
    from pg_constraint where conrelid = $1::regclass and contype in ('p', 'f')`);
  const indexes = await rows<{
    name: string;
    indisunique: boolean;
    partial: boolean;
    columns: string[];
  }>(`select i.indexrelid::regclass::text as name, indisunique, indpred is not null as partial, ${named("string_to_array(indkey::text, ' ')::int[]", "indrelid")} as columns
    from pg_index i where indrelid = $1::regclass and not indisprimary`);
  return {
    columns: Object.fromEntries(columns.map((c) => [c.attname, { type: c.type, notNull: c.attnotnull, default: defaultValue(c.preset) }])),
    primaryKey: keys.filter((key) => key.contype === "p").flatMap((key) => key.columns),
    foreignKeys: keys
      .filter((key) => key.contype === "f")
      .map((key) => keyText(key.columns, `${key.target}(${key.targets.join()})`, actions[key.confdeltype] ?? "?"))
      .sort(),
    indexes: Object.fromEntries(indexes.map((index) => [index.name, indexText(index.columns, index.indisunique, index.partial)])),
  };
}

describe("the migrated databases", () => {
  const sqlite = new Database(":memory:");
  let postgres: PGlite;
  beforeAll(async () => {
    migrate(drizzle({ client: sqlite }), { migrationsFolder: join(root, "drizzle") });
    postgres = await migratedPglite();
  });
  afterAll(async () => {
    sqlite.close();
    await postgres?.close();
  });

  it("SQLite has every table as schema.ts says, and no other", () => {
    const found = sqlite
      .prepare("select name from sqlite_master where type = 'table' and name not glob 'sqlite_*' and name not glob '__*'")
      .pluck()
      .all();
    expect(found.sort()).toEqual(tables.map(getTableName).sort());
    for (const table of tables) expect(inSqlite(sqlite, getTableName(table)), getTableName(table)).toEqual(wanted(table, sqliteTypes));
  });

  it("PostgreSQL has every table as schema.ts says, and no other", async () => {
    const { rows } = await postgres.query<{ name: string }>("select tablename as name from pg_tables where schemaname = 'public'");
    expect(rows.map(({ name }) => name).sort()).toEqual(tables.map(getTableName).sort());
    for (const table of tables)
      expect(await inPostgres(postgres, getTableName(table)), getTableName(table)).toEqual(wanted(table, postgresTypes));
  });

  it("have the same checks", async () => {
    const asked = tables.flatMap((table) => getTableConfig(table).checks.map((rule) => rule.name)).sort();
    const inTables = sqlite.prepare("select sql from sqlite_master where type = 'table'").pluck().all().join("\n");
    const { rows } = await postgres.query<{ name: string }>(
      "select conname as name from pg_constraint where contype = 'c' and connamespace = 'public'::regnamespace",
    );
    expect(asked.length).toBeGreaterThan(5);
    expect([...inTables.matchAll(/CONSTRAINT "(\w+)" CHECK/g)].map(([, name]) => name).sort()).toEqual(asked);
    expect(rows.map(({ name }) => name).sort()).toEqual(asked);
  });

  describe("logs", () => {
    const event = (id: number) => `('e${id}', 'task', 't', ${id}, 'task.created', '{}', 'user', 'u'`;
    const columns = "events (id, stream_type, stream_id, stream_version, type, payload, actor_type, actor_id, created_at)";
    const audit = `audit_entries (id, actor_type, actor_id, action, entity_type, entity_id, outcome, previous_hash, hash, created_at)
      values ('01ARZ3NDEKTSV4RRFFQ69G5FAV', 'user', 'u', 'a', 'task', 't', 'done', '', 'h'`;
    const changes = [
      "update events set type = 'x'",
      "delete from events",
      "update audit_entries set hash = 'x'",
      "delete from audit_entries",
    ];

    it("take no change on SQLite", () => {
      sqlite.exec(`insert into ${columns} values ${event(1)}, 0), ${event(2)}, 0); insert into ${audit}, 0)`);
      for (const change of changes) expect(() => sqlite.exec(change), change).toThrow(/are append-only/);
      expect(sqlite.prepare("select count(*) from events").pluck().get()).toBe(2);
    });

    it("take no change on PostgreSQL", async () => {
      await postgres.exec(`insert into ${columns} values ${event(1)}, now()), ${event(2)}, now()); insert into ${audit}, now())`);
      for (const change of [...changes, "truncate events", "truncate audit_entries"]) {
        await expect(postgres.exec(change), change).rejects.toThrow(/are append-only/);
      }
    });

    it("count without gaps on PostgreSQL, as on SQLite, when a transaction is rolled back", async () => {
      const before = await postgres.query<{ sequence: number }>("select sequence from events order by sequence");
      await postgres.exec(`begin; insert into ${columns} values ${event(8)}, now()); rollback`);
      await postgres.exec(`insert into ${columns} values ${event(9)}, now()), ${event(10)}, now())`);
      const after = await postgres.query<{ sequence: number }>("select sequence from events order by sequence");
      expect(after.rows.map(({ sequence }) => Number(sequence))).toEqual(Array.from({ length: before.rows.length + 2 }, (_, at) => at + 1));
    });
  });
});

describe("drizzle-kit", () => {
  const kit = join(dirname(createRequire(import.meta.url).resolve("drizzle-kit")), "bin.cjs");
  const folder = mkdtempSync(join(tmpdir(), "signalbox-kit-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  // A copy of what drizzle-kit reads, so that a schema ahead of its migrations leaves the work tree as it is.
  cpSync(join(root, "drizzle"), join(folder, "drizzle"), { recursive: true });
  cpSync(join(root, "apps/server/db"), join(folder, "apps/server/db"), { recursive: true });
  symlinkSync(join(root, "apps/server/node_modules"), join(folder, "apps/server/node_modules"), "dir");
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "dir");
  const all = () => readdirSync(join(folder, "drizzle"), { recursive: true }).map(String).sort();

  it.each(["drizzle.config.ts", "drizzle.postgres.config.ts"])(
    "finds nothing to generate with %s",
    { timeout: 120_000 },
    async (config) => {
      cpSync(join(root, config), join(folder, config));
      const before = all();
      const child = spawn(process.execPath, [kit, "generate", "--config", config], { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
      let said = "";
      for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text: string) => (said += text));
      const [code] = await once(child, "close");
      expect({ code, said }, said).toMatchObject({ code: 0, said: expect.stringContaining("No schema changes") });
      expect(all()).toEqual(before);
      for (const file of ["drizzle/meta/_journal.json", "drizzle/postgres/meta/_journal.json"]) {
        expect(readFileSync(join(folder, file), "utf8")).toBe(readFileSync(join(root, file), "utf8"));
      }
    },
  );
});
