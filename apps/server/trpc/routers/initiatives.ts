import {
  byIdInputSchema,
  byIdsInputSchema,
  createInitiativeInputSchema,
  deleteInputSchema,
  idSchema,
  initiativeSchema,
  initiativeStatusSchema,
  pagedSchema,
  projectChangesSchema,
  projectSchema,
  setInitiativeProjectsInputSchema,
  updateInitiativeInputSchema,
} from "@signalbox/contracts";
import { z } from "zod";
import { createInitiative } from "../../usecases/initiatives/create-initiative.ts";
import { deleteInitiative } from "../../usecases/initiatives/delete-initiative.ts";
import { setInitiativeProjects } from "../../usecases/initiatives/set-initiative-projects.ts";
import { updateInitiative } from "../../usecases/initiatives/update-initiative.ts";
import { found, mutation, pageOf, query, slice } from "../thin.ts";
import { router } from "../trpc.ts";

export const initiativesRouter = router({
  get: query(
    byIdInputSchema,
    initiativeSchema,
    found("initiative", ({ store }, { id }) => store.reads.initiatives.findById(id)),
  ),
  byIds: query(byIdsInputSchema, z.array(initiativeSchema), ({ store }, { ids }) => store.reads.initiatives.findByIds(ids)),
  list: query(pageOf({ status: initiativeStatusSchema.optional() }), pagedSchema(initiativeSchema), ({ store }, input) =>
    store.reads.initiatives.findAll(input, input),
  ),
  projects: query(
    pageOf({ id: idSchema }),
    pagedSchema(projectSchema),
    slice(({ store }, { id }) => store.reads.projects.findProjectsByInitiativeId(id)),
  ),

  create: mutation(createInitiativeInputSchema, initiativeSchema, createInitiative),
  update: mutation(updateInitiativeInputSchema, initiativeSchema, updateInitiative),
  delete: mutation(deleteInputSchema, z.void(), deleteInitiative),
  setProjects: mutation(setInitiativeProjectsInputSchema, projectChangesSchema, setInitiativeProjects),
});
