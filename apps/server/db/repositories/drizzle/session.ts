import { type Column, getTableColumns, sql, type Table } from "drizzle-orm";
import type { BaseSQLiteDatabase } from "drizzle-orm/sqlite-core";
import type { Clock } from "../../../ports/clock.ts";
import type { Ids } from "../../../ports/ids.ts";
import type * as schema from "../../schema.ts";

export type Tables = typeof schema;

/** Typed as SQLite's query builder. On PostgreSQL the same calls run on its own builder, over the derived tables. */
export type QueryBuilder = Pick<
  BaseSQLiteDatabase<"async", unknown>,
  "select" | "selectDistinct" | "insert" | "update" | "delete" | "with" | "$with"
>;

export type Build<Row> = (db: QueryBuilder, tables: Tables) => PromiseLike<Row[]>;

/** Values by placeholder name, as the driver takes them (`encode`). */
export type Values = Readonly<Record<string, unknown>>;

/**
 * What an adapter may know of a database: one connection, or one transaction on it.
 * A session of a finished transaction refuses every statement, so a repository kept past its transaction cannot write later.
 */
export interface Session {
  readonly tables: Tables;
  readonly clock: Clock;
  readonly ids: Ids;
  /**
   * A statement whose text never changes: built and prepared once per connection under `name` (unique in the program).
   * What varies comes in through placeholders (`placeholders`, `sql.placeholder`).
   */
  prepared<Row>(name: string, build: Build<Row>): (values?: Values) => Promise<Row[]>;
  /** A statement whose text depends on its arguments. Costs about ten times a prepared one (reference: docs/performance.md). */
  run<Row>(build: Build<Row>): Promise<Row[]>;
}

/**
 * One placeholder per column, named as the column's key: `insert(t).values(placeholders(t))`. They carry no encoder, because Drizzle's
 * would be called with null too (a null flag would be stored as false): values come encoded, by `encode`.
 */
export function placeholders<T extends Table>(table: T, keys: readonly string[] = Object.keys(getTableColumns(table))): T["$inferInsert"] {
  return Object.fromEntries(keys.map((key) => [key, sql`${sql.placeholder(key)}`])) as T["$inferInsert"];
}

/** A row, or a part of one, as the driver takes it. */
export function encode(table: Table, values: Values): Values {
  const columns = getTableColumns(table);
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, encodeValue(columns[key], value)]));
}

export const encodeValue = (column: Column | undefined, value: unknown): unknown =>
  value === null || column === undefined ? value : column.mapToDriverValue(value);
