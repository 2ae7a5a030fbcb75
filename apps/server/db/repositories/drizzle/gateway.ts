import { DomainError } from "@signalbox/contracts";
import { eq, getTableColumns, getTableName, inArray, is, SQL, sql } from "drizzle-orm";
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
    findByIds: (ids) => readByIds(session, table, ids) as Promise<Row[]>,
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

async function readByIds(session: Session, table: TableWithId, ids: readonly string[]): Promise<unknown[]> {
  const distinct = [...new Set(ids)];
  const found = new Map<unknown, unknown>();
  for (const part of pieces(distinct, idsPerStatement))
    for (const row of await session.run((db) => db.select().from(table).where(inArray(table.id, part)))) found.set(row.id, row);
  return distinct.flatMap((id) => found.get(id) ?? []);
}

/** Inserts a complete row and returns it as stored. */
export function insertInto(session: Session, table: SQLiteTable, key: string) {
  const statement = session.prepared(`${key}.insert`, (db) => db.insert(table).values(placeholders(table)).returning());
  return (row: Readonly<Record<string, unknown>>) => statement(encode(table, row));
}

/** Rows to a statement. Few sizes, so that each is prepared once; the largest stays far below the limit of variables. */
const blockSizes = [100, 10, 1];

/** Inserts many complete rows. */
export async function insertMany(session: Session, table: SQLiteTable, rows: readonly Readonly<Record<string, unknown>>[]): Promise<void> {
  const keys = Object.keys(getTableColumns(table));
  const plain = rows.every((row) => keys.every((key) => row[key] !== undefined && !is(row[key], SQL)));
  if (!plain) return insertAsGiven(session, table, rows);
  let start = 0;
  for (const size of blockSizes) {
    const insert = insertBlock(session, table, size);
    for (; rows.length - start >= size; start += size) await insert(rows.slice(start, start + size));
  }
}

/** Rows with an expression among their values, or without a value for every column: the statement differs each time. */
async function insertAsGiven(session: Session, table: SQLiteTable, rows: readonly Readonly<Record<string, unknown>>[]): Promise<void> {
  for (const part of pieces(rows, blockSizes[0] ?? 1)) await session.run((db) => db.insert(table).values(part).returning({ inserted }));
}

const inserted = sql<number>`1`;

function insertBlock(session: Session, table: SQLiteTable, size: number) {
  const keys = Object.keys(getTableColumns(table));
  const names = placeholderNames(table);
  const row = (index: number) => Object.fromEntries(keys.map((key, at) => [key, sql`${sql.placeholder(names[index]?.[at] ?? "")}`]));
  const statement = session.prepared(`${getTableName(table)}.insert(${size})`, (db) =>
    db
      .insert(table)
      .values(Array.from({ length: size }, (_, index) => row(index)))
      .returning({ inserted }),
  );
  return (block: readonly Readonly<Record<string, unknown>>[]) => {
    const values: Record<string, unknown> = {};
    for (const [index, given] of block.entries()) {
      const encoded = encode(table, given);
      for (const [at, name] of (names[index] ?? []).entries()) values[name] = encoded[keys[at] ?? ""];
    }
    return statement(values);
  };
}

const namesOf = new WeakMap<SQLiteTable, readonly (readonly string[])[]>();

/** By row of a block and column. Kept, because making thousands of names costs as much as storing the rows. */
function placeholderNames(table: SQLiteTable): readonly (readonly string[])[] {
  const keys = Object.keys(getTableColumns(table));
  const names = namesOf.get(table) ?? Array.from({ length: blockSizes[0] ?? 1 }, (_, index) => keys.map((key) => `${index}.${key}`));
  namesOf.set(table, names);
  return names;
}

export function* pieces<T>(items: readonly T[], size: number): Generator<T[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}

const defined = (values: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));

function fail(error: Error): never {
  throw error;
}
