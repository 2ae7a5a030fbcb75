import { DomainError } from "@signalbox/contracts";
import { type Column, eq, getTableColumns, inArray, sql, type Table } from "drizzle-orm";
import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import { completeRow } from "./complete-row.ts";
import { encode, placeholders, type Session, type Tables } from "./session.ts";

/** SQLite allows 32,766 variables in a statement, PostgreSQL 65,535; above this, id lists are read in pieces. */
const idsPerStatement = 500;

type TableKey = { [K in keyof Tables]: Tables[K] extends { id: SQLiteColumn } ? K : never }[keyof Tables];
type TableWithId = SQLiteTable & { id: SQLiteColumn };

/** Reads and writes by id, the same for every table that has one. */
export interface Gateway<Row> {
  /** Stores the row, filled up with defaults, id and times. */
  insert(given: Readonly<Record<string, unknown>>): Promise<Row>;
  findById(id: string): Promise<Row | null>;
  /** NOT_FOUND when there is none. */
  getById(id: string): Promise<Row>;
  /** In the order of the ids given; those that do not exist are left out. */
  findByIds(ids: readonly string[]): Promise<Row[]>;
  /** Fields that are undefined stay as they are; `updatedAt` is set. NOT_FOUND when there is no such row. */
  update(id: string, changes: Readonly<Record<string, unknown>>): Promise<Row>;
  /** NOT_FOUND when there is no such row. */
  delete(id: string): Promise<void>;
}

export function gateway<K extends TableKey>(session: Session, key: K, entity: string): Gateway<Tables[K]["$inferSelect"]> {
  type Row = Tables[K]["$inferSelect"] & { id: string };
  const table = session.tables[key] as unknown as TableWithId;
  const typed = (rows: Promise<unknown[]>) => rows as Promise<Row[]>;
  const missing = (id: string) =>
    new DomainError("NOT_FOUND", `There is no ${entity} with the id ${id}.`, { details: { entity, field: "id", id } });

  const insert = insertInto(session, table, key);
  const select = session.prepared(`${key}.findById`, (db) =>
    db
      .select()
      .from(table)
      .where(eq(table.id, sql.placeholder("id"))),
  );
  const remove = session.prepared(`${key}.delete`, (db) =>
    db
      .delete(table)
      .where(eq(table.id, sql.placeholder("id")))
      .returning({ id: table.id }),
  );

  const findById = async (id: string) => (await typed(select({ id })))[0] ?? null;
  const getById = async (id: string) => (await findById(id)) ?? fail(missing(id));
  return {
    insert: async (given) => (await typed(insert(completeRow(session, table, given))))[0] ?? fail(missing("")),
    findById,
    getById,
    findByIds: async (ids) => {
      const found = new Map<string, Row>();
      for (const part of pieces([...new Set(ids)], idsPerStatement))
        for (const row of await typed(session.run((db) => db.select().from(table).where(inArray(table.id, part))))) found.set(row.id, row);
      return [...found.keys()].length === 0 ? [] : [...new Set(ids)].flatMap((id) => found.get(id) ?? []);
    },
    update: async (id, changes) => {
      const given = defined({ ...changes, ...(getTableColumns(table).updatedAt ? { updatedAt: session.clock.now() } : {}) });
      const fields = Object.keys(given).sort();
      if (fields.length === 0) return getById(id);
      const change = session.prepared(`${key}.update(${fields.join()})`, (db) =>
        db
          .update(table)
          .set(placeholders(table, fields))
          .where(eq(table.id, sql.placeholder("rowId")))
          .returning(),
      );
      return (await typed(change({ ...encode(table, given), rowId: id })))[0] ?? fail(missing(id));
    },
    delete: async (id) => {
      if ((await remove({ id })).length === 0) throw missing(id);
    },
  };
}

/** Inserts a complete row and returns it as stored. */
export function insertInto(session: Session, table: SQLiteTable, key: string) {
  const statement = session.prepared(`${key}.insert`, (db) => db.insert(table).values(placeholders(table)).returning());
  return (row: Readonly<Record<string, unknown>>) => statement(encode(table, row));
}

/** Inserts many complete rows, a hundred or so to a statement, or one by one through the prepared statement when they are few. */
export async function insertMany(
  session: Session,
  table: SQLiteTable & Table,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  const perStatement = Math.max(1, Math.floor(10_000 / Object.keys(getTableColumns(table)).length));
  for (const part of pieces(rows, perStatement))
    await session.run((db) =>
      db
        .insert(table)
        .values(part as never)
        .returning({ one: sql`1` as unknown as Column as never }),
    );
}

export function* pieces<T>(items: readonly T[], size: number): Generator<T[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}

const defined = (values: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));

function fail(error: Error): never {
  throw error;
}
