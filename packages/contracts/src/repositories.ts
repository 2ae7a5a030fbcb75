import { z } from "zod";
import { gitRefSchema, gitUrlSchema, idSchema, nameSchema, timestamps, ulidSchema } from "./scalars.ts";

export const repositorySchema = z.object({
  id: z.string(),
  projectId: z.string(),
  name: z.string(),
  url: z.string(),
  defaultBranch: z.string(),
  ...timestamps,
});
export type Repository = z.infer<typeof repositorySchema>;

const fields = { name: nameSchema, url: gitUrlSchema, defaultBranch: gitRefSchema.optional() };

export const newRepositorySchema = z.object({ projectId: idSchema, ...fields });
export type NewRepository = z.infer<typeof newRepositorySchema>;

export const repositoryPatchSchema = z.object(fields).partial();
export type RepositoryPatch = z.infer<typeof repositoryPatchSchema>;

export const repositoryRelationshipTypeSchema = z.enum(["fork_of", "submodule_of", "depends_on", "mirror_of"]);
export type RepositoryRelationshipType = z.infer<typeof repositoryRelationshipTypeSchema>;

/** Reads as a sentence: `from` is a fork of `to`. */
export const repositoryRelationshipSchema = z.object({
  fromRepositoryId: z.string(),
  toRepositoryId: z.string(),
  type: repositoryRelationshipTypeSchema,
  createdAt: z.date(),
});
export type RepositoryRelationship = z.infer<typeof repositoryRelationshipSchema>;

export const newRepositoryRelationshipSchema = z
  .object({ fromRepositoryId: ulidSchema, toRepositoryId: ulidSchema, type: repositoryRelationshipTypeSchema })
  .refine((relationship) => relationship.fromRepositoryId !== relationship.toRepositoryId, {
    message: "must be another repository than fromRepositoryId",
    path: ["toRepositoryId"],
  });
export type NewRepositoryRelationship = z.infer<typeof newRepositoryRelationshipSchema>;
