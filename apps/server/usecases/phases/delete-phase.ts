import { event } from "@signalbox/contracts";
import { command } from "../command.ts";
import { droppedEvents } from "./dropped-events.ts";
import { findParting, waitingElsewhere } from "./find-parting.ts";
import { getPhase } from "./get-phase.ts";
import { refuseWaiting } from "./refuse-waiting.ts";

export interface DeletePhase {
  readonly id: string;
  /** Deletes it though others wait for it; their dependencies go with it, so they may become ready. */
  readonly dropDependencies?: boolean | undefined;
}

/** Its tasks go with it. Refused while others wait for unfinished work in it, so that a deletion never lets them start unnoticed. */
export const deletePhase = command("phase.delete", async (tx, { id, dropDependencies }: DeletePhase, { emit }): Promise<void> => {
  const phase = await getPhase(tx, id);
  const parting = await findParting(tx, { phases: [phase], tasks: await tx.tasks.findByPhaseId(id) });
  if (!dropDependencies) refuseWaiting({ entity: "phase", id }, waitingElsewhere(parting));
  await tx.phases.delete(id);
  const { initiativeId, name } = phase;
  emit(event("phase.deleted", id, { initiativeId, name, tasks: parting.tasksGoing }), ...droppedEvents(parting));
});
