import { event, type Project, type ProjectPatch } from "@signalbox/contracts";
import { changedFields, changesOf } from "../../domain/changed-fields.ts";
import { requireFound } from "../access/require-found.ts";
import { userCommand } from "../access/require-user.ts";

export const updateProject = userCommand(
  "project.update",
  "change a project",
  async (tx, { id, patch }: { id: string; patch: ProjectPatch }, { emit }): Promise<Project> => {
    const before = requireFound(await tx.projects.findById(id), "project", id);
    const after = await tx.projects.update(id, patch);
    const { name } = changedFields(before, after, ["name"]);
    if (name) emit(event("project.renamed", id, { name }));
    const changes = changesOf(before, after, { shown: ["defaultBranch"], hidden: ["url"] });
    if (changes) emit(event("project.updated", id, changes));
    return after;
  },
);
