import type { NewProject, Project } from "@signalbox/contracts";
import { userCommand } from "../access/require-user.ts";

/** The server runs git on the address. */
export const createProject = userCommand(
  "project.create",
  "add a project",
  (tx, project: NewProject): Promise<Project> => tx.projects.create(project),
);
