import {
  answeredMessageSchema,
  answerInputSchema,
  byIdInputSchema,
  idSchema,
  messageRecipientTypeSchema,
  messageSchema,
  messageSenderTypeSchema,
  messageStatusSchema,
  pagedSchema,
  sendMessageInputSchema,
  tokenSchema,
} from "@signalbox/contracts";
import { z } from "zod";
import { answerMessage } from "../../usecases/messages/answer-message.ts";
import { deleteMessage } from "../../usecases/messages/delete-message.ts";
import { markRead } from "../../usecases/messages/mark-read.ts";
import { sendMessage } from "../../usecases/messages/send-message.ts";
import { ownAnswer, ownMessage, sentByAgent, sentToAgent } from "../own.ts";
import { agent, found, mutation, pageOf, query, slice } from "../thin.ts";
import { router } from "../trpc.ts";

const filter = { recipientType: messageRecipientTypeSchema.optional(), status: messageStatusSchema.optional() };
const messages = pagedSchema(messageSchema);

export const messagesRouter = router({
  get: agent(ownMessage).query(
    byIdInputSchema,
    messageSchema,
    found("message", ({ store }, { id }) => store.reads.messages.findById(id)),
  ),
  list: query(pageOf(filter), messages, ({ store }, input) => store.reads.messages.findAll(input, input)),
  bySender: agent(sentByAgent).query(
    pageOf({ senderType: messageSenderTypeSchema, senderId: tokenSchema }),
    messages,
    slice(({ store }, { senderType, senderId }) => store.reads.messages.findBySender(senderType, senderId)),
  ),
  byRecipient: agent(sentToAgent).query(
    pageOf({ recipientType: messageRecipientTypeSchema, recipientId: tokenSchema }),
    messages,
    slice(({ store }, { recipientType, recipientId }) => store.reads.messages.findByRecipient(recipientType, recipientId)),
  ),
  /** What a person has not read yet; without an id, of every person. */
  pendingForUser: query(
    pageOf({ userId: tokenSchema.optional() }),
    messages,
    slice(({ store }, { userId }) => store.reads.messages.findPendingForUser(userId)),
  ),
  requiringResponse: query(
    pageOf({}),
    messages,
    slice(({ store }) => store.reads.messages.findRequiringResponse()),
  ),
  replies: query(
    pageOf({ id: idSchema }),
    messages,
    slice(({ store }, { id }) => store.reads.messages.findReplies(id)),
  ),

  send: agent(ownAnswer).mutation(sendMessageInputSchema, messageSchema, sendMessage),
  answer: agent(ownMessage).mutation(answerInputSchema, answeredMessageSchema, answerMessage),
  markRead: agent(ownMessage).mutation(byIdInputSchema, messageSchema, markRead),
  delete: mutation(byIdInputSchema, z.void(), deleteMessage),
});
