import type { Message, MessageStatus } from "@signalbox/contracts";
import { and, eq, type SQL, sql } from "drizzle-orm";
import type { MessageRepository } from "../messages.ts";
import { gateway } from "./gateway.ts";
import { keysetPage } from "./keyset-page.ts";
import { oldestFirst } from "./order.ts";
import type { Session } from "./session.ts";

export function drizzleMessages(session: Session): MessageRepository {
  const { messages } = session.tables;
  const rows = gateway(session, "messages", "message");
  const lists = preparedLists(session);
  // Of two types each has its share of the rows, so the page is found by walking in its order. `|| ''` keeps SQLite from choosing an
  // index for the type, which does not have that order without a status: it would read and sort all messages of the type.
  const forRecipientType = (type: Message["recipientType"], status: MessageStatus | undefined) =>
    status ? eq(messages.recipientType, type) : sql`${messages.recipientType} || '' = ${type}`;
  return {
    create: rows.insert,
    findById: rows.findById,
    findAll: ({ recipientType, status }, page) =>
      keysetPage<Message>(session, messages, {
        ...page,
        where: [recipientType && forRecipientType(recipientType, status), status && eq(messages.status, status)],
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
  const list = (name: string, where: SQL | undefined) =>
    session.prepared(`messages.${name}`, (db) =>
      db
        .select()
        .from(t)
        .where(where)
        .orderBy(...oldestFirst(t)),
    );
  const from = (type: string, id: string) => and(eq(t.senderType, sql.placeholder(type)), eq(t.senderId, sql.placeholder(id)));
  const to = (type: string, id: string) => and(eq(t.recipientType, sql.placeholder(type)), eq(t.recipientId, sql.placeholder(id)));
  const unreadByUser = and(eq(t.recipientType, sql`'user'`), eq(t.status, sql`'pending'`));
  return {
    bySender: list("findBySender", from("senderType", "senderId")),
    byRecipient: list("findByRecipient", to("recipientType", "recipientId")),
    pendingForUser: list("findPendingForUser", and(unreadByUser, eq(t.recipientId, sql.placeholder("userId")))),
    pendingForUsers: list("findPendingForUsers", unreadByUser),
    // Worded as the predicate of the partial index messages_waiting: only then is that index used.
    waiting: list("findRequiringResponse", sql`${t.requiresResponse} = true and ${t.status} <> 'responded'`),
    replies: list("findReplies", eq(t.parentMessageId, sql.placeholder("messageId"))),
  };
}
