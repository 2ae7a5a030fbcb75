import type { Project, ProjectPatch } from "@signalbox/contracts";
import { userCommand } from "../access/require-user.ts";

export const updateProject = userCommand(
  "project.update",
  "change a project",
  (tx, { id, patch }: { id: string; patch: ProjectPatch }): Promise<Project> => tx.projects.update(id, patch),
);
