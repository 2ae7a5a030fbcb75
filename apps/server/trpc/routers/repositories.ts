import {
  byIdInputSchema,
  createRepositoryInputSchema,
  guardedByIdInputSchema,
  idSchema,
  pagedSchema,
  repositoryRelationshipInputSchema,
  repositoryRelationshipSchema,
  repositorySchema,
  updateRepositoryInputSchema,
} from "@signalbox/contracts";
import { z } from "zod";
import { createRepository } from "../../usecases/repositories/create-repository.ts";
import { deleteRepository } from "../../usecases/repositories/delete-repository.ts";
import { relateRepositories } from "../../usecases/repositories/relate-repositories.ts";
import { unrelateRepositories } from "../../usecases/repositories/unrelate-repositories.ts";
import { updateRepository } from "../../usecases/repositories/update-repository.ts";
import { found, mutation, pageOf, query, slice } from "../thin.ts";
import { router } from "../trpc.ts";

export const repositoriesRouter = router({
  get: query(
    byIdInputSchema,
    repositorySchema,
    found("repository", ({ store }, { id }) => store.reads.repositories.findById(id)),
  ),
  list: query(pageOf({}), pagedSchema(repositorySchema), ({ store }, page) => store.reads.repositories.findAll(page)),
  byProject: query(
    pageOf({ projectId: idSchema }),
    pagedSchema(repositorySchema),
    slice(({ store }, { projectId }) => store.reads.repositories.findByProjectId(projectId)),
  ),
  /** Both directions. */
  relationships: query(byIdInputSchema, z.array(repositoryRelationshipSchema), ({ store }, { id }) =>
    store.reads.repositories.findRelationships(id),
  ),

  create: mutation(createRepositoryInputSchema, repositorySchema, createRepository),
  update: mutation(updateRepositoryInputSchema, repositorySchema, updateRepository),
  delete: mutation(guardedByIdInputSchema, z.void(), deleteRepository),
  relate: mutation(repositoryRelationshipInputSchema, repositoryRelationshipSchema, relateRepositories),
  unrelate: mutation(repositoryRelationshipInputSchema, z.void(), unrelateRepositories),
});
