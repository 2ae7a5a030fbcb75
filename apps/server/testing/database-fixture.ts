import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type Database from "better-sqlite3";
import { randomIds } from "../adapters/ids.ts";
import { ensureSchema, sqliteMigrations } from "../db/connect/ensure-schema.ts";
import { readJournal } from "../db/connect/journal.ts";
import { openWriter } from "../db/connect/sqlite-connection.ts";
import { createSqliteSession } from "../db/connect/sqlite-session.ts";
import { archiveRows } from "../db/repositories/contracts/archive-rows.ts";
import { createRepositories } from "../db/repositories/drizzle/index.ts";
import { fakeClock } from "./clock.ts";

/** A row of a fixture as this program gave it to the archive. */
export interface FixtureRow {
  readonly table: string;
  readonly row: Readonly<Record<string, unknown>>;
}

const rowMark = "-- row ";

/**
 * A database with the migrations up to `tag` and a row or more in every table, as SQL, one statement a line. The rows stand above it once
 * more as JSON: a later program reads its tables in its own way only, so what it must find cannot be read from the old file.
 */
export async function makeDatabaseFixture(tag: string): Promise<string> {
  const client = openWriter(":memory:", { durability: "normal" });
  try {
    migrateUpTo(client, tag);
    const rows = await fill(client);
    const marked = rows.map(({ table, row }) => `${rowMark}${table} ${JSON.stringify(row)}\n`);
    return `-- A database as the release left it whose last migration was ${tag}. Made by a program; never change it.\n${marked.join("")}${dumpDatabase(client)}`;
  } finally {
    client.close();
  }
}

/** The rows that a fixture promises. */
export function fixtureRows(fixture: string): FixtureRow[] {
  const lines = fixture.split("\n").filter((line) => line.startsWith(rowMark));
  return lines.map((line) => {
    const [table = "", ...json] = line.slice(rowMark.length).split(" ");
    return { table, row: JSON.parse(json.join(" ")) as FixtureRow["row"] };
  });
}

function migrateUpTo(client: Database.Database, tag: string): void {
  const journal = readJournal(sqliteMigrations);
  const last = journal.findIndex((entry) => entry.tag === tag);
  if (last < 0) throw new Error(`There is no migration "${tag}". There are ${journal.map((entry) => entry.tag).join(", ")}.`);
  const folder = mkdtempSync(join(tmpdir(), "signalbox-fixture-"));
  try {
    cpSync(sqliteMigrations, folder, { recursive: true });
    const entries = journal.slice(0, last + 1).map((entry, idx) => ({ idx, version: "6", ...entry, breakpoints: true }));
    writeFileSync(join(folder, "meta", "_journal.json"), JSON.stringify({ version: "7", dialect: "sqlite", entries }));
    ensureSchema({ client, clock: fakeClock(), folder });
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function fill(client: Database.Database): Promise<FixtureRow[]> {
  const around = async <T>(statement: () => T) => statement();
  const { rowArchive } = createRepositories(createSqliteSession({ client, clock: fakeClock(), ids: randomIds(), readOnly: false, around }));
  const filled: FixtureRow[] = [];
  for (const table of rowArchive.listTables()) {
    const rows = archiveRows[table] ?? [];
    if (rows.length === 0) throw new Error(`archive-rows.ts has no row for the table ${table}.`);
    await rowArchive.insertRows(table, rows);
    filled.push(...rows.map((row) => ({ table, row })));
  }
  return filled;
}

/** What SQLite's own shell does for `.dump`, in an order that depends on the content only. */
export function dumpDatabase(client: Database.Database): string {
  const schema = client
    .prepare<[], SchemaItem>("select type, name, sql from sqlite_schema where sql is not null order by type, name")
    .all();
  const own = schema.filter(({ name }) => !name.startsWith("sqlite_"));
  const tables = own.filter(({ type }) => type === "table");
  const counters = schema.some(({ name }) => name === "sqlite_sequence") ? insertsOf(client, "sqlite_sequence") : [];
  const statements = [
    ...["PRAGMA foreign_keys=OFF", "BEGIN TRANSACTION"],
    ...tables.flatMap((table) => [oneLine(table), ...insertsOf(client, table.name)]),
    // The inserts above have counted on their own already.
    ...(counters.length > 0 ? ["DELETE FROM sqlite_sequence", ...counters] : []),
    // Triggers last, or they would fire for the rows of the dump.
    ...own.filter(({ type }) => type !== "table").map(oneLine),
    "COMMIT",
  ];
  return statements.map((statement) => `${statement};\n`).join("");
}

interface SchemaItem {
  readonly type: string;
  readonly name: string;
  readonly sql: string;
}

function oneLine({ type, name, sql }: SchemaItem): string {
  // On one line a comment would swallow the rest.
  if (sql.includes("--")) throw new Error(`The statement of the ${type} ${name} has a comment, which cannot stand on one line.`);
  return sql.replaceAll(/\s*\n\s*/g, " ");
}

function insertsOf(client: Database.Database, table: string): string[] {
  const columns = client.prepare<[string], string>("select name from pragma_table_info(?) order by cid").pluck().all(table);
  const values = columns.map((column) => `quote("${column}")`).join(" || ', ' || ");
  const rows = client.prepare<[], string>(`select ${values} from "${table}"`).pluck().all();
  return rows
    .map((row) => `INSERT INTO "${table}" VALUES (${row.replaceAll("\r", "'||char(13)||'").replaceAll("\n", "'||char(10)||'")})`)
    .sort();
}
