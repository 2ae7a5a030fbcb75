import type { Clock } from "../../ports/clock.ts";
import type { Ids } from "../../ports/ids.ts";
import type { Build, QueryBuilder, Session, Tables, Values } from "../repositories/drizzle/session.ts";

export interface SessionParts {
  readonly db: QueryBuilder;
  readonly tables: Tables;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Wraps every statement: guard, queue, errors. */
  around<T>(statement: () => Promise<T>): Promise<T>;
}

interface Statement {
  execute(values?: Values): Promise<unknown[]>;
}

/** What Drizzle's PostgreSQL queries have and its SQLite ones, whose types adapters see, have not. */
interface Preparable {
  prepare(name: string): Statement;
}

/** PostgreSQL allows 63 characters in the name of a prepared statement, and some of ours are longer: they are numbered instead. */
let statements = 0;

export function createPostgresSession({ db, tables, clock, ids, around }: SessionParts): Session {
  const built = new Map<string, Statement>();
  const statement = <Row>(name: string, build: Build<Row>): Statement => {
    let found = built.get(name);
    if (found === undefined) {
      statements += 1;
      found = (build(db, tables) as unknown as Preparable).prepare(`signalbox_${statements}`);
      built.set(name, found);
    }
    return found;
  };
  return {
    tables,
    clock,
    ids,
    prepared:
      <Row>(name: string, build: Build<Row>) =>
      (values?: Values) =>
        around(() => statement(name, build).execute(values) as Promise<Row[]>),
    run: <Row>(build: Build<Row>) => around(async () => build(db, tables)),
  };
}
