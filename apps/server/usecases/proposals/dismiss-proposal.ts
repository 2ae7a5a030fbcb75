import { event, type Proposal } from "@signalbox/contracts";
import { userCommand } from "../access/require-user.ts";
import { requirePendingProposal } from "./require-pending-proposal.ts";

export const dismissProposal = userCommand(
  "proposal.dismiss",
  "decide on a proposal",
  async (tx, { id }: { id: string }, { emit }): Promise<Proposal> => {
    const { initiativeId } = await requirePendingProposal(tx, id);
    emit(event("proposal.dismissed", id, { initiativeId }));
    return tx.proposals.update(id, { status: "dismissed" });
  },
);
