import Database from "better-sqlite3";
import { getTableName, is } from "drizzle-orm";
import { SQLiteTable } from "drizzle-orm/sqlite-core";
import * as schema from "../db/schema.ts";

/** Finds statements that get slower as the database grows: how SQLite would run each text that a test run has prepared. */

const tables: ReadonlySet<string> = new Set(
  Object.values(schema).flatMap((value) => (is(value, SQLiteTable) ? [getTableName(value)] : [])),
);

/** They hold as many rows as there are people, programs or settings; to read them whole is right. */
const small = new Set(["settings", "metadata", "api_keys", "accounts", "projection_state"]);

const longestShown = 1000;

export interface AcceptedPlan {
  /** Found in the statement. */
  readonly text: RegExp;
  /** Found in the line of its plan. */
  readonly plan: RegExp;
  readonly because: string;
}

/** From now on, the text of every statement that any connection prepares. Call `stop` at the end. */
export function recordStatements(): { readonly texts: ReadonlySet<string>; stop(): void } {
  const texts = new Set<string>();
  const { prepare } = Database.prototype;
  Database.prototype.prepare = function (this: Database.Database, text: string) {
    texts.add(text);
    return prepare.call(this, text);
  } as typeof prepare;
  return {
    texts,
    stop: () => {
      Database.prototype.prepare = prepare;
    },
  };
}

/** Statements over the schema's tables: not PRAGMA, BEGIN, migrations and the like. */
export const queriesAmong = (texts: Iterable<string>): string[] =>
  [...texts].filter(
    (text) => /^\s*(select|insert|update|delete|with)\b/i.test(text) && [...tables].some((table) => text.includes(`"${table}"`)),
  );

export interface PlanFindings {
  /** One per statement and line of its plan. */
  readonly problems: string[];
  /** Accepted plans that no statement has any more. */
  readonly unused: string[];
}

export function examinePlans(client: Database.Database, queries: readonly string[], accepted: readonly AcceptedPlan[]): PlanFindings {
  const used = new Set<AcceptedPlan>();
  const problems = queries.flatMap((text) =>
    planOf(client, text)
      .filter((line) => grows(line, text))
      .filter((line) => {
        const reasons = accepted.filter((one) => one.text.test(text) && one.plan.test(line));
        for (const reason of reasons) used.add(reason);
        return reasons.length === 0;
      })
      .map((line) => `${line}: ${text.slice(0, longestShown)}`),
  );
  return { problems, unused: accepted.filter((one) => !used.has(one)).map((one) => `${one.text}: ${one.because}`) };
}

function planOf(client: Database.Database, text: string): string[] {
  const statement = client.prepare(`EXPLAIN QUERY PLAN ${text}`);
  // Nothing runs, so any value will do for the variables.
  const values = Array.from(text.match(/\?/g) ?? [], () => null);
  return (statement.all(...values) as { detail: string }[]).map(({ detail }) => detail);
}

function grows(line: string, text: string): boolean {
  if (/^USE TEMP B-TREE FOR .*ORDER BY/.test(line)) return true;
  const scanned = /^SCAN (\S+)/.exec(line)?.[1];
  return scanned !== undefined && !line.includes(" USING ") && !small.has(scanned) && !isDerived(scanned, text);
}

/** A common table expression, a subquery or a list of values: as large as the statement makes it. An alias of a table is not. */
function isDerived(name: string, text: string): boolean {
  if (tables.has(name)) return false;
  if (/^(CONSTANT|json_each|\d|\()/.test(name)) return true;
  const quoted = `"?\\b${name.replaceAll(/\W/g, "\\$&")}\\b"?`;
  const expression = `${quoted}\\s*(\\([^)]*\\))?\\s+as\\s+(not\\s+)?(materialized\\s+)?\\(`;
  const subquery = `\\)\\s*(as\\s+)?${quoted}`;
  return new RegExp(`${expression}|${subquery}`, "i").test(text);
}
