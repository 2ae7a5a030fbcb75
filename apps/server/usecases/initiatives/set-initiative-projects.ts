import { requireFound } from "../access/require-found.ts";
import { command } from "../command.ts";

export interface SetInitiativeProjects {
  readonly id: string;
  readonly projectIds: readonly string[];
}

/** Makes the projects of the initiative exactly these; says what was added and removed. */
export const setInitiativeProjects = command("initiative.setProjects", async (tx, { id, projectIds }: SetInitiativeProjects) => {
  requireFound(await tx.initiatives.findById(id), "initiative", id);
  return tx.projects.setInitiativeProjects(id, projectIds);
});
