import { type ChatMessage, DomainError, event, type NewChatMessage } from "@signalbox/contracts";
import { requireAssistantRole } from "../access/require-assistant-role.ts";
import { requireFound } from "../access/require-found.ts";
import { command } from "../command.ts";

export const addChatMessage = command("chatSession.addMessage", async (tx, message: NewChatMessage, { context, emit }): Promise<ChatMessage> => {
  requireAssistantRole(context, message.role);
  const { chatSessionId: id } = message;
  const { status } = requireFound(await tx.chatSessions.findById(id), "chat session", id);
  if (status === "closed")
    throw new DomainError("REFUSED", `Chat session ${id} is closed (status) and takes no messages. Open a new one.`, {
      details: { entity: "chat_session", field: "status", id },
    });
  const added = await tx.chatSessions.createMessage(message);
  const { chatSessionId, role, content, changeSetId } = added;
  emit(event("chatMessage.added", added.id, { chatSessionId, role, content, changeSetId }));
  return added;
});
