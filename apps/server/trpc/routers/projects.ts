import {
  byIdInputSchema,
  byNameInputSchema,
  createProjectInputSchema,
  pagedSchema,
  projectSchema,
  updateProjectInputSchema,
} from "@signalbox/contracts";
import { z } from "zod";
import { createProject } from "../../usecases/projects/create-project.ts";
import { deleteProject } from "../../usecases/projects/delete-project.ts";
import { updateProject } from "../../usecases/projects/update-project.ts";
import { found, mutation, pageOf, query } from "../thin.ts";
import { router } from "../trpc.ts";

export const projectsRouter = router({
  get: query(
    byIdInputSchema,
    projectSchema,
    found("project", ({ store }, { id }) => store.reads.projects.findById(id)),
  ),
  byName: query(
    byNameInputSchema,
    projectSchema,
    found("project", ({ store }, { name }) => store.reads.projects.findByName(name)),
  ),
  list: query(pageOf({}), pagedSchema(projectSchema), ({ store }, page) => store.reads.projects.findAll(page)),

  create: mutation(createProjectInputSchema, projectSchema, createProject),
  update: mutation(updateProjectInputSchema, projectSchema, updateProject),
  delete: mutation(byIdInputSchema, z.void(), deleteProject),
});
