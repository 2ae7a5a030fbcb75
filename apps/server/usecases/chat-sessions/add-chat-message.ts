import { type ChatMessage, DomainError, type NewChatMessage } from "@signalbox/contracts";
import { requireAssistantRole } from "../access/require-assistant-role.ts";
import { requireFound } from "../access/require-found.ts";
import { command } from "../command.ts";

export const addChatMessage = command("chatSession.addMessage", async (tx, message: NewChatMessage, { context }): Promise<ChatMessage> => {
  requireAssistantRole(context, message.role);
  const { chatSessionId: id } = message;
  const { status } = requireFound(await tx.chatSessions.findById(id), "chat session", id);
  if (status === "closed")
    throw new DomainError("REFUSED", `Chat session ${id} is closed (status) and takes no messages. Open a new one.`, {
      details: { entity: "chat_session", field: "status", id },
    });
  return tx.chatSessions.createMessage(message);
});
