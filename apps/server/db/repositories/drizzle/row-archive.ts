import { DomainError } from "@signalbox/contracts";
import { and, asc, type Column, getTableColumns, inArray, isNull, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import type { RowArchive } from "../row-archive.ts";
import { type ArchivedRow, fromArchive, toArchive } from "./archived-rows.ts";
import { type ArchivedTable, archivedTables } from "./archived-tables.ts";
import { insertMany, pieces } from "./gateway.ts";
import type { Session } from "./session.ts";

const pageSize = 1000;
const parentsPerStatement = 500;

export function drizzleRowArchive(session: Session): RowArchive {
  const open = (name: string) => {
    const table = archivedTables().get(name);
    if (table === undefined) throw new DomainError("INVALID", `There is no table ${name}.`, { details: { field: "table", table: name } });
    const stored = session.tables[table.key] as SQLiteTable;
    return { table, stored, columns: getTableColumns(stored) as Record<string, SQLiteColumn> };
  };
  return {
    listTables: () => [...archivedTables().keys()],
    readTable: (name) => readTable(session, () => open(name)),
    countRows: async (name) => {
      const { stored } = open(name);
      const [counted] = await session.run((db) => db.select({ count: sql`count(*)`.mapWith(Number) }).from(stored));
      return counted?.count ?? 0;
    },
    insertRows: async (name, rows) => {
      const { table, stored, columns } = open(name);
      const complete = parentsFirst(table, rows).map((row) => fromArchive(table, row, columns));
      await insertMany(session, stored, complete);
    },
  };
}

interface Opened {
  readonly table: ArchivedTable;
  readonly stored: SQLiteTable;
  readonly columns: Readonly<Record<string, SQLiteColumn>>;
}

/**
 * By key; a table that refers to itself parents first instead, so that its pages can be inserted in the order they were read, with the
 * references checked all the time.
 */
async function* readTable(session: Session, open: () => Opened): AsyncGenerator<ArchivedRow[]> {
  const opened = open();
  const { family, keyFields } = opened.table;
  yield* family === undefined ? readPages(session, opened, { by: keyFields }) : readFamilies(session, opened, family);
}

/**
 * Each page is followed by its children, grandchildren and so on, so that only the ids on the way down are in memory. A stack and not
 * recursion: a chain of answers can be thousands of rows long.
 */
async function* readFamilies(session: Session, opened: Opened, family: Family): AsyncGenerator<ArchivedRow[]> {
  const parent = columnOf(opened, family.parentField);
  const by = [family.parentField, ...family.siblingOrder];
  const stack = [readPages(session, opened, { by: family.siblingOrder, where: isNull(parent) })];
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const page = await top.next();
    if (page.done) {
      stack.pop();
      continue;
    }
    yield page.value;
    for (const parents of pieces(page.value, parentsPerStatement)) {
      const ids = parents.map((row) => row[opened.table.keyFields[0]]);
      stack.push(readPages(session, opened, { by, where: inArray(parent, ids) }));
    }
  }
}

type Family = NonNullable<ArchivedTable["family"]>;

interface Wanted {
  /** The fields that give the order. */
  readonly by: readonly string[];
  readonly where?: SQL;
}

async function* readPages(session: Session, opened: Opened, { by, where }: Wanted): AsyncGenerator<ArchivedRow[]> {
  const columns = by.map((field) => columnOf(opened, field));
  for (let beyond: SQL | undefined; ; ) {
    const rows = await session.run((db) =>
      db
        .select()
        .from(opened.stored)
        .where(and(where, beyond))
        .orderBy(...columns.map((column) => asc(column)))
        .limit(pageSize),
    );
    const last = rows.at(-1) as Record<string, unknown> | undefined;
    if (last === undefined) return;
    yield rows.map(toArchive);
    if (rows.length < pageSize) return;
    const values = by.map((field, index) => sql.param(last[field], columns[index] as Column));
    beyond = sql`(${sql.join(columns, sql`, `)}) > (${sql.join(values, sql`, `)})`;
  }
}

function columnOf({ table, columns }: Opened, field: string): SQLiteColumn {
  const column = columns[field];
  if (column === undefined) throw new Error(`The table ${table.name} has no field ${field}.`);
  return column;
}

/** Rows of one call may come in any order; what must stand before them is then either among them or stored. */
function parentsFirst({ family, keyFields }: ArchivedTable, rows: readonly ArchivedRow[]): readonly ArchivedRow[] {
  if (family === undefined) return rows;
  const byKey = new Map(rows.map((row) => [row[keyFields[0]], row]));
  const ordered = new Set<ArchivedRow>();
  for (const row of rows) {
    const line = new Set<ArchivedRow>();
    for (let at: ArchivedRow | undefined = row; at && !ordered.has(at) && !line.has(at); at = byKey.get(at[family.parentField]))
      line.add(at);
    for (const each of [...line].reverse()) ordered.add(each);
  }
  // Rows with the same key are all kept: the database says which field is there twice.
  return [...ordered];
}
