import type { Proposal } from "@signalbox/contracts";
import { userCommand } from "../access/require-user.ts";
import { requirePendingProposal } from "./require-pending-proposal.ts";

export const dismissProposal = userCommand(
  "proposal.dismiss",
  "decide on a proposal",
  async (tx, { id }: { id: string }): Promise<Proposal> => {
    await requirePendingProposal(tx, id);
    return tx.proposals.update(id, { status: "dismissed" });
  },
);
