import { z } from "zod";
import { contentSchema, idSchema, jsonObjectInputSchema, jsonObjectSchema, nameSchema, tokenSchema } from "./scalars.ts";

export const changeSetModeSchema = z.enum(["plan", "detail", "refine"]);
export type ChangeSetMode = z.infer<typeof changeSetModeSchema>;

export const changeSetStatusSchema = z.enum(["applied", "reverted"]);
export type ChangeSetStatus = z.infer<typeof changeSetStatusSchema>;

export const changeSetSchema = z.object({
  id: z.string(),
  agentId: z.string().nullable(),
  agentName: z.string(),
  initiativeId: z.string(),
  mode: changeSetModeSchema,
  summary: z.string().nullable(),
  status: changeSetStatusSchema,
  createdAt: z.date(),
});
export type ChangeSet = z.infer<typeof changeSetSchema>;

export const newChangeSetSchema = z.object({
  agentId: idSchema.nullish(),
  agentName: nameSchema,
  initiativeId: idSchema,
  mode: changeSetModeSchema,
  summary: contentSchema.nullish(),
  status: changeSetStatusSchema.optional(),
});
export type NewChangeSet = z.infer<typeof newChangeSetSchema>;

export const changeSetPatchSchema = newChangeSetSchema.pick({ summary: true, status: true });
export type ChangeSetPatch = z.infer<typeof changeSetPatchSchema>;

export const changeSetEntryEntityTypeSchema = z.enum(["page", "phase", "task", "phase_dependency", "task_dependency"]);
export type ChangeSetEntryEntityType = z.infer<typeof changeSetEntryEntityTypeSchema>;

export const changeSetEntryActionSchema = z.enum(["create", "update", "delete"]);
export type ChangeSetEntryAction = z.infer<typeof changeSetEntryActionSchema>;

export const changeSetEntrySchema = z.object({
  id: z.string(),
  changeSetId: z.string(),
  entityType: changeSetEntryEntityTypeSchema,
  entityId: z.string(),
  action: changeSetEntryActionSchema,
  previousState: jsonObjectSchema.nullable(),
  newState: jsonObjectSchema.nullable(),
  sortOrder: z.int(),
});
export type ChangeSetEntry = z.infer<typeof changeSetEntrySchema>;

/** Entries are made together with their set, so they do not name it. */
export const newChangeSetEntrySchema = z.object({
  entityType: changeSetEntryEntityTypeSchema,
  entityId: tokenSchema,
  action: changeSetEntryActionSchema,
  previousState: jsonObjectInputSchema.nullish(),
  newState: jsonObjectInputSchema.nullish(),
  sortOrder: z.int().optional(),
});
export type NewChangeSetEntry = z.infer<typeof newChangeSetEntrySchema>;
