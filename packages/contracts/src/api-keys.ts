import { z } from "zod";
import { idSchema, nameSchema, sha256Schema, timestamps, tokenSchema } from "./scalars.ts";

/** `agent:<id>` lets a run act for its own agent and for no other. */
export const apiKeyScopeSchema = z.union([
  z.enum(["read", "plan", "admin"]),
  z.templateLiteral(["agent:", z.string().regex(/^[A-Za-z0-9_-]{1,64}$/)]),
]);
export type ApiKeyScope = z.infer<typeof apiKeyScopeSchema>;

export const apiKeySchema = z.object({
  id: z.string(),
  name: z.string(),
  prefix: z.string(),
  hash: z.string(),
  scopes: z.array(z.string()),
  agentId: z.string().nullable(),
  lastUsedAt: z.date().nullable(),
  expiresAt: z.date().nullable(),
  revokedAt: z.date().nullable(),
  ...timestamps,
});
export type ApiKey = z.infer<typeof apiKeySchema>;

/** What may leave the server: a key without its hash. */
export const apiKeyViewSchema = apiKeySchema.omit({ hash: true });
export type ApiKeyView = z.infer<typeof apiKeyViewSchema>;

/** The secret is told once, to whoever made the key. */
export const createdApiKeySchema = z.object({ key: apiKeyViewSchema, secret: z.string().nullable() });

export const newApiKeySchema = z.object({
  name: nameSchema,
  /** The first characters of the key, to tell keys apart in a list. */
  prefix: tokenSchema,
  hash: sha256Schema,
  scopes: z.array(apiKeyScopeSchema).min(1),
  agentId: idSchema.nullish(),
  lastUsedAt: z.date().nullish(),
  expiresAt: z.date().nullish(),
  revokedAt: z.date().nullish(),
});
export type NewApiKey = z.infer<typeof newApiKeySchema>;

/** Hash, prefix and agent are what the key is: another one is another key. */
export const apiKeyPatchSchema = newApiKeySchema.omit({ prefix: true, hash: true, agentId: true }).partial();
export type ApiKeyPatch = z.infer<typeof apiKeyPatchSchema>;
