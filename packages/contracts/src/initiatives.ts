import { z } from "zod";
import { gitRefSchema, importedFields, nameSchema, timestamps } from "./scalars.ts";

export const initiativeStatusSchema = z.enum(["active", "pending_review", "completed", "archived"]);
export type InitiativeStatus = z.infer<typeof initiativeStatusSchema>;

export const initiativeExecutionModeSchema = z.enum(["yolo", "review_per_phase"]);
export type InitiativeExecutionMode = z.infer<typeof initiativeExecutionModeSchema>;

export const initiativeSchema = z.object({
  id: z.string(),
  name: z.string(),
  status: initiativeStatusSchema,
  branch: z.string().nullable(),
  executionMode: initiativeExecutionModeSchema,
  qualityReview: z.boolean(),
  ...timestamps,
});
export type Initiative = z.infer<typeof initiativeSchema>;

const fields = {
  name: nameSchema,
  status: initiativeStatusSchema.optional(),
  branch: gitRefSchema.nullish(),
  executionMode: initiativeExecutionModeSchema.optional(),
  qualityReview: z.boolean().optional(),
};

export const newInitiativeSchema = z.object({ ...importedFields, ...fields });
export type NewInitiative = z.infer<typeof newInitiativeSchema>;

export const initiativePatchSchema = z.object(fields).partial();
export type InitiativePatch = z.infer<typeof initiativePatchSchema>;
