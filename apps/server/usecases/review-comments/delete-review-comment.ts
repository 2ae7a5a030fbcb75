import { command } from "../command.ts";

export const deleteReviewComment = command(
  "reviewComment.delete",
  (tx, { id }: { id: string }): Promise<void> => tx.reviewComments.delete(id),
);
