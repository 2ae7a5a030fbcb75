import type { Proposal, ProposalPatch } from "@signalbox/contracts";
import { requireSelf } from "../access/require-self.ts";
import { command } from "../command.ts";
import { requirePendingProposal } from "./require-pending-proposal.ts";

export interface UpdateProposal {
  readonly id: string;
  readonly patch: Omit<ProposalPatch, "status" | "targetId">;
}

/** Until it is decided. */
export const updateProposal = command("proposal.update", async (tx, { id, patch }: UpdateProposal, { context }): Promise<Proposal> => {
  const { agentId } = await requirePendingProposal(tx, id);
  requireSelf(context, agentId, "change proposals");
  return tx.proposals.update(id, patch);
});
