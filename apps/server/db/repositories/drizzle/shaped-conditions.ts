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
  const hold = (value: unknown) => {
    const name = `value${Object.keys(values).length}`;
    values[name] = value;
    words.push("?");
    return sql`${sql.placeholder(name)}`;
  };
  const visit = (chunk: unknown): unknown => {
    if (is(chunk, SQL)) return new SQL(chunk.queryChunks.map(visit) as SQL["queryChunks"]);
    if (is(chunk, Param)) return hold(chunk.value === null ? null : chunk.encoder.mapToDriverValue(chunk.value));
    if (typeof chunk === "string" || typeof chunk === "number") return hold(chunk);
    if (is(chunk, StringChunk)) words.push(chunk.value.join(""));
    else if (is(chunk, Column)) words.push(`${getTableName(chunk.table)}.${chunk.name}`);
    else throw new Error("A condition of a page is made of columns, words and values only.");
    return chunk;
  };
  const conditions = given.flatMap((condition) => {
    if (condition === undefined) return [];
    words.push(" and ");
    return [visit(condition) as SQL];
  });
  return { shape: words.join(""), conditions, values };
}
