import { z } from "zod";
import { bodySchema, gitRefSchema, idSchema, timestamps } from "./scalars.ts";

export const errandStatusSchema = z.enum(["active", "pending_review", "conflict", "merged", "abandoned"]);
export type ErrandStatus = z.infer<typeof errandStatusSchema>;

export const errandSchema = z.object({
  id: z.string(),
  description: z.string(),
  branch: z.string(),
  baseBranch: z.string(),
  agentId: z.string().nullable(),
  projectId: z.string(),
  status: errandStatusSchema,
  ...timestamps,
});
export type Errand = z.infer<typeof errandSchema>;

const fields = {
  description: bodySchema,
  branch: gitRefSchema,
  baseBranch: gitRefSchema.optional(),
  agentId: idSchema.nullish(),
  status: errandStatusSchema.optional(),
};

/** The caller names the errand: its branch and worktree carry the same id before the row exists. */
export const newErrandSchema = z.object({ id: idSchema, projectId: idSchema, ...fields });
export type NewErrand = z.infer<typeof newErrandSchema>;

export const errandPatchSchema = z.object(fields).partial();
export type ErrandPatch = z.infer<typeof errandPatchSchema>;
