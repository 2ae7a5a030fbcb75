import type { ReviewComment } from "@signalbox/contracts";
import { command } from "../command.ts";

export const unresolveReviewComment = command(
  "reviewComment.unresolve",
  (tx, { id }: { id: string }): Promise<ReviewComment> => tx.reviewComments.unresolve(id),
);
