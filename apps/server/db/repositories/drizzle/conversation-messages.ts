import { eq, sql } from "drizzle-orm";
import type { ConversationMessageRepository } from "../conversation-messages.ts";
import { gateway } from "./gateway.ts";
import { oldestFirst } from "./order.ts";
import type { Session } from "./session.ts";

export function drizzleConversationMessages(session: Session): ConversationMessageRepository {
  const { conversationMessages: t } = session.tables;
  const rows = gateway(session, "conversationMessages", "conversation message");
  const ofIssue = eq(t.issueId, sql.placeholder("issueId"));
  const findByIssueId = session.prepared("conversationMessages.findByIssueId", (db) =>
    db
      .select()
      .from(t)
      .where(ofIssue)
      .orderBy(...oldestFirst(t)),
  );
  const deleteByIssueId = session.prepared("conversationMessages.deleteByIssueId", (db) =>
    db.delete(t).where(ofIssue).returning({ id: t.id }),
  );
  return {
    create: rows.insert,
    findByIssueId: (issueId) => findByIssueId({ issueId }),
    deleteByIssueId: async (issueId) => (await deleteByIssueId({ issueId })).length,
  };
}
