import type { NewReviewComment, ReviewComment } from "@signalbox/contracts";
import { command } from "../command.ts";
import { getPhase } from "../phases/get-phase.ts";

/** An agent signs with its own name; people may sign as they like. */
export const createReviewComment = command(
  "reviewComment.create",
  async (tx, comment: NewReviewComment, { context: { actor } }): Promise<ReviewComment> => {
    await getPhase(tx, comment.phaseId);
    if (actor.type !== "agent") return tx.reviewComments.create(comment);
    const agent = await tx.agents.findById(actor.id);
    return tx.reviewComments.create({ ...comment, author: agent?.name ?? actor.id });
  },
);
