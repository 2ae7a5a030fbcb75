import { z } from "zod";
import { gitRefSchema, tokenSchema, ulidSchema } from "./scalars.ts";

export const leaseHolderTypeSchema = z.enum(["agent", "user"]);
export type LeaseHolderType = z.infer<typeof leaseHolderTypeSchema>;

export const leaseSchema = z.object({
  id: z.string(),
  repositoryId: z.string(),
  scope: z.string(),
  holderType: leaseHolderTypeSchema,
  holderId: z.string(),
  fencingToken: z.int(),
  acquiredAt: z.date(),
  expiresAt: z.date(),
  releasedAt: z.date().nullable(),
});
export type Lease = z.infer<typeof leaseSchema>;

/** The whole repository ('*') or one ref of it. */
export const leaseScopeSchema = z.literal("*").or(gitRefSchema);

export const newLeaseSchema = z.object({
  repositoryId: ulidSchema,
  /** '*' when absent. */
  scope: leaseScopeSchema.optional(),
  holderType: leaseHolderTypeSchema,
  holderId: tokenSchema,
});
export type NewLease = z.infer<typeof newLeaseSchema>;
