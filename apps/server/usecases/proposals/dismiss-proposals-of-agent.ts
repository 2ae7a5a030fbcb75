import { userCommand } from "../access/require-user.ts";

/** Dismisses everything of the agent that is still undecided; says how many. */
export const dismissProposalsOfAgent = userCommand(
  "proposal.dismissOfAgent",
  "decide on proposals",
  async (tx, { agentId }: { agentId: string }): Promise<{ count: number }> => ({
    count: await tx.proposals.updateManyByAgentId(agentId, "pending", { status: "dismissed" }),
  }),
);
