import { event, type NewProject, type Project } from "@signalbox/contracts";
import { userCommand } from "../access/require-user.ts";

/** The server runs git on the address. */
export const createProject = userCommand("project.create", "add a project", async (tx, given: NewProject, { emit }): Promise<Project> => {
  const project = await tx.projects.create(given);
  // Its address stays out of the log: it may carry a password.
  emit(event("project.created", project.id, { name: project.name, path: null, defaultBranch: project.defaultBranch }));
  return project;
});
