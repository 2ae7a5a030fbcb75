import { event, type ReviewComment } from "@signalbox/contracts";
import { requireFound } from "../access/require-found.ts";
import { command } from "../command.ts";

/** Idempotent. */
export const unresolveReviewComment = command(
  "reviewComment.unresolve",
  async (tx, { id }: { id: string }, { emit }): Promise<ReviewComment> => {
    const comment = requireFound(await tx.reviewComments.findById(id), "review comment", id);
    if (!comment.resolved) return comment;
    emit(event("reviewComment.unresolved", id, { phaseId: comment.phaseId }));
    return tx.reviewComments.unresolve(id);
  },
);
