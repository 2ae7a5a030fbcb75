import { getTableColumns, type Table } from "drizzle-orm";
import type { Session } from "./session.ts";

/**
 * The whole row that an insert will store: what the caller gave, the column's default, the session's id and time, null.
 * Written out here so that every insert of a table has the same text, and so that both databases store the same.
 */
export function completeRow<T extends Table>(session: Session, table: T, given: Readonly<Record<string, unknown>>): T["$inferSelect"] {
  const now = session.clock.now();
  const row: Record<string, unknown> = {};
  for (const [key, column] of Object.entries(getTableColumns(table))) row[key] = given[key] ?? fill(session, key, column.default) ?? null;
  for (const key of ["createdAt", "updatedAt"]) if (key in row) row[key] ??= now;
  return row as T["$inferSelect"];
}

const fill = (session: Session, key: string, preset: unknown) => (key === "id" ? session.ids.next() : preset);
