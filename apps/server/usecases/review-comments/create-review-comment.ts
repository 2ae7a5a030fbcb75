import { event, type NewReviewComment, type ReviewComment } from "@signalbox/contracts";
import { command } from "../command.ts";
import { getPhase } from "../phases/get-phase.ts";

/** An agent signs with its own name; people may sign as they like. */
export const createReviewComment = command(
  "reviewComment.create",
  async (tx, comment: NewReviewComment, { context: { actor }, emit }): Promise<ReviewComment> => {
    await getPhase(tx, comment.phaseId);
    const signed = actor.type === "agent" ? { ...comment, author: (await tx.agents.findById(actor.id))?.name ?? actor.id } : comment;
    const created = await tx.reviewComments.create(signed);
    const { id, phaseId, filePath, lineNumber, lineType, author, body } = created;
    emit(event("reviewComment.created", id, { phaseId, filePath, lineNumber, lineType, author, body }));
    return created;
  },
);
