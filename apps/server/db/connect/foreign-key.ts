import type Database from "better-sqlite3";
import { getTableColumns, getTableName, is, Param, Placeholder, SQL } from "drizzle-orm";
import { type ForeignKey, getTableConfig, type SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Values } from "../repositories/drizzle/session.ts";
import type { BrokenReference } from "./translate-error.ts";

/** What Drizzle's insert and update builders keep of a statement. */
interface Written {
  readonly config?: { readonly table?: unknown; readonly values?: unknown; readonly set?: unknown };
}

type Cells = Readonly<Record<string, unknown>>;

/** SQLite says only that some reference is broken. This finds which, by asking for every parent that the refused statement names. */
export function explainForeignKey(client: Database.Database, query: unknown, values: Values = {}): BrokenReference | undefined {
  const { table, values: inserted, set } = (query as Written).config ?? {};
  if (!is(table, SQLiteTable)) return undefined;
  const rows = (Array.isArray(inserted) ? inserted : [set ?? {}]) as Cells[];
  const fieldByColumn = new Map(Object.entries(getTableColumns(table)).map(([field, column]) => [column.name, field]));
  for (const row of rows) {
    const cell = (column: SQLiteColumn) => cellValue(row[fieldByColumn.get(column.name) ?? ""], values);
    const broken = getTableConfig(table).foreignKeys.flatMap((key) => brokenReference(client, key, cell));
    if (broken[0] !== undefined) return { table: getTableName(table), ...broken[0] };
  }
  return undefined;
}

function brokenReference(
  client: Database.Database,
  key: ForeignKey,
  cell: (column: SQLiteColumn) => unknown,
): Omit<BrokenReference, "table">[] {
  const { columns, foreignColumns, foreignTable } = key.reference();
  const values = columns.map(cell);
  if (values.includes(undefined)) return [];
  const parent = getTableName(foreignTable);
  const condition = foreignColumns.map(({ name }) => `"${name}" = ?`).join(" and ");
  const found = client.prepare(`select 1 from "${parent}" where ${condition}`).all(values);
  return found.length > 0 ? [] : [{ columns: columns.map(({ name }) => name), values, parent }];
}

/** Keys are texts and integers, which are stored as they are given. What an SQL expression gives is not known here. */
function cellValue(cell: unknown, values: Values): unknown {
  const chunks = is(cell, SQL) ? cell.queryChunks.filter((chunk) => is(chunk, Param) || is(chunk, Placeholder)) : [cell];
  const inner = is(chunks[0], Param) ? chunks[0].value : chunks[0];
  const value = is(inner, Placeholder) ? values[inner.name] : inner;
  return chunks.length === 1 && (typeof value === "string" || typeof value === "number") ? value : undefined;
}
