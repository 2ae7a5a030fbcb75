import { z } from "zod";
import { issueIdSchema } from "./issues.ts";
import { bodySchema } from "./scalars.ts";

export const conversationMessageRoleSchema = z.enum(["user", "assistant", "system"]);
export type ConversationMessageRole = z.infer<typeof conversationMessageRoleSchema>;

export const conversationMessageSchema = z.object({
  id: z.string(),
  issueId: z.string(),
  role: conversationMessageRoleSchema,
  content: z.string(),
  createdAt: z.date(),
});
export type ConversationMessage = z.infer<typeof conversationMessageSchema>;

export const newConversationMessageSchema = z.object({
  issueId: issueIdSchema,
  role: conversationMessageRoleSchema,
  content: bodySchema,
});
export type NewConversationMessage = z.infer<typeof newConversationMessageSchema>;
