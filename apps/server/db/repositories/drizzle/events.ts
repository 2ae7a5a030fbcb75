import { DomainError, type NewEvent, type StoredEvent } from "@signalbox/contracts";
import { and, asc, eq, gt, gte, type SQL, sql } from "drizzle-orm";
import type { EventStore } from "../events.ts";
import { eventRow } from "./event-rows.ts";
import { insertMany, pieces } from "./gateway.ts";
import { newestEvents } from "./newest-events.ts";
import { encode, placeholders, type Session } from "./session.ts";

const pageSize = 1000;
/** Up to here one prepared statement per event is quicker than building one statement for all of them. */
const few = 8;
/** Keeps a statement well under SQLite's 32,766 variables. */
const streamsPerStatement = 500;

export function drizzleEvents(session: Session): EventStore {
  const statements = prepare(session);
  const append = appending(session, statements);
  return {
    append: async (event) => {
      if (event.expectedVersion !== undefined) expectVersion(event, await append.version(event));
      return append.one(event);
    },
    appendAll: async (events) => {
      if (events.length > few) return append.many(events);
      await expectVersions(events, append.version);
      const stored: StoredEvent[] = [];
      for (const event of events) stored.push(await append.one(event));
      return stored;
    },
    replayAll: () => replay(statements.page, { from: 1, limit: pageSize }),
    replayFrom: (sequence, limit = pageSize) => replay(statements.page, { from: sequence, limit: Math.min(limit, pageSize) }),
    readStream: (streamType, streamId, { after = 0, limit = pageSize } = {}) => statements.stream({ streamType, streamId, after, limit }),
    findNewest: newestEvents(session),
    readLastSequence: async () => (await statements.last())[0]?.sequence ?? 0,
  };
}

type PageValues = { from: number; limit: number };

async function* replay(read: (values: PageValues) => Promise<StoredEvent[]>, { from: first, limit }: PageValues) {
  for (let from = first; ; ) {
    const page = await read({ from, limit });
    const last = page.at(-1);
    if (last === undefined) return;
    yield page;
    if (page.length < limit) return;
    from = last.sequence + 1;
  }
}

interface Stream {
  readonly streamType: string;
  readonly streamId: string;
}

const streamKey = ({ streamType, streamId }: Stream) => `${streamType}\0${streamId}`;

function appending(session: Session, statements: Statements) {
  const { events: t } = session.tables;
  const version = async ({ streamType, streamId }: Stream) => (await statements.version({ streamType, streamId }))[0]?.version ?? 0;
  const one = async (event: NewEvent): Promise<StoredEvent> => {
    const row = eventRow(session, event);
    const [stored] = await statements.append(encode(t, row));
    return { ...row, ...stored } as StoredEvent;
  };
  const many = async (events: readonly NewEvent[]): Promise<StoredEvent[]> => {
    const versions = await readVersions(session, events);
    await expectVersions(events, async (stream) => versions.get(streamKey(stream)) ?? 0);
    let sequence = (await statements.last())[0]?.sequence ?? 0;
    const rows = events.map((event) => {
      const streamVersion = (versions.get(streamKey(event)) ?? 0) + 1;
      versions.set(streamKey(event), streamVersion);
      sequence += 1;
      return { ...eventRow(session, event), sequence, streamVersion };
    });
    await insertMany(session, t, rows);
    // As it is stored: JSON knows no dates and nothing that is undefined.
    return rows.map((row) => ({ ...row, payload: JSON.parse(JSON.stringify(row.payload)) }));
  };
  return { version, one, many };
}

/** Every expectation is checked before anything is written: what is refused leaves nothing behind. */
async function expectVersions(events: readonly NewEvent[], read: (stream: Stream) => Promise<number>): Promise<void> {
  if (events.every((event) => event.expectedVersion === undefined)) return;
  const versions = new Map<string, number>();
  for (const event of events) {
    const version = versions.get(streamKey(event)) ?? (await read(event));
    expectVersion(event, version);
    versions.set(streamKey(event), version + 1);
  }
}

function expectVersion({ streamType, streamId, expectedVersion }: NewEvent, version: number): void {
  if (expectedVersion === undefined || expectedVersion === version) return;
  throw new DomainError(
    "CONFLICT",
    `The stream ${streamType} ${streamId} has version ${version}, not ${expectedVersion} (expectedVersion): another command came first. Read it again and decide anew.`,
    { details: { entity: "event", field: "expectedVersion", streamType, streamId, version, expectedVersion } },
  );
}

/** The versions of many streams, one short look into the index for each, hundreds to a statement. */
async function readVersions(session: Session, events: readonly Stream[]): Promise<Map<string, number>> {
  const { events: t } = session.tables;
  const streams = new Map(events.map((event) => [streamKey(event), event]));
  const versions = new Map<string, number>();
  // PostgreSQL and SQLite both name the columns of a list of values column1, column2 …
  const version = sql`(select coalesce(max(${t.streamVersion}), 0) from ${t} where ${t.streamType} = wanted.column1 and ${t.streamId} = wanted.column2)`;
  for (const part of pieces([...streams.values()], streamsPerStatement)) {
    const pairs = part.map(({ streamType, streamId }) => sql`(${streamType}, ${streamId})`);
    const found = await session.run((db) =>
      db
        .select({ streamType: sql<string>`wanted.column1`, streamId: sql<string>`wanted.column2`, version: version.mapWith(Number) })
        .from(sql`(values ${sql.join(pairs, sql`, `)}) as wanted`),
    );
    for (const row of found) versions.set(streamKey(row), row.version);
  }
  return versions;
}

type Statements = ReturnType<typeof prepare>;

function prepare(session: Session) {
  const { events: t } = session.tables;
  const ofStream = and(eq(t.streamType, sql.placeholder("streamType")), eq(t.streamId, sql.placeholder("streamId")));
  const lastVersion: SQL<number> = sql`coalesce(max(${t.streamVersion}), 0)`.mapWith(Number);
  const lastSequence: SQL<number> = sql`coalesce(max(${t.sequence}), 0)`.mapWith(Number);
  return {
    // The next numbers are taken by the insert itself. There is one writer at a time, so none is taken twice and none is left out.
    append: session.prepared("events.append", (db) =>
      db
        .insert(t)
        .values({
          ...placeholders(t),
          sequence: sql`(select ${lastSequence} + 1 from ${t})`,
          streamVersion: sql`(select ${lastVersion} + 1 from ${t} where ${ofStream})`,
        })
        .returning({ sequence: t.sequence, streamVersion: t.streamVersion, payload: t.payload }),
    ),
    last: session.prepared("events.readLastSequence", (db) => db.select({ sequence: lastSequence }).from(t)),
    version: session.prepared("events.streamVersion", (db) => db.select({ version: lastVersion }).from(t).where(ofStream)),
    page: session.prepared("events.replayFrom", (db) =>
      db
        .select()
        .from(t)
        .where(gte(t.sequence, sql.placeholder("from")))
        .orderBy(asc(t.sequence))
        .limit(sql.placeholder("limit")),
    ),
    stream: session.prepared("events.readStream", (db) =>
      db
        .select()
        .from(t)
        .where(and(ofStream, gt(t.streamVersion, sql.placeholder("after"))))
        .orderBy(asc(t.streamVersion))
        .limit(sql.placeholder("limit")),
    ),
  };
}
