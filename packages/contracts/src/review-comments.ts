import { z } from "zod";
import { bodySchema, idSchema, nameSchema, pathSchema, timestamps } from "./scalars.ts";

export const reviewCommentLineTypeSchema = z.enum(["added", "removed", "context"]);
export type ReviewCommentLineType = z.infer<typeof reviewCommentLineTypeSchema>;

export const reviewCommentSchema = z.object({
  id: z.string(),
  phaseId: z.string(),
  filePath: z.string(),
  lineNumber: z.int(),
  lineType: reviewCommentLineTypeSchema,
  body: z.string(),
  author: z.string(),
  resolved: z.boolean(),
  ...timestamps,
});
export type ReviewComment = z.infer<typeof reviewCommentSchema>;

export const newReviewCommentSchema = z.object({
  phaseId: idSchema,
  filePath: pathSchema,
  lineNumber: z.int().min(1),
  lineType: reviewCommentLineTypeSchema,
  body: bodySchema,
  author: nameSchema.optional(),
  resolved: z.boolean().optional(),
});
export type NewReviewComment = z.infer<typeof newReviewCommentSchema>;

export const reviewCommentPatchSchema = newReviewCommentSchema.pick({ body: true, resolved: true }).partial();
export type ReviewCommentPatch = z.infer<typeof reviewCommentPatchSchema>;
