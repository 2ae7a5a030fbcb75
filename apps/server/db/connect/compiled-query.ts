import { Column, is, Param, Placeholder, SQL } from "drizzle-orm";
import type { Values } from "../repositories/drizzle/session.ts";

/** What one of Drizzle's prepared queries for better-sqlite3 consists of at run time. */
export interface PreparedQuery {
  all(values?: Values): unknown[];
  readonly stmt: { all(...values: readonly unknown[]): unknown[]; raw?(): unknown };
  readonly query: { readonly params: readonly unknown[] };
  /** In the order of the statement's columns; undefined where the statement returns no rows. */
  readonly fields?: readonly { readonly path: readonly string[]; readonly field: unknown }[] | undefined;
}

interface Decoder {
  mapFromDriverValue(value: unknown): unknown;
}

/**
 * How often-used statements run: Drizzle decides anew for each value of each row how to take it, which costs more than reading the
 * row (docs/performance.md). Here it is decided once per statement. What is out of the ordinary is left to Drizzle.
 */
export function compileQuery(prepared: PreparedQuery): (values?: Values) => unknown[] {
  const { stmt, fields, query } = prepared;
  const parameters = query.params.map(parameter);
  const fill = (values: Values) => parameters.map((value) => value(values));
  if (fields === undefined) return (values = {}) => stmt.all(...fill(values));
  const decoders = fields.map(({ field }) => decoderOf(field));
  const flat = fields.every(({ path }) => path.length === 1) && decoders.every((decoder) => decoder !== undefined);
  if (!flat || stmt.raw === undefined) return (values) => prepared.all(values);
  const toRow = rowMaker(
    fields.map(({ path }) => String(path[0])),
    decoders as Decoder[],
  );
  stmt.raw();
  return (values = {}) => (stmt.all(...fill(values)) as unknown[][]).map(toRow);
}

function parameter(given: unknown): (values: Values) => unknown {
  if (is(given, Placeholder)) return (values) => givenFor(values, given.name);
  if (is(given, Param) && is(given.value, Placeholder)) {
    const { encoder, value } = given;
    return (values) => encoder.mapToDriverValue(givenFor(values, value.name));
  }
  return () => given;
}

function givenFor(values: Values, name: string): unknown {
  const value = values[name];
  if (value === undefined && !(name in values)) throw new Error(`No value for placeholder "${name}" was provided`);
  return value;
}

function decoderOf(field: unknown): Decoder | undefined {
  if (is(field, Column)) return field;
  const sql = is(field, SQL) ? field : (field as { sql?: unknown }).sql;
  return is(sql, SQL) ? (sql as unknown as { decoder: Decoder }).decoder : undefined;
}

/**
 * One object literal per row, written out as code: with its keys known, it is made as fast as the driver makes its own, where a loop
 * over the keys takes a tenth longer. The keys are those of our own select lists, never a caller's.
 */
function rowMaker(keys: readonly string[], decoders: readonly Decoder[]): (row: unknown[]) => unknown {
  const properties = keys.map((key, index) => {
    const value = `row[${index}]`;
    const taken = isIdentity(decoders[index]) ? value : `${value} === null ? null : decoders[${index}].mapFromDriverValue(${value})`;
    return `${JSON.stringify(key)}: ${taken}`;
  });
  return new Function("decoders", `return (row) => ({ ${properties.join(", ")} })`)(decoders);
}

const isIdentity = (decoder: Decoder | undefined) =>
  is(decoder, Column) && decoder.mapFromDriverValue === Column.prototype.mapFromDriverValue;
