import { z } from "zod";
import { bodySchema, idSchema, timestamps } from "./scalars.ts";

export const chatSessionTargetTypeSchema = z.enum(["phase", "task"]);
export type ChatSessionTargetType = z.infer<typeof chatSessionTargetTypeSchema>;

export const chatSessionStatusSchema = z.enum(["active", "closed"]);
export type ChatSessionStatus = z.infer<typeof chatSessionStatusSchema>;

export const chatSessionSchema = z.object({
  id: z.string(),
  targetType: chatSessionTargetTypeSchema,
  targetId: z.string(),
  initiativeId: z.string(),
  agentId: z.string().nullable(),
  status: chatSessionStatusSchema,
  ...timestamps,
});
export type ChatSession = z.infer<typeof chatSessionSchema>;

export const newChatSessionSchema = z.object({
  targetType: chatSessionTargetTypeSchema,
  targetId: idSchema,
  initiativeId: idSchema,
  agentId: idSchema.nullish(),
  status: chatSessionStatusSchema.optional(),
});
export type NewChatSession = z.infer<typeof newChatSessionSchema>;

export const chatSessionPatchSchema = newChatSessionSchema.pick({ agentId: true, status: true });
export type ChatSessionPatch = z.infer<typeof chatSessionPatchSchema>;

export const chatMessageRoleSchema = z.enum(["user", "assistant", "system"]);
export type ChatMessageRole = z.infer<typeof chatMessageRoleSchema>;

export const chatMessageSchema = z.object({
  id: z.string(),
  chatSessionId: z.string(),
  role: chatMessageRoleSchema,
  content: z.string(),
  changeSetId: z.string().nullable(),
  createdAt: z.date(),
});
export type ChatMessage = z.infer<typeof chatMessageSchema>;

export const newChatMessageSchema = z.object({
  chatSessionId: idSchema,
  role: chatMessageRoleSchema,
  content: bodySchema,
  changeSetId: idSchema.nullish(),
});
export type NewChatMessage = z.infer<typeof newChatMessageSchema>;
