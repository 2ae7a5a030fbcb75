import { z } from "zod";
import { issueIdSchema } from "./issues.ts";
import { contentSchema, idSchema, jsonObjectInputSchema, jsonObjectSchema, nameSchema, timestamps } from "./scalars.ts";

export const proposalTargetTypeSchema = z.enum(["page", "phase", "task"]);
export type ProposalTargetType = z.infer<typeof proposalTargetTypeSchema>;

export const proposalStatusSchema = z.enum(["pending", "accepted", "dismissed"]);
export type ProposalStatus = z.infer<typeof proposalStatusSchema>;

export const proposalSchema = z.object({
  id: z.string(),
  agentId: z.string(),
  initiativeId: z.string(),
  issueId: z.string().nullable(),
  targetType: proposalTargetTypeSchema,
  targetId: z.string().nullable(),
  title: z.string(),
  summary: z.string().nullable(),
  content: z.string().nullable(),
  metadata: jsonObjectSchema.nullable(),
  status: proposalStatusSchema,
  sortOrder: z.int(),
  ...timestamps,
});
export type Proposal = z.infer<typeof proposalSchema>;

const fields = {
  issueId: issueIdSchema.nullish(),
  /** The entity to change; null when the proposal is to create one. */
  targetId: idSchema.nullish(),
  title: nameSchema,
  summary: contentSchema.nullish(),
  content: contentSchema.nullish(),
  metadata: jsonObjectInputSchema.nullish(),
  status: proposalStatusSchema.optional(),
  sortOrder: z.int().optional(),
};

export const newProposalSchema = z.object({
  agentId: idSchema,
  initiativeId: idSchema,
  targetType: proposalTargetTypeSchema,
  ...fields,
});
export type NewProposal = z.infer<typeof newProposalSchema>;

export const proposalPatchSchema = z.object(fields).partial();
export type ProposalPatch = z.infer<typeof proposalPatchSchema>;
