import { z } from "zod";
import { bodySchema, idSchema, timestamps, tokenSchema } from "./scalars.ts";

export const messageSenderTypeSchema = z.enum(["agent", "user"]);
export type MessageSenderType = z.infer<typeof messageSenderTypeSchema>;

export const messageRecipientTypeSchema = z.enum(["agent", "user"]);
export type MessageRecipientType = z.infer<typeof messageRecipientTypeSchema>;

export const messageTypeSchema = z.enum(["question", "info", "error", "response"]);
export type MessageType = z.infer<typeof messageTypeSchema>;

export const messageStatusSchema = z.enum(["pending", "read", "responded"]);
export type MessageStatus = z.infer<typeof messageStatusSchema>;

export const messageSchema = z.object({
  id: z.string(),
  senderType: messageSenderTypeSchema,
  senderId: z.string().nullable(),
  recipientType: messageRecipientTypeSchema,
  recipientId: z.string().nullable(),
  type: messageTypeSchema,
  content: z.string(),
  requiresResponse: z.boolean(),
  status: messageStatusSchema,
  parentMessageId: z.string().nullable(),
  ...timestamps,
});
export type Message = z.infer<typeof messageSchema>;

export const newMessageSchema = z.object({
  senderType: messageSenderTypeSchema,
  senderId: tokenSchema.nullish(),
  recipientType: messageRecipientTypeSchema,
  recipientId: tokenSchema.nullish(),
  type: messageTypeSchema.optional(),
  content: bodySchema,
  requiresResponse: z.boolean().optional(),
  status: messageStatusSchema.optional(),
  parentMessageId: idSchema.nullish(),
});
export type NewMessage = z.infer<typeof newMessageSchema>;

/** What was said stays as it was said; only what became of it changes. */
export const messagePatchSchema = newMessageSchema.pick({ requiresResponse: true, status: true });
export type MessagePatch = z.infer<typeof messagePatchSchema>;
