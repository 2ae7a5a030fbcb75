import { type ProjectionThread, readEvent, type StoredEvent } from "@signalbox/contracts";
import { asc, eq, getTableColumns, sql } from "drizzle-orm";
import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import type { RowKey, Write } from "../../../domain/projection.ts";
import { projectEvent, projectors, rowsRead } from "../../../domain/projectors.ts";
import type { ProjectionRepository } from "../projections.ts";
import { gateway } from "./gateway.ts";
import { keysetPage } from "./keyset-page.ts";
import { placeholders, type Session } from "./session.ts";

export function drizzleProjections(session: Session): ProjectionRepository {
  return { ...projectionReads(session), ...projectionWrites(session) };
}

function projectionReads(session: Session): Omit<ProjectionRepository, "apply"> {
  const { projectionThreads: threads, projectionTurns: turns, projectionMessages: messages, checkpoints, projectionState } = session.tables;
  const id = sql.placeholder("id");
  const turnsOf = session.prepared("projectionTurns.ofThread", (db) =>
    db.select().from(turns).where(eq(turns.threadId, id)).orderBy(asc(turns.startedAt), asc(turns.id)),
  );
  const messagesOf = session.prepared("projectionMessages.ofTurn", (db) =>
    db.select().from(messages).where(eq(messages.turnId, id)).orderBy(asc(messages.createdAt), asc(messages.id)),
  );
  const checkpointsOf = session.prepared("checkpoints.ofThread", (db) =>
    db.select().from(checkpoints).where(eq(checkpoints.threadId, id)).orderBy(asc(checkpoints.createdAt), asc(checkpoints.id)),
  );
  return {
    listState: () => session.run((db) => db.select().from(projectionState).orderBy(asc(projectionState.projector))),
    findProject: gateway(session, "projectionProjects", "project of the log").findById,
    findThread: gateway(session, "projectionThreads", "thread").findById,
    findThreads: ({ projectId }, page) =>
      keysetPage<ProjectionThread>(session, threads, { ...page, where: [projectId ? eq(threads.projectId, projectId) : undefined] }),
    findTurns: (threadId) => turnsOf({ id: threadId }),
    findMessages: (turnId) => messagesOf({ id: turnId }),
    findCheckpoints: (threadId) => checkpointsOf({ id: threadId }),
  };
}

type ProjectionTable = SQLiteTable & { id: SQLiteColumn };

function projectionWrites(session: Session): Pick<ProjectionRepository, "apply"> {
  const { projectionState } = session.tables;
  const states = session.prepared("projectionState.all", (db) => db.select().from(projectionState));
  const advance = session.prepared("projectionState.advance", (db) =>
    db
      .insert(projectionState)
      .values(placeholders(projectionState))
      .onConflictDoUpdate({ target: projectionState.projector, set: { lastSequence: sql`excluded.last_sequence` } })
      .returning(),
  );
  const readRows = async (keys: readonly RowKey[]) => {
    const rows = new Map<string, Record<string, unknown>>();
    for (const key of keys) {
      const row = await readRow(session, key);
      if (row) rows.set(`${key.table} ${key.id}`, row);
    }
    return rows;
  };
  const applyOne = async (stored: StoredEvent, lastSequence: (projector: string) => number) => {
    const { event } = readEvent(stored);
    if (event === null) return;
    const keys = rowsRead(event);
    if (keys.length === 0) return;
    const rows = await readRows(keys);
    const { writes } = projectEvent(event, {
      lastSequence,
      read: ((table: string, id: string) => rows.get(`${table} ${id}`) ?? null) as never,
    });
    for (const write of writes) await writeRow(session, write);
  };
  return {
    apply: async (events) => {
      const last = new Map((await states()).map((state) => [state.projector, state.lastSequence]));
      for (const event of events) await applyOne(event, (projector) => last.get(projector) ?? 0);
      const lastSequence = events.at(-1)?.sequence;
      if (lastSequence === undefined) return;
      for (const { name } of projectors) await advance({ projector: name, lastSequence });
    },
  };
}

const keyColumn = (table: SQLiteTable) => getTableColumns(table).id ?? getTableColumns(table).key;

async function readRow(session: Session, { table: name, id }: RowKey): Promise<Record<string, unknown> | undefined> {
  const table = session.tables[name] as ProjectionTable;
  const [row] = await session.run((db) =>
    db
      .select()
      .from(table)
      .where(sql`${keyColumn(table)} = ${id}`),
  );
  return row;
}

async function writeRow(session: Session, { table: name, op, row }: Write): Promise<void> {
  const table = session.tables[name] as unknown as ProjectionTable;
  const key = keyColumn(table);
  const values = row as Record<string, unknown>;
  const id = values.id ?? values.key;
  if (op === "delete") await session.run((db) => db.delete(table).where(sql`${key} = ${id}`).returning());
  else
    await session.run((db) =>
      db
        .insert(table)
        .values(values as never)
        .onConflictDoUpdate({ target: key as SQLiteColumn, set: values })
        .returning(),
    );
}
