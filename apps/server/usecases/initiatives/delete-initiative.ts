import { requireFound } from "../access/require-found.ts";
import { command } from "../command.ts";
import { findWaitingElsewhere } from "../phases/find-waiting-elsewhere.ts";
import { refuseWaiting } from "../phases/refuse-waiting.ts";

export interface DeleteInitiative {
  readonly id: string;
  /** Deletes it though others wait for it; their dependencies go with it, so they may become ready. */
  readonly dropDependencies?: boolean | undefined;
}

/** Phases, tasks and pages go with it. Refused while others wait for unfinished work in it, as for a phase. */
export const deleteInitiative = command("initiative.delete", async (tx, { id, dropDependencies }: DeleteInitiative): Promise<void> => {
  requireFound(await tx.initiatives.findById(id), "initiative", id);
  if (!dropDependencies) {
    const phases = await tx.phases.findByInitiativeId(id);
    const tasks = await tx.tasks.findByInitiativeId(id);
    refuseWaiting({ entity: "initiative", id }, await findWaitingElsewhere(tx, { phases, tasks }));
  }
  await tx.initiatives.delete(id);
});
