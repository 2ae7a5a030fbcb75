import { z } from "zod";
import { contentSchema, idSchema, jsonValueSchema, nameSchema, pathSchema, timestamps, tokenSchema } from "./scalars.ts";

export const agentStatusSchema = z.enum(["idle", "running", "waiting_for_input", "stopped", "crashed"]);
export type AgentStatus = z.infer<typeof agentStatusSchema>;

export const agentModeSchema = z.enum(["execute", "discuss", "plan", "detail", "refine"]);
export type AgentMode = z.infer<typeof agentModeSchema>;

export const agentSchema = z.object({
  id: z.string(),
  name: z.string(),
  taskId: z.string().nullable(),
  initiativeId: z.string().nullable(),
  sessionId: z.string().nullable(),
  worktreeId: z.string(),
  provider: z.string(),
  accountId: z.string().nullable(),
  status: agentStatusSchema,
  mode: agentModeSchema,
  pid: z.int().nullable(),
  exitCode: z.int().nullable(),
  prompt: z.string().nullable(),
  outputFilePath: z.string().nullable(),
  result: z.unknown(),
  pendingQuestions: z.unknown(),
  userDismissedAt: z.date().nullable(),
  ...timestamps,
});
export type Agent = z.infer<typeof agentSchema>;

export const newAgentSchema = z.object({
  name: nameSchema,
  taskId: idSchema.nullish(),
  initiativeId: idSchema.nullish(),
  sessionId: tokenSchema.nullish(),
  worktreeId: pathSchema,
  provider: tokenSchema.optional(),
  accountId: idSchema.nullish(),
  status: agentStatusSchema.optional(),
  mode: agentModeSchema.optional(),
  pid: z.int().min(0).nullish(),
  exitCode: z.int().nullish(),
  prompt: contentSchema.nullish(),
  outputFilePath: pathSchema.nullish(),
  result: jsonValueSchema.optional(),
  pendingQuestions: jsonValueSchema.optional(),
  userDismissedAt: z.date().nullish(),
});
export type NewAgent = z.infer<typeof newAgentSchema>;

export const agentPatchSchema = newAgentSchema.partial();
export type AgentPatch = z.infer<typeof agentPatchSchema>;
