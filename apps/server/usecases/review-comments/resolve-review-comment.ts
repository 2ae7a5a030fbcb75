import type { ReviewComment } from "@signalbox/contracts";
import { command } from "../command.ts";

export const resolveReviewComment = command(
  "reviewComment.resolve",
  (tx, { id }: { id: string }): Promise<ReviewComment> => tx.reviewComments.resolve(id),
);
