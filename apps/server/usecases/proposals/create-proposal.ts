import { DomainError, event, type NewProposal, type Proposal } from "@signalbox/contracts";
import type { Repositories } from "../../db/repositories/unit-of-work.ts";
import { requireSelf } from "../access/require-self.ts";
import { command } from "../command.ts";

/** A target must exist and belong to the initiative; without one the proposal is to create something. */
export const createProposal = command("proposal.create", async (tx, input: NewProposal, { context, emit }): Promise<Proposal> => {
  requireSelf(context, input.agentId, "make proposals");
  if (input.targetId) await requireTarget(tx, { ...input, targetId: input.targetId });
  const proposal = await tx.proposals.create({ ...input, status: "pending" });
  const { id, agentId, initiativeId, issueId, targetType, targetId, title } = proposal;
  emit(event("proposal.created", id, { agentId, initiativeId, issueId, targetType, targetId, title }));
  return proposal;
});

async function requireTarget(tx: Repositories, { targetType, targetId, initiativeId }: NewProposal & { targetId: string }): Promise<void> {
  const target = await tx[`${targetType}s`].findById(targetId);
  if (target?.initiativeId === initiativeId) return;
  throw new DomainError("REFUSED", `There is no ${targetType} ${targetId} (targetId) in initiative ${initiativeId}.`, {
    details: { entity: "proposal", field: "targetId", id: targetId },
  });
}
