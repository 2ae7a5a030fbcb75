import { asc, eq, getTableColumns, gt, sql } from "drizzle-orm";
import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import { keyFieldOf, type ProjectionRows, type ProjectionTable, type RowKey, type Write } from "../../../domain/projection.ts";
import { encode, placeholders, type Session } from "./session.ts";

type Row<Table extends ProjectionTable = ProjectionTable> = ProjectionRows[Table];

/** The rows of any projection by their keys, each statement prepared once for each table. */
export interface ProjectionRowStore {
  find<Table extends ProjectionTable>(table: Table, id: string): Promise<Row<Table> | null>;
  page<Table extends ProjectionTable>(table: Table, after: string, limit: number): Promise<Row<Table>[]>;
  write(writes: Iterable<Write>): Promise<void>;
}

export function projectionRows(session: Session): ProjectionRowStore {
  const known = new Map<ProjectionTable, Statements>();
  const of = (table: ProjectionTable): Statements => {
    const statements = known.get(table) ?? prepare(session, table);
    known.set(table, statements);
    return statements;
  };
  return {
    find: async <Table extends ProjectionTable>(table: Table, id: string) => ((await of(table).find({ id }))[0] as Row<Table>) ?? null,
    page: <Table extends ProjectionTable>(table: Table, after: string, limit: number) =>
      of(table).page({ after, limit }) as Promise<Row<Table>[]>,
    write: async (writes) => {
      for (const { table, op, row } of writes) await (op === "delete" ? of(table).remove({ id: idOf(row) }) : of(table).upsert(row));
    },
  };
}

/** Where a row stands, as the key of a map. */
export const placeOf = ({ table, id }: RowKey): string => `${table} ${id}`;

export const placeOfWrite = ({ table, row }: Write): string => placeOf({ table, id: idOf(row) });

const idOf = (row: Row): string => ("key" in row ? row.key : row.id);

type Statements = ReturnType<typeof prepare>;

function prepare(session: Session, name: ProjectionTable) {
  const table = session.tables[name] as SQLiteTable;
  const columns: Readonly<Record<string, SQLiteColumn>> = getTableColumns(table) as never;
  const key = columns[keyFieldOf(name)] as SQLiteColumn;
  const others = Object.entries(columns).filter(([, column]) => column !== key);
  const ofKey = eq(key, sql.placeholder("id"));
  const stored = session.prepared(`${name}.rows.put`, (db) =>
    db
      .insert(table)
      .values(placeholders(table))
      .onConflictDoUpdate({
        target: key,
        set: Object.fromEntries(others.map(([field, column]) => [field, sql`excluded.${sql.identifier(column.name)}`])),
      })
      .returning({ key }),
  );
  return {
    find: session.prepared(`${name}.rows.find`, (db) => db.select().from(table).where(ofKey)),
    page: session.prepared(`${name}.rows.page`, (db) =>
      db
        .select()
        .from(table)
        .where(gt(key, sql.placeholder("after")))
        .orderBy(asc(key))
        .limit(sql.placeholder("limit")),
    ),
    remove: session.prepared(`${name}.rows.delete`, (db) => db.delete(table).where(ofKey).returning({ key })),
    upsert: (row: object) => {
      const encoded = encode(table, row as Readonly<Record<string, unknown>>);
      // A setting of null is JSON's null, not a missing value, and `encode` knows no difference.
      return stored("value" in row ? { ...encoded, value: columns.value?.mapToDriverValue(row.value) } : encoded);
    },
  };
}
