import { event } from "@signalbox/contracts";
import { requireFound } from "../access/require-found.ts";
import { command } from "../command.ts";

export interface SetInitiativeProjects {
  readonly id: string;
  readonly projectIds: readonly string[];
}

/** Makes the projects of the initiative exactly these; says what was added and removed. */
export const setInitiativeProjects = command("initiative.setProjects", async (tx, { id, projectIds }: SetInitiativeProjects, { emit }) => {
  requireFound(await tx.initiatives.findById(id), "initiative", id);
  const change = await tx.projects.setInitiativeProjects(id, projectIds);
  if (change.added.length + change.removed.length > 0) emit(event("initiative.projectsSet", id, change));
  return change;
});
