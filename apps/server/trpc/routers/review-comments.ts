import { byIdInputSchema, createReviewCommentInputSchema, idSchema, pagedSchema, reviewCommentSchema } from "@signalbox/contracts";
import { z } from "zod";
import { createReviewComment } from "../../usecases/review-comments/create-review-comment.ts";
import { deleteReviewComment } from "../../usecases/review-comments/delete-review-comment.ts";
import { resolveReviewComment } from "../../usecases/review-comments/resolve-review-comment.ts";
import { unresolveReviewComment } from "../../usecases/review-comments/unresolve-review-comment.ts";
import { found, mutation, pageOf, query, slice } from "../thin.ts";
import { router } from "../trpc.ts";

export const reviewCommentsRouter = router({
  get: query(
    byIdInputSchema,
    reviewCommentSchema,
    found("review comment", ({ store }, { id }) => store.reads.reviewComments.findById(id)),
  ),
  list: query(
    pageOf({ phaseId: idSchema }),
    pagedSchema(reviewCommentSchema),
    slice(({ store }, { phaseId }) => store.reads.reviewComments.findByPhaseId(phaseId)),
  ),

  create: mutation(createReviewCommentInputSchema, reviewCommentSchema, createReviewComment),
  resolve: mutation(byIdInputSchema, reviewCommentSchema, resolveReviewComment),
  unresolve: mutation(byIdInputSchema, reviewCommentSchema, unresolveReviewComment),
  delete: mutation(byIdInputSchema, z.void(), deleteReviewComment),
});
