/** What belongs to an agent: its row, its task, its messages, its conversations and its log. */
import type { Owns } from "./access.ts";

interface ById {
  readonly id: string;
}

export const ownRow: Owns<ById> = (_app, { id }, agentId) => id === agentId;

export const namedAgent: Owns<{ readonly agentId: string }> = (_app, input, agentId) => input.agentId === agentId;

/** The task it works on now. */
export const ownTask: Owns<ById> = async ({ store }, { id }, agentId) => (await store.reads.agents.findById(agentId))?.taskId === id;

/** Sent by it or to it. */
export const ownMessage: Owns<ById> = async ({ store }, { id }, agentId) => {
  const message = await store.reads.messages.findById(id);
  if (message === null) return false;
  const { senderType, senderId, recipientType, recipientId } = message;
  return (senderType === "agent" && senderId === agentId) || (recipientType === "agent" && recipientId === agentId);
};

/** In its own name, as the use case sees to, and in answer to nothing but what it may read. */
export const ownAnswer: Owns<{ readonly parentMessageId?: string | null | undefined }> = (app, { parentMessageId }, agentId) =>
  !parentMessageId || ownMessage(app, { id: parentMessageId }, agentId);

export const sentByAgent: Owns<{ readonly senderType: string; readonly senderId: string }> = (_app, { senderType, senderId }, agentId) =>
  senderType === "agent" && senderId === agentId;

export const sentToAgent: Owns<{ readonly recipientType: string; readonly recipientId: string }> = (
  _app,
  { recipientType, recipientId },
  agentId,
) => recipientType === "agent" && recipientId === agentId;

/** Asked by it or of it. */
export const ownConversation: Owns<ById> = async ({ store }, { id }, agentId) => {
  const conversation = await store.reads.conversations.findById(id);
  return conversation !== null && [conversation.fromAgentId, conversation.toAgentId].includes(agentId);
};

export const askedByAgent: Owns<{ readonly fromAgentId: string }> = (_app, { fromAgentId }, agentId) => fromAgentId === agentId;
