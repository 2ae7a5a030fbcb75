import { z } from "zod";
import { contentSchema, timestamps, tokenSchema } from "./scalars.ts";

export const accountSchema = z.object({
  id: z.string(),
  email: z.string(),
  provider: z.string(),
  configJson: z.string().nullable(),
  credentials: z.string().nullable(),
  isExhausted: z.boolean(),
  exhaustedUntil: z.date().nullable(),
  lastUsedAt: z.date().nullable(),
  sortOrder: z.int(),
  ...timestamps,
});
export type Account = z.infer<typeof accountSchema>;

/** What may leave the server: an account without its secrets. */
export const accountViewSchema = accountSchema.omit({ configJson: true, credentials: true });
export type AccountView = z.infer<typeof accountViewSchema>;

const emailSchema = z
  .string()
  .trim()
  .max(320)
  .regex(/^[^\s@\0]+@[^\s@\0]+$/, "must be an e-mail address");

export const newAccountSchema = z.object({
  email: emailSchema,
  provider: tokenSchema.optional(),
  configJson: contentSchema.nullish(),
  credentials: contentSchema.nullish(),
  isExhausted: z.boolean().optional(),
  exhaustedUntil: z.date().nullish(),
  lastUsedAt: z.date().nullish(),
  sortOrder: z.int().optional(),
});
export type NewAccount = z.infer<typeof newAccountSchema>;

export const accountPatchSchema = newAccountSchema.partial();
export type AccountPatch = z.infer<typeof accountPatchSchema>;
