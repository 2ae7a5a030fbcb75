import { DomainError } from "@signalbox/contracts";
import { and, asc, getTableColumns, getTableName, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Paged, PageRequest } from "../paging.ts";
import type { Session } from "./session.ts";
import { shapeOf } from "./shaped-conditions.ts";

type ListedTable = SQLiteTable & { id: SQLiteColumn };
type Instant = "createdAt" | "startedAt" | "expiresAt";

/**
 * A page of a table in order of creation, or of another instant that never changes, ties by id. The cursor names the last row read, not a number of rows, so a list that grows or
 * shrinks meanwhile neither repeats nor skips what was there.
 */
export async function keysetPage<Row>(
  session: Session,
  table: ListedTable,
  request: PageRequest & { where: readonly (SQL | undefined)[]; by?: Instant },
): Promise<Paged<Row>> {
  const { by = "createdAt" } = request;
  const instant = getTableColumns(table)[by] as SQLiteColumn;
  const from = request.after === undefined ? undefined : decodeCursor(request.after);
  // A row value, because an index answers it in one range; `or` over the two columns would read and sort.
  const beyond = from && sql`(${instant}, ${table.id}) > (${sql.param(from.instant, instant)}, ${from.id})`;
  const { shape, conditions, values } = shapeOf([...request.where, beyond]);
  const select = session.prepared(`${getTableName(table)}.page(${shape})`, (db) =>
    db
      .select()
      .from(table)
      .where(and(...conditions))
      .orderBy(asc(instant), asc(table.id))
      .limit(sql.placeholder("limit")),
  );
  const rows = await select({ ...values, limit: request.limit + 1 });
  const items = rows.slice(0, request.limit) as Row[];
  const last = items.at(-1) as ({ id: string } & Record<Instant, Date>) | undefined;
  return { items, next: rows.length > request.limit && last ? `${last[by].getTime()}.${last.id}` : null };
}

function decodeCursor(cursor: string): { id: string; instant: Date } {
  const [, time, id] = /^(\d{1,15})\.(.+)$/.exec(cursor) ?? [];
  if (time === undefined || id === undefined)
    throw new DomainError(
      "INVALID",
      `after: "${cursor}" is not the cursor of a page; pass on the \`next\` of the page before, unchanged.`,
      { details: { field: "after" } },
    );
  return { id, instant: new Date(Number(time)) };
}
