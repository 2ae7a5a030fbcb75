import { userCommand } from "../access/require-user.ts";

export const deleteProposal = userCommand(
  "proposal.delete",
  "delete a proposal",
  (tx, { id }: { id: string }): Promise<void> => tx.proposals.delete(id),
);
