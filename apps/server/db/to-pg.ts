import { type Column, getTableColumns, is, SQL } from "drizzle-orm";
import * as pg from "drizzle-orm/pg-core";
import { getTableConfig, type SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";

/**
 * Derives the PostgreSQL twin of every SQLite table from Drizzle's own metadata, so that each table is written once.
 * Every column becomes the PostgreSQL column whose value has the same TypeScript type: one row type is true in both.
 */

export type PgTwin = pg.PgTable & Record<string, pg.PgColumn>;
export type PgTwins<S> = { [K in keyof S]: PgTwin };

type ColumnBuilder = pg.PgColumnBuilderBase;
type Columns = [pg.PgColumn, ...pg.PgColumn[]];

/** SQLite orders text by its bytes. So does the "C" collation, whatever locale the PostgreSQL database was made with. */
const byteOrderedText = pg.customType<{ data: string }>({ dataType: () => 'text COLLATE "C"' });
/** Not Drizzle's own jsonb: it parses the driver's answer a second time, so that the JSON text "123" would come back as a number. */
const json = pg.customType<{ data: unknown; driverData: unknown }>({ dataType: () => "jsonb", toDriver: (value) => JSON.stringify(value) });
const bytea = pg.customType<{ data: Buffer }>({ dataType: () => "bytea" });

/** A column class that is not here is an error, not a guess. */
const twinByClass: Record<string, (column: SQLiteColumn & { autoIncrement?: boolean }) => ColumnBuilder> = {
  SQLiteText: (c) => byteOrderedText(c.name),
  SQLiteTextJson: (c) => json(c.name),
  SQLiteInteger: (c) => (c.autoIncrement ? pg.bigserial(c.name, { mode: "number" }) : pg.bigint(c.name, { mode: "number" })),
  SQLiteReal: (c) => pg.doublePrecision(c.name),
  SQLiteBoolean: (c) => pg.boolean(c.name),
  SQLiteTimestamp: (c) => pg.timestamp(c.name, { mode: "date", precision: 3, withTimezone: true }),
  SQLiteBlobBuffer: (c) => bytea(c.name),
};

/** PostgreSQL cuts longer names off in silence, and two names cut off alike collide. */
const longestName = 63;

/** Twins of all tables among `schema`'s values, under the same keys. Foreign keys may point forwards. */
export function toPg<S extends Record<string, unknown>>(schema: S): PgTwins<S> {
  const tables = Object.entries(schema).filter((entry): entry is [string, SQLiteTable] => is(entry[1], SQLiteTable));
  const twins = new Map<SQLiteTable, PgTwin>();
  const twinOf = (table: SQLiteTable) =>
    twins.get(table) ?? refuse(`table ${getTableConfig(table).name} is referenced but not exported from the schema`);
  for (const [, table] of tables) twins.set(table, twinTable(table, twinOf));
  return Object.fromEntries(tables.map(([key, table]) => [key, twinOf(table)])) as PgTwins<S>;
}

function twinTable(table: SQLiteTable, twinOf: (table: SQLiteTable) => PgTwin): PgTwin {
  const { name } = getTableConfig(table);
  const keyed = Object.entries(getTableColumns(table)) as [string, SQLiteColumn][];
  const columns = Object.fromEntries(keyed.map(([key, column]) => [key, twinColumn(name, column)]));
  return pg.pgTable(name, columns, (twin) => twinExtras(table, twin as unknown as PgTwin, twinOf)) as unknown as PgTwin;
}

/** Called by Drizzle when the table's configuration is first read: by then every table has its twin. */
function twinExtras(table: SQLiteTable, twin: PgTwin, twinOf: (table: SQLiteTable) => PgTwin): pg.PgTableExtraConfigValue[] {
  const { name, indexes, foreignKeys, primaryKeys, checks, uniqueConstraints } = getTableConfig(table);
  const on = (columns: readonly unknown[]) => twinColumns(name, table, { twin, columns });
  return [
    ...indexes.map(({ config }) => {
      const start = config.unique ? pg.uniqueIndex(named(config.name)) : pg.index(named(config.name));
      const made = start.on(...on(config.columns));
      return config.where ? made.where(config.where) : made;
    }),
    ...primaryKeys.map((key) => pg.primaryKey({ name: named(`${name}_pk`), columns: on(key.columns) })),
    ...uniqueConstraints.map((key) => pg.unique(named(key.getName() ?? `${name}_unique`)).on(...on(key.columns))),
    ...checks.map((rule) => pg.check(named(rule.name), rule.value)),
    ...foreignKeys.map((key) => {
      const { columns, foreignColumns, foreignTable } = key.reference();
      const target = twinColumns(name, foreignTable, { twin: twinOf(foreignTable), columns: foreignColumns });
      const made = pg.foreignKey({ name: named(key.getName()), columns: on(columns), foreignColumns: target });
      if (key.onDelete) made.onDelete(key.onDelete);
      if (key.onUpdate) made.onUpdate(key.onUpdate);
      return made;
    }),
  ];
}

function twinColumns(name: string, table: SQLiteTable, of: { twin: PgTwin; columns: readonly unknown[] }): Columns {
  const keys = new Map<unknown, string>(Object.entries(getTableColumns(table)).map(([key, column]) => [column, key]));
  const found = of.columns.map((column) => {
    const key = keys.get(column);
    const twin = key === undefined ? undefined : of.twin[key];
    return twin ?? refuse(`${name}: an index or key over an expression has no twin; name columns only`);
  });
  return found as Columns;
}

function twinColumn(table: string, column: SQLiteColumn): ColumnBuilder {
  const where = `${table}.${column.name}`;
  const twin = twinByClass[column.columnType] ?? refuse(`${where}: no PostgreSQL twin for ${column.columnType}`);
  const made = twin(column) as unknown as ReturnType<typeof pg.integer>;
  if (column.generated || is(column.default, SQL)) {
    refuse(`${where}: an SQL default or generated column speaks one dialect only; let the application set the value`);
  }
  if (column.notNull) made.notNull();
  if (column.primary) made.primaryKey();
  if (column.isUnique) made.unique(named(column.uniqueName ?? `${table}_${column.name}_unique`));
  if (column.default !== undefined) made.default(column.default as number);
  copyApplicationDefaults(column, made);
  return made;
}

function copyApplicationDefaults(column: Column, made: ReturnType<typeof pg.integer>): void {
  if (column.defaultFn) made.$defaultFn(column.defaultFn as () => number);
  if (column.onUpdateFn) made.$onUpdateFn(column.onUpdateFn as () => number);
}

function named(name: string): string {
  return name.length <= longestName ? name : refuse(`the name ${name} is longer than PostgreSQL's ${longestName} characters`);
}

function refuse(message: string): never {
  throw new Error(`schema: ${message}`);
}
