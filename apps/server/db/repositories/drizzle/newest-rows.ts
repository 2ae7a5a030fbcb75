import { and, desc, gte, lt, max, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Session } from "./session.ts";

/** Sequences looked at by one statement: a filter that hardly anything passes must not hold up the process for as long as the log. */
const sequencesPerStatement = 20_000;

type Log = SQLiteTable & { sequence: SQLiteColumn };

interface Wanted {
  readonly where: readonly (SQL | undefined)[];
  readonly limit: number;
  readonly before?: number | undefined;
}

/** The last rows of a log that meet the conditions, the newest first. Reads backwards, piece by piece, until it has enough. */
export async function newestRows<Row>(session: Session, log: Log, { where, limit, before }: Wanted): Promise<Row[]> {
  const last = sql<number>`coalesce(${max(log.sequence)}, 0)`.mapWith(Number);
  const [end] = await session.run((db) => db.select({ last }).from(log));
  const found: unknown[] = [];
  for (let below = Math.min(before ?? Number.MAX_SAFE_INTEGER, (end?.last ?? 0) + 1); below > 1; below -= sequencesPerStatement) {
    const part = and(...where, lt(log.sequence, below), gte(log.sequence, below - sequencesPerStatement));
    const missing = limit - found.length;
    found.push(...(await session.run((db) => db.select().from(log).where(part).orderBy(desc(log.sequence)).limit(missing))));
    if (found.length === limit) break;
    await new Promise<void>((resume) => setImmediate(resume));
  }
  return found as Row[];
}

/** As an expression, or SQLite would take an index over the column and sort what it finds there. */
export const unindexed = (column: SQLiteColumn, value: string | undefined): SQL | undefined =>
  value === undefined ? undefined : sql`${column} || '' = ${value}`;
