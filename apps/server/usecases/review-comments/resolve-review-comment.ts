import { event, type ReviewComment } from "@signalbox/contracts";
import { requireFound } from "../access/require-found.ts";
import { command } from "../command.ts";

/** Idempotent. */
export const resolveReviewComment = command(
  "reviewComment.resolve",
  async (tx, { id }: { id: string }, { emit }): Promise<ReviewComment> => {
    const comment = requireFound(await tx.reviewComments.findById(id), "review comment", id);
    if (comment.resolved) return comment;
    emit(event("reviewComment.resolved", id, { phaseId: comment.phaseId }));
    return tx.reviewComments.resolve(id);
  },
);
