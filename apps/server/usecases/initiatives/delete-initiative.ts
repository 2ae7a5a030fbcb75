import { event } from "@signalbox/contracts";
import { requireFound } from "../access/require-found.ts";
import { command } from "../command.ts";
import { droppedEvents } from "../phases/dropped-events.ts";
import { findParting, waitingElsewhere } from "../phases/find-parting.ts";
import { refuseWaiting } from "../phases/refuse-waiting.ts";

export interface DeleteInitiative {
  readonly id: string;
  /** Deletes it though others wait for it; their dependencies go with it, so they may become ready. */
  readonly dropDependencies?: boolean | undefined;
}

/** Phases, tasks and pages go with it. Refused while others wait for unfinished work in it, as for a phase. */
export const deleteInitiative = command(
  "initiative.delete",
  async (tx, { id, dropDependencies }: DeleteInitiative, { emit }): Promise<void> => {
    const { name } = requireFound(await tx.initiatives.findById(id), "initiative", id);
    const phases = await tx.phases.findByInitiativeId(id);
    const parting = await findParting(tx, { phases, tasks: await tx.tasks.findByInitiativeId(id) });
    if (!dropDependencies) refuseWaiting({ entity: "initiative", id }, waitingElsewhere(parting));
    await tx.initiatives.delete(id);
    emit(event("initiative.deleted", id, { name, phases: phases.length, tasks: parting.tasksGoing }), ...droppedEvents(parting));
  },
);
