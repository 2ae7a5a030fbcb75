import { DomainError, type NewProposal, type Proposal } from "@signalbox/contracts";
import type { Repositories } from "../../db/repositories/unit-of-work.ts";
import { requireSelf } from "../access/require-self.ts";
import { command } from "../command.ts";

/** A target must exist and belong to the initiative; without one the proposal is to create something. */
export const createProposal = command("proposal.create", async (tx, proposal: NewProposal, { context }): Promise<Proposal> => {
  requireSelf(context, proposal.agentId, "make proposals");
  if (proposal.targetId) await requireTarget(tx, { ...proposal, targetId: proposal.targetId });
  return tx.proposals.create({ ...proposal, status: "pending" });
});

async function requireTarget(tx: Repositories, { targetType, targetId, initiativeId }: NewProposal & { targetId: string }): Promise<void> {
  const target = await tx[`${targetType}s`].findById(targetId);
  if (target?.initiativeId === initiativeId) return;
  throw new DomainError("REFUSED", `There is no ${targetType} ${targetId} (targetId) in initiative ${initiativeId}.`, {
    details: { entity: "proposal", field: "targetId", id: targetId },
  });
}
