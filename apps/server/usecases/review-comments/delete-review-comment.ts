import { event } from "@signalbox/contracts";
import { requireFound } from "../access/require-found.ts";
import { command } from "../command.ts";

export const deleteReviewComment = command("reviewComment.delete", async (tx, { id }: { id: string }, { emit }): Promise<void> => {
  const { phaseId } = requireFound(await tx.reviewComments.findById(id), "review comment", id);
  await tx.reviewComments.delete(id);
  emit(event("reviewComment.deleted", id, { phaseId }));
});
