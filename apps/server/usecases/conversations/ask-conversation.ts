import { type Conversation, DomainError, type NewConversation } from "@signalbox/contracts";
import { requireFound } from "../access/require-found.ts";
import { requireSelf } from "../access/require-self.ts";
import { command } from "../command.ts";

export const askConversation = command("conversation.ask", async (tx, question: NewConversation, { context }): Promise<Conversation> => {
  const { fromAgentId, toAgentId } = question;
  requireSelf(context, fromAgentId, "ask");
  if (fromAgentId === toAgentId)
    throw new DomainError("REFUSED", `Agent ${fromAgentId} cannot ask itself (toAgentId).`, {
      details: { entity: "conversation", field: "toAgentId", id: toAgentId },
    });
  for (const id of [fromAgentId, toAgentId]) requireFound(await tx.agents.findById(id), "agent", id);
  return tx.conversations.create(question);
});
