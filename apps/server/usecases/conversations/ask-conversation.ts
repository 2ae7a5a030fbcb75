import { type Conversation, DomainError, event, type NewConversation } from "@signalbox/contracts";
import { requireFound } from "../access/require-found.ts";
import { requireSelf } from "../access/require-self.ts";
import { command } from "../command.ts";

export const askConversation = command("conversation.ask", async (tx, input: NewConversation, { context, emit }): Promise<Conversation> => {
  const { fromAgentId, toAgentId } = input;
  requireSelf(context, fromAgentId, "ask");
  if (fromAgentId === toAgentId)
    throw new DomainError("REFUSED", `Agent ${fromAgentId} cannot ask itself (toAgentId).`, {
      details: { entity: "conversation", field: "toAgentId", id: toAgentId },
    });
  for (const id of [fromAgentId, toAgentId]) requireFound(await tx.agents.findById(id), "agent", id);
  const asked = await tx.conversations.create(input);
  const { id, initiativeId, phaseId, taskId, question } = asked;
  emit(event("conversation.asked", id, { fromAgentId, toAgentId, initiativeId, phaseId, taskId, question }));
  return asked;
});
