import { z } from "zod";
import { gitRefSchema, gitUrlSchema, idSchema, nameSchema, timestamps } from "./scalars.ts";

export const projectSchema = z.object({
  id: z.string(),
  name: z.string(),
  url: z.string(),
  defaultBranch: z.string(),
  lastFetchedAt: z.date().nullable(),
  ...timestamps,
});
export type Project = z.infer<typeof projectSchema>;

export const newProjectSchema = z.object({
  name: nameSchema,
  url: gitUrlSchema,
  defaultBranch: gitRefSchema.optional(),
  lastFetchedAt: z.date().nullish(),
});
export type NewProject = z.infer<typeof newProjectSchema>;

export const projectPatchSchema = newProjectSchema.partial();
export type ProjectPatch = z.infer<typeof projectPatchSchema>;

export const initiativeProjectSchema = z.object({ initiativeId: z.string(), projectId: z.string() });
export type InitiativeProject = z.infer<typeof initiativeProjectSchema>;

export const newInitiativeProjectSchema = z.object({ initiativeId: idSchema, projectId: idSchema });
export type NewInitiativeProject = z.infer<typeof newInitiativeProjectSchema>;
