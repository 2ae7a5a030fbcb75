import { event } from "@signalbox/contracts";
import { requireFound } from "../access/require-found.ts";
import { userCommand } from "../access/require-user.ts";
import { requireNotAtWork } from "./require-not-at-work.ts";

/** Its log stays; its proposals and conversations go with it. Refused while it works: its process and its task would be left to nobody. */
export const deleteAgent = userCommand("agent.delete", "delete an agent", async (tx, { id }: { id: string }, { emit }): Promise<void> => {
  const agent = requireFound(await tx.agents.findById(id), "agent", id);
  requireNotAtWork(agent, "deleted");
  const proposals = (await tx.proposals.findByAgentId(id)).length;
  const conversations = await tx.conversations.countByAgentId(id);
  await tx.agents.delete(id);
  emit(event("agent.deleted", id, { name: agent.name, proposals, conversations }));
});
