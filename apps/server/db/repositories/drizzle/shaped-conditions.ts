import { Column, getTableName, is, Param, SQL, StringChunk, sql } from "drizzle-orm";

export interface ShapedConditions {
  /** The same for conditions that differ in their values alone. */
  readonly shape: string;
  /** The conditions with a placeholder where each value was. */
  readonly conditions: readonly SQL[];
  /** By placeholder, as the driver takes them. */
  readonly values: Readonly<Record<string, unknown>>;
}

/** Takes the values out of conditions, so that a statement can be prepared once for all of them. */
export function shapeOf(given: readonly (SQL | undefined)[]): ShapedConditions {
  const values: Record<string, unknown> = {};
  const words: string[] = [];
  const visit = (chunk: unknown): unknown => {
    if (is(chunk, SQL)) return new SQL(chunk.queryChunks.map(visit) as SQL["queryChunks"]);
    const word = wordOf(chunk);
    words.push(word ?? "?");
    if (word !== undefined) return chunk;
    const name = `value${Object.keys(values).length}`;
    values[name] = encoded(chunk);
    return sql`${sql.placeholder(name)}`;
  };
  const conditions = given.flatMap((condition) => {
    if (condition === undefined) return [];
    words.push(" and ");
    return [visit(condition) as SQL];
  });
  return { shape: words.join(""), conditions, values };
}

/** What a part of a statement adds to its text; undefined for a value. */
function wordOf(chunk: unknown): string | undefined {
  if (is(chunk, StringChunk)) return chunk.value.join("");
  if (is(chunk, Column)) return `${getTableName(chunk.table)}.${chunk.name}`;
  if (is(chunk, Param) || typeof chunk === "string" || typeof chunk === "number") return undefined;
  throw new Error("A condition of a page is made of columns, words and values only.");
}

function encoded(value: unknown): unknown {
  if (!is(value, Param)) return value;
  return value.value === null ? null : value.encoder.mapToDriverValue(value.value);
}
