import { type Conversation, DomainError } from "@signalbox/contracts";
import { and, eq, inArray, or, sql } from "drizzle-orm";
import type { ConversationRepository } from "../conversations.ts";
import { gateway, pieces } from "./gateway.ts";
import { keysetPage } from "./keyset-page.ts";
import { oldestFirst } from "./order.ts";
import { encodeValue, type Session } from "./session.ts";

export function drizzleConversations(session: Session): ConversationRepository {
  const { conversations: t } = session.tables;
  const rows = gateway(session, "conversations", "conversation");
  const statements = prepare(session);
  return {
    create: rows.insert,
    findById: rows.findById,
    findAll: ({ status }, page) => keysetPage<Conversation>(session, t, { ...page, where: [status && eq(t.status, status)] }),
    findPendingForAgent: (agentId) => statements.pendingFor({ agentId }),
    findByFromAgentId: (agentId) => statements.from({ agentId }),
    countByFromAgentIds: async (agentIds) => {
      const counts = new Map<string, number>(agentIds.map((id) => [id, 0]));
      for (const part of pieces([...counts.keys()], 500)) {
        const counted = await session.run((db) =>
          db
            .select({ agentId: t.fromAgentId, count: sql`count(*)`.mapWith(Number) })
            .from(t)
            .where(inArray(t.fromAgentId, part))
            .groupBy(t.fromAgentId),
        );
        for (const { agentId, count } of counted) counts.set(agentId, count);
      }
      return counts;
    },
    countByAgentId: async (agentId) => (await statements.countOf({ agentId }))[0]?.count ?? 0,
    answer: async (id, answer) => {
      const [answered] = await statements.answer({ id, answer, now: encodeValue(t.updatedAt, session.clock.now()) });
      if (answered) return answered;
      await rows.getById(id);
      throw new DomainError("CONFLICT", `Conversation ${id} was answered before (status); its answer stays as it is.`, {
        details: { entity: "conversation", field: "status", id },
      });
    },
  };
}

function prepare(session: Session) {
  const { conversations: t } = session.tables;
  const pending = eq(t.status, sql`'pending'`);
  return {
    pendingFor: session.prepared("conversations.findPendingForAgent", (db) =>
      db
        .select()
        .from(t)
        .where(and(eq(t.toAgentId, sql.placeholder("agentId")), pending))
        .orderBy(...oldestFirst(t)),
    ),
    from: session.prepared("conversations.findByFromAgentId", (db) =>
      db
        .select()
        .from(t)
        .where(eq(t.fromAgentId, sql.placeholder("agentId")))
        .orderBy(...oldestFirst(t)),
    ),
    countOf: session.prepared("conversations.countByAgentId", (db) =>
      db
        .select({ count: sql`count(*)`.mapWith(Number) })
        .from(t)
        .where(or(eq(t.fromAgentId, sql.placeholder("agentId")), eq(t.toAgentId, sql.placeholder("agentId")))),
    ),
    // Compare and set: of two answers at once, one finds nothing left to answer.
    answer: session.prepared("conversations.answer", (db) =>
      db
        .update(t)
        .set({ answer: sql`${sql.placeholder("answer")}`, status: sql`'answered'`, updatedAt: sql`${sql.placeholder("now")}` })
        .where(and(eq(t.id, sql.placeholder("id")), pending))
        .returning(),
    ),
  };
}
