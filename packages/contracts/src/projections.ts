import { z } from "zod";
import { timestamps } from "./scalars.ts";

/** What the events of agent conversations add up to. Only projectors write these, row by row, so there are no inputs. */

export const projectionStateSchema = z.object({ projector: z.string(), lastSequence: z.int() });
export type ProjectionState = z.infer<typeof projectionStateSchema>;

export const projectionProjectSchema = z.object({
  id: z.string(),
  name: z.string(),
  path: z.string().nullable(),
  archived: z.boolean(),
  lastSequence: z.int(),
  ...timestamps,
});
export type ProjectionProject = z.infer<typeof projectionProjectSchema>;

export const projectionThreadSchema = z.object({
  id: z.string(),
  projectId: z.string().nullable(),
  title: z.string(),
  archived: z.boolean(),
  lastSequence: z.int(),
  ...timestamps,
});
export type ProjectionThread = z.infer<typeof projectionThreadSchema>;

export const projectionTurnStatusSchema = z.enum(["running", "completed", "failed", "interrupted"]);
export type ProjectionTurnStatus = z.infer<typeof projectionTurnStatusSchema>;

export const projectionTurnSchema = z.object({
  id: z.string(),
  threadId: z.string(),
  status: projectionTurnStatusSchema,
  error: z.string().nullable(),
  startedAt: z.date(),
  endedAt: z.date().nullable(),
  lastSequence: z.int(),
});
export type ProjectionTurn = z.infer<typeof projectionTurnSchema>;

export const projectionMessageRoleSchema = z.enum(["user", "assistant", "system"]);
export type ProjectionMessageRole = z.infer<typeof projectionMessageRoleSchema>;

export const projectionMessageSchema = z.object({
  id: z.string(),
  turnId: z.string(),
  role: projectionMessageRoleSchema,
  content: z.string(),
  lastSequence: z.int(),
  createdAt: z.date(),
});
export type ProjectionMessage = z.infer<typeof projectionMessageSchema>;

export const checkpointSchema = z.object({
  id: z.string(),
  threadId: z.string(),
  turnId: z.string().nullable(),
  gitRef: z.string(),
  message: z.string(),
  revertedAt: z.date().nullable(),
  lastSequence: z.int(),
  createdAt: z.date(),
});
export type Checkpoint = z.infer<typeof checkpointSchema>;
