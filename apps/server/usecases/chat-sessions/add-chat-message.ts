import { type ChatMessage, DomainError, event, type NewChatMessage } from "@signalbox/contracts";
import type { Repositories } from "../../db/repositories/unit-of-work.ts";
import { requireAssistantRole } from "../access/require-assistant-role.ts";
import { requireFound } from "../access/require-found.ts";
import { command } from "../command.ts";

export const addChatMessage = command(
  "chatSession.addMessage",
  async (tx, message: NewChatMessage, { context, emit }): Promise<ChatMessage> => {
    requireAssistantRole(context, message.role);
    const { chatSessionId: id } = message;
    const { status, initiativeId } = requireFound(await tx.chatSessions.findById(id), "chat session", id);
    if (status === "closed")
      throw new DomainError("REFUSED", `Chat session ${id} is closed (status) and takes no messages. Open a new one.`, {
        details: { entity: "chat_session", field: "status", id },
      });
    if (message.changeSetId) await requireChangeSet(tx, { id: message.changeSetId, initiativeId });
    const added = await tx.chatSessions.createMessage(message);
    const { chatSessionId, role, content, changeSetId } = added;
    emit(event("chatMessage.added", added.id, { chatSessionId, role, content, changeSetId }));
    return added;
  },
);

/** A message may show what came of it: a change set of the initiative that the session is about. */
async function requireChangeSet({ changeSets }: Repositories, { id, initiativeId }: { id: string; initiativeId: string }): Promise<void> {
  if ((await changeSets.findById(id))?.initiativeId === initiativeId) return;
  throw new DomainError("REFUSED", `There is no change set ${id} (changeSetId) in initiative ${initiativeId}, which this chat is about.`, {
    details: { entity: "chat_message", field: "changeSetId", id },
  });
}
