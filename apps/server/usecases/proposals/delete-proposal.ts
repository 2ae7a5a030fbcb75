import { event } from "@signalbox/contracts";
import { requireFound } from "../access/require-found.ts";
import { userCommand } from "../access/require-user.ts";

export const deleteProposal = userCommand(
  "proposal.delete",
  "delete a proposal",
  async (tx, { id }: { id: string }, { emit }): Promise<void> => {
    const { initiativeId, title } = requireFound(await tx.proposals.findById(id), "proposal", id);
    await tx.proposals.delete(id);
    emit(event("proposal.deleted", id, { initiativeId, title }));
  },
);
