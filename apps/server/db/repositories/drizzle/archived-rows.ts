import { DomainError } from "@signalbox/contracts";
import { type Column, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import type { ArchivedTable } from "./archived-tables.ts";

export type ArchivedRow = Record<string, unknown>;

/** The furthest instant that both databases and JavaScript know: the end of the year 9999. */
const lastInstant = Date.UTC(10_000, 0) - 1;

/** A row as every database can give and take it: instants as milliseconds. */
export const toArchive = (row: Readonly<Record<string, unknown>>): ArchivedRow =>
  Object.fromEntries(Object.entries(row).map(([field, value]) => [field, value instanceof Date ? value.getTime() : value]));

/**
 * The row as Drizzle inserts it, with `null` and defaults for what an older archive does not have.
 * @param stored the columns of the database that is written to; their names and rules are those of `table`
 */
export function fromArchive(table: ArchivedTable, row: ArchivedRow, stored: Readonly<Record<string, Column>>): Record<string, unknown> {
  for (const field of Object.keys(row)) if (!table.columns.has(field)) throw unfit({ table, row, field }, "is not a field of this table");
  return Object.fromEntries([...table.columns].map(([field, column]) => [field, fieldValue({ table, row, field }, column, stored[field])]));
}

interface Place {
  readonly table: ArchivedTable;
  readonly row: ArchivedRow;
  readonly field: string;
}

function fieldValue(place: Place, column: SQLiteColumn, stored: Column | undefined): unknown {
  const value = place.row[place.field] ?? (place.field in place.row ? null : (column.default ?? null));
  if (value === null) {
    if (!column.notNull) return null;
    // A JSON column that must have a value has JSON's null; everywhere else null is no value.
    if (column.columnType === "SQLiteTextJson" && place.field in place.row) return sql`${stored?.mapToDriverValue(null)}`;
    throw unfit(place, "must be given");
  }
  const read = readers[column.columnType];
  if (read === undefined) throw new Error(`The archive has no form for ${column.columnType}.`);
  return read(place, value, column);
}

const readers: Record<string, (place: Place, value: unknown, column: SQLiteColumn) => unknown> = {
  SQLiteText: (place, value, column) => {
    if (typeof value !== "string") throw unfit(place, "must be a text");
    const allowed = column.enumValues;
    if (allowed && allowed.length > 0 && !allowed.includes(value))
      throw unfit(place, `must be one of ${allowed.join(", ")}, not "${value}"`);
    return value;
  },
  SQLiteInteger: (place, value) => {
    if (!Number.isSafeInteger(value)) throw unfit(place, "must be a whole number");
    return value;
  },
  SQLiteBoolean: (place, value) => {
    if (typeof value !== "boolean") throw unfit(place, "must be true or false");
    return value;
  },
  SQLiteTimestamp: (place, value) => {
    if (!Number.isSafeInteger(value) || Math.abs(value as number) > lastInstant)
      throw unfit(place, "must be an instant in milliseconds since 1970");
    return new Date(value as number);
  },
  SQLiteTextJson: (_place, value) => value,
};

function unfit({ table, row, field }: Place, what: string): DomainError {
  const key = table.keyFields.map((each) => String(row[each])).join(", ");
  return new DomainError("INVALID", `${table.name}: the field ${field} of the row ${key} ${what}. Nothing of these rows was written.`, {
    details: { entity: table.name, field, id: key },
  });
}
