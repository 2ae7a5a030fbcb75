import { z } from "zod";
import { bodySchema, idSchema, timestamps } from "./scalars.ts";

export const conversationStatusSchema = z.enum(["pending", "answered"]);
export type ConversationStatus = z.infer<typeof conversationStatusSchema>;

/** A question of one agent to another. */
export const conversationSchema = z.object({
  id: z.string(),
  fromAgentId: z.string(),
  toAgentId: z.string(),
  initiativeId: z.string().nullable(),
  phaseId: z.string().nullable(),
  taskId: z.string().nullable(),
  question: z.string(),
  answer: z.string().nullable(),
  status: conversationStatusSchema,
  ...timestamps,
});
export type Conversation = z.infer<typeof conversationSchema>;

/** A conversation begins unanswered: `answer` and `status` come with the answer. */
export const newConversationSchema = z.object({
  fromAgentId: idSchema,
  toAgentId: idSchema,
  initiativeId: idSchema.nullish(),
  phaseId: idSchema.nullish(),
  taskId: idSchema.nullish(),
  question: bodySchema,
});
export type NewConversation = z.infer<typeof newConversationSchema>;
