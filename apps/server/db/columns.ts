import { sql } from "drizzle-orm";
import { check, integer, type SQLiteColumn, text } from "drizzle-orm/sqlite-core";

/** Column shapes that many tables share. Values come from the application: ids from its id source, times from its clock. */

export const id = () => text("id").primaryKey();

export const instant = (name: string) => integer(name, { mode: "timestamp_ms" });

export const createdAt = () => instant("created_at").notNull();

export const timestamps = () => ({ createdAt: createdAt(), updatedAt: instant("updated_at").notNull() });

export const flag = (name: string) => integer(name, { mode: "boolean" });

/** A ULID is 26 characters of Crockford's base32, whose first is 0 to 7 (128 bits). */
export const ulidCheck = (table: string, column: SQLiteColumn) =>
  check(
    `${table}_${column.name}_ulid`,
    sql`length(${column}) = 26 and ltrim(${column}, '0123456789ABCDEFGHJKMNPQRSTVWXYZ') = '' and substr(${column}, 1, 1) < '8'`,
  );

type ReadinessColumns = Record<"status" | "unmetDependencies" | "inheritedUnmet" | "unfinishedChildren" | "gateOpen", SQLiteColumn>;

/**
 * What makes a task ready. The partial indexes and the queries they serve must say it in the same words, so it is said once.
 * The status is compared as an expression, or SQLite would take the index over status alone and sort what it finds there.
 */
export const readyTask = (t: ReadinessColumns) =>
  sql`${t.status} || '' = 'pending' and ${t.unmetDependencies} = 0 and ${t.inheritedUnmet} = 0 and ${t.unfinishedChildren} = 0 and ${t.gateOpen} = true`;
