import { type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";

/** Whether a column holds the text, whatever the case of its ASCII letters. */
export const holdsText = (column: SQLiteColumn, text: string): SQL => like(column, textPattern(text));

/** For a statement whose pattern (`textPattern`) comes in through a placeholder. */
export const like = (column: SQLiteColumn, pattern: unknown): SQL => sql`lower(${column}) like cast(${pattern} as text) escape '\\'`;

/**
 * Made small here and by ASCII letters only, as `lower` does it in SQLite and for PostgreSQL's "C" collation, which all columns have: by
 * its own `lower` PostgreSQL would make the pattern small in the language of the database, and it would no longer meet the column.
 */
export const textPattern = (text: string): string =>
  `%${text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase()).replaceAll(/[\\%_]/g, "\\$&")}%`;
