import type Database from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import type { Clock } from "../../ports/clock.ts";
import type { Ids } from "../../ports/ids.ts";
import type { Build, QueryBuilder, Session, Values } from "../repositories/drizzle/session.ts";
import * as tables from "../schema.ts";
import { compileQuery, type PreparedQuery } from "./compiled-query.ts";
import { explainForeignKey } from "./foreign-key.ts";
import { translateError } from "./translate-error.ts";

export interface SqliteSessionParts {
  readonly client: Database.Database;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Refuses statements that change something. */
  readonly readOnly: boolean;
  /** When the statement runs: at once, or when it is its turn. Throws when it must not run at all. */
  around<T>(statement: () => T): Promise<T>;
}

interface Statement {
  readonly query: unknown;
  run(values?: Values): unknown[];
}

/** What the builders have at run time and the shared type, made for both databases, has not. */
interface Preparable {
  prepare(): PreparedQuery;
}

export function createSqliteSession({ client, clock, ids, readOnly, around }: SqliteSessionParts): Session {
  const db = drizzle({ client: statementSource(client, readOnly) }) as unknown as QueryBuilder;
  const built = new Map<string, Statement>();

  const once = <Row>(build: Build<Row>): Statement => {
    const query = build(db, tables);
    return { query, run: () => (query as unknown as Preparable).prepare().all() };
  };
  const named = <Row>(name: string, build: Build<Row>): Statement => {
    let statement = built.get(name);
    if (statement === undefined) {
      const query = build(db, tables);
      statement = { query, run: compileQuery((query as unknown as Preparable).prepare()) };
      built.set(name, statement);
    }
    return statement;
  };
  const execute = <Row>(find: () => Statement, values?: Values): Row[] => {
    let statement: Statement | undefined;
    try {
      statement = find();
      return statement.run(values) as Row[];
    } catch (error) {
      throw explained(error, statement?.query, values);
    }
  };
  const explained = (error: unknown, query: unknown, values: Values | undefined) => {
    const broken = (error as { code?: unknown }).code === "SQLITE_CONSTRAINT_FOREIGNKEY";
    return translateError(error, broken ? explainForeignKey(client, query, values) : undefined);
  };

  return {
    tables,
    clock,
    ids,
    prepared:
      <Row>(name: string, build: Build<Row>) =>
      async (values?: Values) =>
        around(() => execute<Row>(() => named(name, build), values)),
    run: async <Row>(build: Build<Row>) => around(() => execute<Row>(() => once(build))),
  };
}

const MAX_CACHED = 256;

/**
 * What Drizzle is given instead of the connection. Statements are always read with `.all()`: `.get()` on RETURNING keeps SQLite from
 * ever checkpointing its log. Texts seen lately are not compiled again.
 */
function statementSource(client: Database.Database, readOnly: boolean): Database.Database {
  const cache = new Map<string, unknown>();
  const compile = (text: string): unknown => {
    const statement = client.prepare(text);
    if (readOnly && !statement.readonly) throw new Error(`A statement on the connection for reading would write: ${text}`);
    if (statement.reader) return statement;
    const run = (...values: unknown[]) => {
      statement.run(...values);
      return [];
    };
    return { run, all: run };
  };
  const prepare = (text: string) => {
    const found = cache.get(text);
    if (found !== undefined) return found;
    if (cache.size >= MAX_CACHED) cache.clear();
    const statement = compile(text);
    cache.set(text, statement);
    return statement;
  };
  return { prepare } as unknown as Database.Database;
}
