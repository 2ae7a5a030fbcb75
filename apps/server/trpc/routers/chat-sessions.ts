import {
  addChatMessageInputSchema,
  byAgentIdInputSchema,
  byIdInputSchema,
  chatMessageSchema,
  chatSessionSchema,
  chatSessionTargetTypeSchema,
  idSchema,
  openChatSessionInputSchema,
  pagedSchema,
} from "@signalbox/contracts";
import { z } from "zod";
import { addChatMessage } from "../../usecases/chat-sessions/add-chat-message.ts";
import { closeChatSession } from "../../usecases/chat-sessions/close-chat-session.ts";
import { openChatSession } from "../../usecases/chat-sessions/open-chat-session.ts";
import { found, mutation, pageOf, query, slice } from "../thin.ts";
import { router } from "../trpc.ts";

export const chatSessionsRouter = router({
  get: query(
    byIdInputSchema,
    chatSessionSchema,
    found("chat session", ({ store }, { id }) => store.reads.chatSessions.findById(id)),
  ),
  list: query(
    pageOf({ initiativeId: idSchema }),
    pagedSchema(chatSessionSchema),
    slice(({ store }, { initiativeId }) => store.reads.chatSessions.findByInitiativeId(initiativeId)),
  ),
  active: query(
    z.strictObject({ targetType: chatSessionTargetTypeSchema, targetId: idSchema }),
    chatSessionSchema.nullable(),
    ({ store }, { targetType, targetId }) => store.reads.chatSessions.findActiveSession(targetType, targetId),
  ),
  activeOfAgent: query(byAgentIdInputSchema, chatSessionSchema.nullable(), ({ store }, { agentId }) =>
    store.reads.chatSessions.findActiveSessionByAgentId(agentId),
  ),
  messages: query(
    pageOf({ id: idSchema }),
    pagedSchema(chatMessageSchema),
    slice(({ store }, { id }) => store.reads.chatSessions.findMessagesBySessionId(id)),
  ),

  open: mutation(openChatSessionInputSchema, chatSessionSchema, openChatSession),
  close: mutation(byIdInputSchema, chatSessionSchema, closeChatSession),
  addMessage: mutation(addChatMessageInputSchema, chatMessageSchema, addChatMessage),
});
