import { z } from "zod";
import { contentSchema, idSchema, importedFields, nameSchema, timestamps, tokenSchema } from "./scalars.ts";

export const taskTypeSchema = z.enum(["auto"]);
export type TaskType = z.infer<typeof taskTypeSchema>;

export const taskCategorySchema = z.enum(["execute", "research", "discuss", "plan", "detail", "refine", "verify", "merge", "review"]);
export type TaskCategory = z.infer<typeof taskCategorySchema>;

export const taskPrioritySchema = z.enum(["low", "medium", "high"]);
export type TaskPriority = z.infer<typeof taskPrioritySchema>;

export const taskStatusSchema = z.enum(["pending", "in_progress", "quality_review", "completed", "blocked", "cancelled"]);
export type TaskStatus = z.infer<typeof taskStatusSchema>;

export const taskSchema = z.object({
  id: z.string(),
  phaseId: z.string().nullable(),
  initiativeId: z.string().nullable(),
  parentTaskId: z.string().nullable(),
  name: z.string(),
  description: z.string().nullable(),
  type: taskTypeSchema,
  category: taskCategorySchema,
  priority: taskPrioritySchema,
  status: taskStatusSchema,
  order: z.int(),
  summary: z.string().nullable(),
  retryCount: z.int(),
  // Kept by the store, never by a caller: what decides whether the task is ready, and its place in the claim order.
  priorityRank: z.int(),
  phaseOrder: z.int(),
  unmetDependencies: z.int(),
  inheritedUnmet: z.int(),
  unfinishedChildren: z.int(),
  gateOpen: z.boolean(),
  ...timestamps,
});
export type Task = z.infer<typeof taskSchema>;

const fields = {
  phaseId: idSchema.nullish(),
  initiativeId: idSchema.nullish(),
  parentTaskId: idSchema.nullish(),
  name: nameSchema,
  description: contentSchema.nullish(),
  category: taskCategorySchema.optional(),
  priority: taskPrioritySchema.optional(),
  status: taskStatusSchema.optional(),
  order: z.int().optional(),
  summary: contentSchema.nullish(),
  retryCount: z.int().min(0).optional(),
};

export const newTaskSchema = z.object({ ...importedFields, ...fields });
export type NewTask = z.infer<typeof newTaskSchema>;

export const taskPatchSchema = z.object(fields).partial();
export type TaskPatch = z.infer<typeof taskPatchSchema>;

/** `taskId` waits for `dependsOnTaskId`. */
export const taskDependencySchema = z.object({ taskId: z.string(), dependsOnTaskId: z.string() });
export type TaskDependency = z.infer<typeof taskDependencySchema>;

export const newTaskDependencySchema = z.object({ taskId: idSchema, dependsOnTaskId: idSchema });
export type NewTaskDependency = z.infer<typeof newTaskDependencySchema>;

/** A relation that informs and does not block. */
export const taskLinkSchema = z.object({ taskId: z.string(), linkedTaskId: z.string(), kind: z.string() });
export type TaskLink = z.infer<typeof taskLinkSchema>;

export const newTaskLinkSchema = z.object({ taskId: idSchema, linkedTaskId: idSchema, kind: tokenSchema });
export type NewTaskLink = z.infer<typeof newTaskLinkSchema>;
