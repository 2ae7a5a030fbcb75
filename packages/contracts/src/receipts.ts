import { z } from "zod";
import { jsonValueSchema, sha256Schema, tokenSchema } from "./scalars.ts";

/** What a command the client has named answered, so that sending it again answers the same and acts no second time. */
export const receiptSchema = z.object({
  commandId: z.string(),
  command: z.string(),
  inputHash: z.string(),
  actorId: z.string(),
  result: z.unknown(),
  createdAt: z.date(),
});
export type Receipt = z.infer<typeof receiptSchema>;

export const newReceiptSchema = z.object({
  commandId: tokenSchema,
  command: tokenSchema,
  inputHash: sha256Schema,
  actorId: tokenSchema,
  result: jsonValueSchema.optional(),
});
export type NewReceipt = z.infer<typeof newReceiptSchema>;
