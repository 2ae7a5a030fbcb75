import { z } from "zod";
import { anyIdSchema, contentSchema, tokenSchema } from "./scalars.ts";

export const auditEntryActorTypeSchema = z.enum(["user", "agent", "system"]);
export type AuditEntryActorType = z.infer<typeof auditEntryActorTypeSchema>;

export const auditEntryOutcomeSchema = z.enum(["done", "refused", "failed"]);
export type AuditEntryOutcome = z.infer<typeof auditEntryOutcomeSchema>;

export const auditEntrySchema = z.object({
  sequence: z.int(),
  id: z.string(),
  actorType: auditEntryActorTypeSchema,
  actorId: z.string(),
  keyId: z.string().nullable(),
  action: z.string(),
  entityType: z.string(),
  entityId: z.string(),
  outcome: auditEntryOutcomeSchema,
  reason: z.string().nullable(),
  requestId: z.string().nullable(),
  eventSequence: z.int().nullable(),
  previousHash: z.string(),
  hash: z.string(),
  createdAt: z.date(),
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;

/** The place in the chain (sequence, hashes, time) is the store's to give. */
export const newAuditEntrySchema = z.object({
  actorType: auditEntryActorTypeSchema,
  actorId: tokenSchema,
  keyId: tokenSchema.nullish(),
  action: tokenSchema,
  entityType: tokenSchema,
  entityId: anyIdSchema,
  outcome: auditEntryOutcomeSchema,
  reason: contentSchema.nullish(),
  requestId: tokenSchema.nullish(),
  eventSequence: z.int().min(0).nullish(),
});
export type NewAuditEntry = z.infer<typeof newAuditEntrySchema>;
