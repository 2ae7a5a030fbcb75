import type { ConversationMessage, NewConversationMessage } from "@signalbox/contracts";
import { requireAssistantRole } from "../access/require-assistant-role.ts";
import { requireFound } from "../access/require-found.ts";
import { command } from "../command.ts";

/** Something said about an issue. */
export const addConversationMessage = command(
  "issue.addMessage",
  async (tx, message: NewConversationMessage, { context }): Promise<ConversationMessage> => {
    requireAssistantRole(context, message.role);
    requireFound(await tx.issues.findById(message.issueId), "issue", message.issueId);
    return tx.conversationMessages.create(message);
  },
);
