import type { Agent } from "@signalbox/contracts";
import { eq, inArray, isNull, sql } from "drizzle-orm";
import type { AgentRepository } from "../agents.ts";
import { gateway, pieces } from "./gateway.ts";
import { keysetPage } from "./keyset-page.ts";
import { newestFirst, oldestFirst } from "./order.ts";
import type { Session } from "./session.ts";

export function drizzleAgents(session: Session): AgentRepository {
  const { agents: t } = session.tables;
  const rows = gateway(session, "agents", "agent");
  const statements = prepare(session);
  return {
    create: rows.insert,
    findById: rows.findById,
    findByName: async (name) => (await statements.byName({ name }))[0] ?? null,
    findByTaskId: async (taskId) => (await statements.newestOfTask({ taskId }))[0] ?? null,
    findByTaskIds: async (taskIds) => {
      const found: Agent[] = [];
      for (const part of pieces([...new Set(taskIds)], 500))
        found.push(...(await session.run((db) => db.select().from(t).where(inArray(t.taskId, part)))));
      return found.sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1));
    },
    findBySessionId: async (sessionId) => (await statements.newestOfSession({ sessionId }))[0] ?? null,
    findByStatus: (status) => statements.byStatus({ status }),
    findAll: ({ status }, page) => keysetPage<Agent>(session, t, { ...page, where: [status && eq(t.status, status)] }),
    countByStatus: () => statements.countByStatus(),
    update: rows.update,
    delete: rows.delete,
  };
}

function prepare(session: Session) {
  const { agents: t } = session.tables;
  return {
    byName: session.prepared("agents.findByName", (db) =>
      db
        .select()
        .from(t)
        .where(eq(t.name, sql.placeholder("name"))),
    ),
    newestOfTask: session.prepared("agents.findByTaskId", (db) =>
      db
        .select()
        .from(t)
        .where(eq(t.taskId, sql.placeholder("taskId")))
        .orderBy(...newestFirst(t))
        .limit(1),
    ),
    newestOfSession: session.prepared("agents.findBySessionId", (db) =>
      db
        .select()
        .from(t)
        .where(eq(t.sessionId, sql.placeholder("sessionId")))
        .orderBy(...newestFirst(t))
        .limit(1),
    ),
    countByStatus: session.prepared("agents.countByStatus", (db) =>
      db
        .select({ status: t.status, count: sql<number>`count(*)`.mapWith(Number) })
        .from(t)
        .where(isNull(t.userDismissedAt))
        .groupBy(t.status),
    ),
    byStatus: session.prepared("agents.findByStatus", (db) =>
      db
        .select()
        .from(t)
        .where(eq(t.status, sql.placeholder("status")))
        .orderBy(...oldestFirst(t)),
    ),
  };
}
