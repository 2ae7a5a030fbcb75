import type { Message } from "@signalbox/contracts";
import { and, eq, sql } from "drizzle-orm";
import type { MessageRepository } from "../messages.ts";
import { gateway } from "./gateway.ts";
import { keysetPage } from "./keyset-page.ts";
import { oldestFirst } from "./order.ts";
import type { Session } from "./session.ts";

export function drizzleMessages(session: Session): MessageRepository {
  const { messages } = session.tables;
  const rows = gateway(session, "messages", "message");
  const lists = preparedLists(session);
  return {
    create: rows.insert,
    findById: rows.findById,
    findAll: ({ recipientType, status }, page) =>
      keysetPage<Message>(session, messages, {
        ...page,
        where: [recipientType && eq(messages.recipientType, recipientType), status && eq(messages.status, status)],
      }),
    findBySender: (senderType, senderId) => lists.bySender({ senderType, senderId }),
    findByRecipient: (recipientType, recipientId) => lists.byRecipient({ recipientType, recipientId }),
    findPendingForUser: (userId) => (userId === undefined ? lists.pendingForUsers() : lists.pendingForUser({ userId })),
    findRequiringResponse: () => lists.waiting(),
    findReplies: (messageId) => lists.replies({ messageId }),
    update: rows.update,
    delete: rows.delete,
  };
}

function preparedLists(session: Session) {
  const { messages: t } = session.tables;
  const order = oldestFirst(t);
  const unreadByUser = and(eq(t.recipientType, sql`'user'`), eq(t.status, sql`'pending'`));
  return {
    bySender: session.prepared("messages.findBySender", (db) =>
      db
        .select()
        .from(t)
        .where(and(eq(t.senderType, sql.placeholder("senderType")), eq(t.senderId, sql.placeholder("senderId"))))
        .orderBy(...order),
    ),
    byRecipient: session.prepared("messages.findByRecipient", (db) =>
      db
        .select()
        .from(t)
        .where(and(eq(t.recipientType, sql.placeholder("recipientType")), eq(t.recipientId, sql.placeholder("recipientId"))))
        .orderBy(...order),
    ),
    pendingForUser: session.prepared("messages.findPendingForUser", (db) =>
      db
        .select()
        .from(t)
        .where(and(unreadByUser, eq(t.recipientId, sql.placeholder("userId"))))
        .orderBy(...order),
    ),
    pendingForUsers: session.prepared("messages.findPendingForUsers", (db) =>
      db
        .select()
        .from(t)
        .where(unreadByUser)
        .orderBy(...order),
    ),
    // Worded as the predicate of the partial index messages_waiting: only then is that index used.
    waiting: session.prepared("messages.findRequiringResponse", (db) =>
      db
        .select()
        .from(t)
        .where(sql`${t.requiresResponse} = true and ${t.status} <> 'responded'`)
        .orderBy(...order),
    ),
    replies: session.prepared("messages.findReplies", (db) =>
      db
        .select()
        .from(t)
        .where(eq(t.parentMessageId, sql.placeholder("messageId")))
        .orderBy(...order),
    ),
  };
}
