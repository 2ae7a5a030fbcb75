import { type ConversationMessage, event, type NewConversationMessage } from "@signalbox/contracts";
import { requireAssistantRole } from "../access/require-assistant-role.ts";
import { requireFound } from "../access/require-found.ts";
import { command } from "../command.ts";

/** Something said about an issue. */
export const addConversationMessage = command(
  "issue.addMessage",
  async (tx, message: NewConversationMessage, { context, emit }): Promise<ConversationMessage> => {
    requireAssistantRole(context, message.role);
    requireFound(await tx.issues.findById(message.issueId), "issue", message.issueId);
    const added = await tx.conversationMessages.create(message);
    const { id, issueId, role, content } = added;
    emit(event("conversationMessage.added", id, { issueId, role, content }));
    return added;
  },
);
