import { event, type Proposal, type ProposalPatch } from "@signalbox/contracts";
import { changesOf } from "../../domain/changed-fields.ts";
import { requireSelf } from "../access/require-self.ts";
import { command } from "../command.ts";
import { requirePendingProposal } from "./require-pending-proposal.ts";

export interface UpdateProposal {
  readonly id: string;
  readonly patch: Omit<ProposalPatch, "status" | "targetId">;
}

const fields = { shown: ["title", "issueId", "sortOrder"], hidden: ["summary", "content", "metadata"] } as const;

/** Until it is decided. */
export const updateProposal = command(
  "proposal.update",
  async (tx, { id, patch }: UpdateProposal, { context, emit }): Promise<Proposal> => {
    const before = await requirePendingProposal(tx, id);
    requireSelf(context, before.agentId, "change proposals");
    const after = await tx.proposals.update(id, patch);
    const changes = changesOf(before, after, fields);
    if (changes) emit(event("proposal.updated", id, changes));
    return after;
  },
);
