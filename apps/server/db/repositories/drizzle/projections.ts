import type { Checkpoint, ProjectionMessage, ProjectionState, ProjectionThread, ProjectionTurn, StoredEvent } from "@signalbox/contracts";
import { readEvent } from "@signalbox/contracts";
import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { ReadRow, RowKey, Write } from "../../../domain/projection.ts";
import { concernsProjections, projectEvent, projectors, rowsRead } from "../../../domain/projectors.ts";
import type { ProjectionRepository } from "../projections.ts";
import { keysetPage } from "./keyset-page.ts";
import { type ProjectionRowStore, placeOf, placeOfWrite, projectionRows } from "./projection-rows.ts";
import { placeholders, type Session } from "./session.ts";

export function drizzleProjections(session: Session): ProjectionRepository {
  const rows = projectionRows(session);
  const places = placesInLog(session);
  return {
    ...conversations(session, rows),
    apply: async (events) => {
      const last = events.at(-1);
      if (last === undefined) return;
      const concerning = events.filter(concernsProjections);
      if (concerning.length > 0) await rows.write(await fold(concerning, { rows, states: await places.list() }));
      await places.advance(last.sequence);
    },
    listState: places.list,
    replaceState: places.replace,
    readRows: rows.page,
    writeRows: rows.write,
  };
}

type Conversations = Omit<ProjectionRepository, "apply" | "listState" | "replaceState" | "readRows" | "writeRows">;

function conversations(session: Session, rows: ProjectionRowStore): Conversations {
  const { projectionThreads: threads, projectionTurns: turns, projectionMessages: messages, checkpoints } = session.tables;
  const running = session.prepared("projectionTurns.running", (db) =>
    db
      .select()
      .from(turns)
      .where(and(eq(turns.threadId, sql.placeholder("threadId")), eq(turns.status, sql.placeholder("status"))))
      .orderBy(asc(turns.startedAt), asc(turns.id))
      .limit(1),
  );
  return {
    findProject: (id) => rows.find("projectionProjects", id),
    findThread: (id) => rows.find("projectionThreads", id),
    findTurn: (id) => rows.find("projectionTurns", id),
    findRunningTurn: async (threadId) => (await running({ threadId, status: "running" }))[0] ?? null,
    findMessage: (id) => rows.find("projectionMessages", id),
    findCheckpoint: (id) => rows.find("checkpoints", id),
    findThreads: ({ projectId }, page) => {
      const ofProject = projectId === null ? isNull(threads.projectId) : eq(threads.projectId, projectId);
      return keysetPage<ProjectionThread>(session, threads, { ...page, where: [ofProject] });
    },
    findTurns: (threadId, page) =>
      keysetPage<ProjectionTurn>(session, turns, { ...page, where: [eq(turns.threadId, threadId)], by: "startedAt" }),
    findMessages: (turnId, page) => keysetPage<ProjectionMessage>(session, messages, { ...page, where: [eq(messages.turnId, turnId)] }),
    findCheckpoints: (threadId, page) =>
      keysetPage<Checkpoint>(session, checkpoints, { ...page, where: [eq(checkpoints.threadId, threadId)] }),
  };
}

interface Folding {
  readonly rows: ProjectionRowStore;
  readonly states: readonly ProjectionState[];
}

/**
 * What is to be written, once for each row however many of the events change it. A row stands in the order it was first written, so what
 * it refers to stands before it.
 */
async function fold(events: readonly StoredEvent[], { rows, states }: Folding): Promise<Iterable<Write>> {
  const places = new Map(states.map(({ projector, lastSequence }) => [projector, lastSequence]));
  const standing = new Map<string, unknown>();
  const writes = new Map<string, Write>();
  const lastSequence = (projector: string) => places.get(projector) ?? 0;
  const read = ((table, id) => standing.get(placeOf({ table, id })) ?? null) as ReadRow;
  const load = async (key: RowKey) => {
    if (!standing.has(placeOf(key))) standing.set(placeOf(key), await rows.find(key.table, key.id));
  };
  for (const stored of events) {
    const { event } = readEvent(stored);
    if (event === null) continue;
    for (const key of rowsRead(event)) await load(key);
    for (const write of projectEvent(event, { lastSequence, read }).writes) {
      const place = placeOfWrite(write);
      standing.set(place, write.op === "delete" ? null : write.row);
      writes.set(place, write);
    }
  }
  return writes.values();
}

function placesInLog(session: Session) {
  const { projectionState: t } = session.tables;
  const list = session.prepared("projectionState.all", (db) => db.select().from(t).orderBy(asc(t.projector)));
  const sequence = sql.placeholder("lastSequence");
  // Never backwards: events may be delivered again.
  const forward = sql`case when ${t.lastSequence} < ${sequence} then ${sequence} else ${t.lastSequence} end`;
  const advanceAll = session.prepared("projectionState.advance", (db) =>
    db.update(t).set({ lastSequence: forward }).returning({ projector: t.projector }),
  );
  const put = session.prepared("projectionState.put", (db) =>
    db
      .insert(t)
      .values(placeholders(t))
      .onConflictDoUpdate({ target: t.projector, set: { lastSequence: sql`excluded.last_sequence` } })
      .returning({ projector: t.projector }),
  );
  return {
    list: () => list(),
    advance: async (lastSequence: number) => {
      const known = new Set((await advanceAll({ lastSequence })).map(({ projector }) => projector));
      if (known.size >= projectors.length && projectors.every(({ name }) => known.has(name))) return;
      for (const { name } of projectors) if (!known.has(name)) await put({ projector: name, lastSequence });
    },
    replace: async (states: readonly ProjectionState[]) => {
      await session.run((db) => db.delete(t).returning({ projector: t.projector }));
      for (const state of states) await put(state);
    },
  };
}
