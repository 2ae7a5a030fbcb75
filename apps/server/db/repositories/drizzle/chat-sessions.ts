import { and, eq, sql } from "drizzle-orm";
import type { ChatSessionRepository } from "../chat-sessions.ts";
import { gateway } from "./gateway.ts";
import { newestFirst, oldestFirst } from "./order.ts";
import type { Session } from "./session.ts";

export function drizzleChatSessions(session: Session): ChatSessionRepository {
  const rows = gateway(session, "chatSessions", "chat session");
  const messages = gateway(session, "chatMessages", "chat message");
  const statements = prepare(session);
  return {
    createSession: rows.insert,
    findById: rows.findById,
    findByInitiativeId: (initiativeId) => statements.ofInitiative({ initiativeId }),
    findActiveSession: async (targetType, targetId) => (await statements.activeOfTarget({ targetType, targetId }))[0] ?? null,
    findActiveSessionByAgentId: async (agentId) => (await statements.activeOfAgent({ agentId }))[0] ?? null,
    updateSession: rows.update,
    createMessage: messages.insert,
    findMessagesBySessionId: (sessionId) => statements.messages({ sessionId }),
  };
}

function prepare(session: Session) {
  const { chatSessions: t, chatMessages: m } = session.tables;
  const active = eq(t.status, sql`'active'`);
  return {
    ofInitiative: session.prepared("chatSessions.findByInitiativeId", (db) =>
      db
        .select()
        .from(t)
        .where(eq(t.initiativeId, sql.placeholder("initiativeId")))
        .orderBy(...oldestFirst(t)),
    ),
    activeOfTarget: session.prepared("chatSessions.findActiveSession", (db) =>
      db
        .select()
        .from(t)
        .where(and(eq(t.targetType, sql.placeholder("targetType")), eq(t.targetId, sql.placeholder("targetId")), active))
        .orderBy(...newestFirst(t))
        .limit(1),
    ),
    activeOfAgent: session.prepared("chatSessions.findActiveSessionByAgentId", (db) =>
      db
        .select()
        .from(t)
        .where(and(eq(t.agentId, sql.placeholder("agentId")), active))
        .orderBy(...newestFirst(t))
        .limit(1),
    ),
    messages: session.prepared("chatMessages.findMessagesBySessionId", (db) =>
      db
        .select()
        .from(m)
        .where(eq(m.chatSessionId, sql.placeholder("sessionId")))
        .orderBy(...oldestFirst(m)),
    ),
  };
}
