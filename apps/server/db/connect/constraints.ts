import { Column, getTableColumns, is, SQL } from "drizzle-orm";
import { getTableConfig, SQLiteTable } from "drizzle-orm/sqlite-core";
import * as schema from "../schema.ts";

/** What the names in a database's error stand for in the application. */
export interface TableNames {
  /** In the singular, as people say it: "task dependency". */
  readonly entity: string;
  /** The camelCase field by the name of its column. */
  readonly fields: ReadonlyMap<string, string>;
  /** The columns by the name of a unique index, a unique constraint or a check. */
  readonly constraints: ReadonlyMap<string, readonly string[]>;
}

let known: ReadonlyMap<string, TableNames> | undefined;

/** By the table's name in the database. Built when the first error is explained. */
export function tableNames(table: string): TableNames | undefined {
  known ??= new Map(
    Object.values(schema)
      .filter((value) => is(value, SQLiteTable))
      .map((each) => [getTableConfig(each).name, describe(each)]),
  );
  return known.get(table);
}

/** The table that has a unique index or a check of this name. SQLite names the index and not the table. */
export function tableOfConstraint(constraint: string): string | undefined {
  tableNames("");
  for (const [table, { constraints }] of known ?? []) if (constraints.has(constraint)) return table;
  return undefined;
}

export const entityOf = (table: string): string => tableNames(table)?.entity ?? singular(table);

export const fieldOf = (table: string, column: string): string => tableNames(table)?.fields.get(column) ?? camelCase(column);

function describe(table: SQLiteTable): TableNames {
  const { name, indexes, uniqueConstraints, checks } = getTableConfig(table);
  const constraints = new Map<string, string[]>();
  for (const { config } of indexes) if (config.unique) constraints.set(config.name, config.columns.flatMap(columnsIn));
  for (const unique of uniqueConstraints) constraints.set(unique.name ?? "", unique.columns.flatMap(columnsIn));
  for (const check of checks) constraints.set(check.name, [...new Set(columnsIn(check.value))]);
  const fields = new Map(Object.entries(getTableColumns(table)).map(([field, column]) => [column.name, field]));
  return { entity: singular(name), fields, constraints };
}

function columnsIn(chunk: unknown): string[] {
  if (is(chunk, Column)) return [chunk.name];
  return is(chunk, SQL) ? chunk.queryChunks.flatMap(columnsIn) : [];
}

const singular = (table: string) =>
  table
    .replaceAll("_", " ")
    .replace(/ies$/, "y")
    .replace(/(?<![su])s$/, "");

const camelCase = (column: string) => column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
