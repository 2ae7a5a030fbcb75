import { z } from "zod";
import { jsonObjectInputSchema, jsonObjectSchema, timestamps, tokenSchema } from "./scalars.ts";

export const effectStatusSchema = z.enum(["queued", "leased", "done", "dead"]);
export type EffectStatus = z.infer<typeof effectStatusSchema>;

/** What must happen after a commit. */
export const effectSchema = z.object({
  id: z.string(),
  kind: z.string(),
  idempotencyKey: z.string(),
  payload: jsonObjectSchema,
  status: effectStatusSchema,
  attempts: z.int(),
  maxAttempts: z.int(),
  runAt: z.date(),
  leasedBy: z.string().nullable(),
  leasedUntil: z.date().nullable(),
  lastError: z.string().nullable(),
  ...timestamps,
});
export type Effect = z.infer<typeof effectSchema>;

export const newEffectSchema = z.object({
  kind: tokenSchema,
  idempotencyKey: tokenSchema,
  payload: jsonObjectInputSchema,
  maxAttempts: z.int().min(1).max(1000).optional(),
  /** Not before this time; at once when absent. */
  runAt: z.date().optional(),
});
export type NewEffect = z.infer<typeof newEffectSchema>;
