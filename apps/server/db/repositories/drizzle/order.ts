import { asc, desc } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";

interface Created {
  createdAt: SQLiteColumn;
  id: SQLiteColumn;
}

/** Rows made in the same millisecond are told apart by their id, so that every list has one order. */
export const oldestFirst = (table: Created) => [asc(table.createdAt), asc(table.id)] as const;

export const newestFirst = (table: Created) => [desc(table.createdAt), desc(table.id)] as const;

export const bySortOrder = (table: { sortOrder: SQLiteColumn; id: SQLiteColumn }) => [asc(table.sortOrder), asc(table.id)] as const;
