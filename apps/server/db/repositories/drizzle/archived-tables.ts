import { getTableColumns, is } from "drizzle-orm";
import { getTableConfig, type SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import * as schema from "../../schema.ts";
import type { Tables } from "./session.ts";

/** What the archive must know of a table. Read from schema.ts, because the derived PostgreSQL tables do not tell it alike. */
export interface ArchivedTable {
  /** As in the database. */
  readonly name: string;
  readonly key: keyof Tables;
  readonly columns: ReadonlyMap<string, SQLiteColumn>;
  /** The fields of the primary key, or of the unique index that stands for one. */
  readonly keyFields: readonly [string, ...string[]];
  /** The field that refers to a row of the same table, and the fields that follow it in its index, down to the key. */
  readonly family: { readonly parentField: string; readonly siblingOrder: readonly string[] } | undefined;
}

let known: ReadonlyMap<string, ArchivedTable> | undefined;

/** Every table by name, those that are referenced before those that reference; otherwise in the order of schema.ts. */
export function archivedTables(): ReadonlyMap<string, ArchivedTable> {
  known ??= new Map(inOrder().map(([key, table]) => [getTableConfig(table).name, describe(key, table)]));
  return known;
}

type Entry = readonly [key: keyof Tables, table: SQLiteTable];

function inOrder(): Entry[] {
  let waiting = (Object.entries(schema) as [keyof Tables, unknown][]).filter((entry): entry is [keyof Tables, SQLiteTable] =>
    is(entry[1], SQLiteTable),
  );
  const ordered: Entry[] = [];
  const placed = new Set<SQLiteTable>();
  while (waiting.length > 0) {
    const next = waiting.find(([, table]) => parentsOf(table).every((parent) => parent === table || placed.has(parent)));
    if (next === undefined) throw new Error(`These tables reference each other in a circle: ${waiting.map(([key]) => key).join(", ")}.`);
    ordered.push(next);
    placed.add(next[1]);
    waiting = waiting.filter((entry) => entry !== next);
  }
  return ordered;
}

const parentsOf = (table: SQLiteTable) => getTableConfig(table).foreignKeys.map((key) => key.reference().foreignTable);

function describe(key: keyof Tables, table: SQLiteTable): ArchivedTable {
  const { name, columns, primaryKeys, foreignKeys, indexes } = getTableConfig(table);
  const byField = new Map(Object.entries(getTableColumns(table)) as [string, SQLiteColumn][]);
  const fieldOf = (column: unknown) => [...byField].find(([, each]) => each === column)?.[0] ?? "";
  const primary = columns.filter((column) => column.primary);
  const unique = indexes.find(({ config }) => config.unique)?.config.columns ?? [];
  const keyColumns = [primary, primaryKeys[0]?.columns ?? [], unique].find((each) => each.length > 0) ?? [];
  const [first, ...others] = keyColumns.map(fieldOf);
  if (first === undefined) throw new Error(`The table ${name} has no key, so its rows cannot be read page by page.`);
  const parent = foreignKeys.map((each) => each.reference()).find((each) => each.foreignTable === table)?.columns[0];
  const [parentField, ...siblingOrder] =
    indexes.find(({ config }) => parent !== undefined && config.columns[0] === parent)?.config.columns.map(fieldOf) ?? [];
  if (parent !== undefined && siblingOrder.at(-1) !== first) throw new Error(`The table ${name} needs an index from parent to key.`);
  return {
    name,
    key,
    columns: byField,
    keyFields: [first, ...others],
    family: parentField === undefined ? undefined : { parentField, siblingOrder },
  };
}
