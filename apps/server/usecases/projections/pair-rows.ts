import type { ReadRepositories } from "../../db/repositories/unit-of-work.ts";
import { keyFieldOf, type ProjectionRows, type ProjectionTable } from "../../domain/projection.ts";

type Row = ProjectionRows[ProjectionTable];
type Reads = Pick<ReadRepositories, "projections">;

export interface Pair {
  readonly id: string;
  readonly stored: Row | null;
  readonly expected: Row | null;
}

const pageSize = 500;

/** The rows of a table on both sides by key, each key once. One page of each side is in memory, however many rows there are. */
export async function* pairRows(table: ProjectionTable, sides: { stored: Reads; expected: Reads }): AsyncGenerator<Pair> {
  const [stored, expected] = [rowsOf(table, sides.stored), rowsOf(table, sides.expected)];
  let [left, right] = [await next(stored), await next(expected)];
  while (left !== null || right !== null) {
    const order = orderOf(keyOf(table, left), keyOf(table, right));
    const pair = { stored: order <= 0 ? left : null, expected: order >= 0 ? right : null };
    yield { id: keyOf(table, pair.stored ?? pair.expected) ?? "", ...pair };
    if (pair.stored !== null) left = await next(stored);
    if (pair.expected !== null) right = await next(expected);
  }
}

async function* rowsOf(table: ProjectionTable, { projections }: Reads): AsyncGenerator<Row, null> {
  for (let after = ""; ; ) {
    const page: Row[] = await projections.readRows(table, after, pageSize);
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < pageSize) return null;
    after = keyOf(table, last) ?? "";
  }
}

const next = async (rows: AsyncGenerator<Row, null>): Promise<Row | null> => (await rows.next()).value;

const keyOf = (table: ProjectionTable, row: Row | null): string | null =>
  row === null ? null : ((row as unknown as Readonly<Record<string, string>>)[keyFieldOf(table)] ?? "");

/** As both databases order keys: by their bytes, which JavaScript's own comparison of UTF-16 does not. What has ended comes last. */
function orderOf(left: string | null, right: string | null): number {
  if (left === null || right === null) return left === right ? 0 : left === null ? 1 : -1;
  return left === right ? 0 : Buffer.compare(Buffer.from(left), Buffer.from(right));
}
