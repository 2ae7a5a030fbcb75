import { event } from "@signalbox/contracts";
import { userCommand } from "../access/require-user.ts";

/** Dismisses everything of the agent that is still undecided; says how many. */
export const dismissProposalsOfAgent = userCommand(
  "proposal.dismissOfAgent",
  "decide on proposals",
  async (tx, { agentId }: { agentId: string }, { emit }): Promise<{ count: number }> => {
    const pending = await tx.proposals.findByAgentIdAndStatus(agentId, "pending");
    emit(...pending.map(({ id, initiativeId }) => event("proposal.dismissed", id, { initiativeId })));
    return { count: await tx.proposals.updateManyByAgentId(agentId, "pending", { status: "dismissed" }) };
  },
);
