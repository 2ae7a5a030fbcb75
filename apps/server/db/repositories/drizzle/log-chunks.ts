import type { LogChunk } from "@signalbox/contracts";
import { and, asc, desc, eq, gt, inArray, type SQL, sql } from "drizzle-orm";
import type { LogChunkRepository } from "../log-chunks.ts";
import { gateway, pieces } from "./gateway.ts";
import type { Session } from "./session.ts";

const defaultLimit = 1000;
/** Each agent is one part of a compound select, and SQLite allows 500 of them. */
const agentsPerStatement = 100;

export function drizzleLogChunks(session: Session): LogChunkRepository {
  const rows = gateway(session, "agentLogChunks", "log chunk");
  const statements = prepare(session);
  return {
    insertChunk: (chunk) => rows.insert({ ...chunk, id: session.ids.nextUlid() }),
    findByAgentId: (agentId, { after = "", sessionNumber, limit = defaultLimit } = {}) =>
      sessionNumber === undefined
        ? statements.ofAgent({ agentId, after, afterAgain: after, limit })
        : statements.ofSession({ agentId, sessionNumber, after, limit }),
    findLast: async (agentId, limit, before) =>
      (
        await (before === undefined
          ? statements.last({ agentId, limit })
          : statements.lastBefore({ agentId, limit, before, beforeAgain: before }))
      ).reverse(),
    findByAgentIds: async (agentIds, limit) => {
      const byAgent = new Map<string, LogChunk[]>(agentIds.map((id) => [id, []]));
      for (const part of pieces([...byAgent.keys()], agentsPerStatement))
        for (const chunk of await lastOfEach(session, part, limit)) byAgent.get(chunk.agentId)?.push(chunk);
      return byAgent;
    },
    deleteByAgentId: async (agentId, limit = defaultLimit) => (await statements.deleteOldest({ agentId, limit })).length,
    getSessionCount: async (agentId) => (await statements.countSessions({ agentId }))[0]?.count ?? 0,
  };
}

function prepare(session: Session) {
  const { agentLogChunks: t } = session.tables;
  const ofAgent = eq(t.agentId, sql.placeholder("agentId"));
  const order = [asc(t.sessionNumber), asc(t.id)] as const;
  // Where the chunk named by `after` is gone, everything that is left comes after it.
  const sessionOfAfter = sessionOf(session, "after");
  return {
    ofAgent: session.prepared("agentLogChunks.findByAgentId", (db) =>
      db
        .select()
        .from(t)
        .where(and(ofAgent, sql`(${t.sessionNumber}, ${t.id}) > (${sessionOfAfter}, ${sql.placeholder("afterAgain")})`))
        .orderBy(...order)
        .limit(sql.placeholder("limit")),
    ),
    ofSession: session.prepared("agentLogChunks.findByAgentIdAndSession", (db) =>
      db
        .select()
        .from(t)
        .where(and(ofAgent, eq(t.sessionNumber, sql.placeholder("sessionNumber")), gt(t.id, sql.placeholder("after"))))
        .orderBy(asc(t.id))
        .limit(sql.placeholder("limit")),
    ),
    ...prepareTail(session),
    deleteOldest: session.prepared("agentLogChunks.deleteByAgentId", (db) => {
      const oldest = db
        .select({ id: t.id })
        .from(t)
        .where(ofAgent)
        .orderBy(...order)
        .limit(sql.placeholder("limit"));
      return db.delete(t).where(inArray(t.id, oldest)).returning({ id: t.id });
    }),
    countSessions: session.prepared("agentLogChunks.getSessionCount", (db) =>
      db.select({ count: sql`count(n)`.mapWith(Number) }).from(sessions(session)),
    ),
  };
}

/** 0 where the chunk that the placeholder names was deleted: chunks are, oldest first, and sessions count from 1. */
function sessionOf(session: Session, chunk: string): SQL {
  const { agentLogChunks: t } = session.tables;
  return sql`coalesce((select ${t.sessionNumber} from ${t} where ${t.id} = ${sql.placeholder(chunk)}), 0)`;
}

function prepareTail(session: Session) {
  const { agentLogChunks: t } = session.tables;
  const ofAgent = eq(t.agentId, sql.placeholder("agentId"));
  const order = [desc(t.sessionNumber), desc(t.id)] as const;
  const earlier = sql`(${t.sessionNumber}, ${t.id}) < (${sessionOf(session, "before")}, ${sql.placeholder("beforeAgain")})`;
  const select = (name: string, where: SQL | undefined) =>
    session.prepared(`agentLogChunks.${name}`, (db) =>
      db
        .select()
        .from(t)
        .where(where)
        .orderBy(...order)
        .limit(sql.placeholder("limit")),
    );
  return { last: select("findLast", ofAgent), lastBefore: select("findLastBefore", and(ofAgent, earlier)) };
}

/** Jumps from one session number to the next in the index; `count(distinct …)` would read every chunk of the agent. */
function sessions(session: Session): SQL {
  const { agentLogChunks: t } = session.tables;
  const next = (beyond: SQL) => sql`select min(${t.sessionNumber}) from ${t} where ${t.agentId} = ${sql.placeholder("agentId")} ${beyond}`;
  const step = sql`select (${next(sql`and ${t.sessionNumber} > walk.n`)}) from walk where walk.n is not null`;
  return sql`(with recursive walk(n) as (${next(sql``)} union all ${step}) select n from walk) as numbers`;
}

/** One short walk along the index per agent, all in one statement. */
function lastOfEach(session: Session, agentIds: readonly string[], limit: number): Promise<LogChunk[]> {
  const { agentLogChunks: t } = session.tables;
  const last = (agentId: string) =>
    sql`select id from (select ${t.id} from ${t} where ${t.agentId} = ${agentId} order by ${t.sessionNumber} desc, ${t.id} desc limit ${limit}) as last`;
  return session.run((db) =>
    db
      .select()
      .from(t)
      .where(sql`${t.id} in (${sql.join(agentIds.map(last), sql` union all `)})`)
      .orderBy(asc(t.agentId), asc(t.sessionNumber), asc(t.id)),
  );
}
