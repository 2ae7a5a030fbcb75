import { z } from "zod";
import { contentSchema, gitRefSchema, idSchema, importedFields, nameSchema, timestamps } from "./scalars.ts";

export const phaseStatusSchema = z.enum(["pending", "approved", "in_progress", "completed", "blocked", "pending_review"]);
export type PhaseStatus = z.infer<typeof phaseStatusSchema>;

export const phaseSchema = z.object({
  id: z.string(),
  initiativeId: z.string(),
  name: z.string(),
  content: z.string().nullable(),
  status: phaseStatusSchema,
  mergeBase: z.string().nullable(),
  ...timestamps,
});
export type Phase = z.infer<typeof phaseSchema>;

const fields = {
  name: nameSchema,
  content: contentSchema.nullish(),
  status: phaseStatusSchema.optional(),
  mergeBase: gitRefSchema.nullish(),
};

export const newPhaseSchema = z.object({ ...importedFields, initiativeId: idSchema, ...fields });
export type NewPhase = z.infer<typeof newPhaseSchema>;

export const phasePatchSchema = z.object(fields).partial();
export type PhasePatch = z.infer<typeof phasePatchSchema>;

/** `phaseId` waits for `dependsOnPhaseId`. */
export const phaseDependencySchema = z.object({ phaseId: z.string(), dependsOnPhaseId: z.string() });
export type PhaseDependency = z.infer<typeof phaseDependencySchema>;

export const newPhaseDependencySchema = z.object({ phaseId: idSchema, dependsOnPhaseId: idSchema });
export type NewPhaseDependency = z.infer<typeof newPhaseDependencySchema>;
