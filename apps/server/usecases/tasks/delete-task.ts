import { DomainError, event } from "@signalbox/contracts";
import { command } from "../command.ts";
import { droppedEvents } from "../phases/dropped-events.ts";
import { findParting, type Waiting, waitingElsewhere } from "../phases/find-parting.ts";
import { getTask } from "./get-task.ts";

export interface DeleteTask {
  readonly id: string;
  /** Deletes it though others wait for it; their dependencies go with it, so they may become ready. */
  readonly dropDependencies?: boolean | undefined;
}

/** Subtasks go with it. Refused while others wait for unfinished work in it, so that a deletion never lets them start unnoticed. */
export const deleteTask = command("task.delete", async (tx, { id, dropDependencies }: DeleteTask, { emit }): Promise<void> => {
  const task = await getTask(tx, id);
  const parting = await findParting(tx, { phases: [], tasks: [task] });
  const waiting = waitingElsewhere(parting);
  if (waiting.length > 0 && !dropDependencies) throw refusal(id, waiting);
  await tx.tasks.delete(id);
  const { name, phaseId, initiativeId } = task;
  emit(event("task.deleted", id, { name, phaseId, initiativeId, subtasks: parting.tasksGoing - 1 }), ...droppedEvents(parting));
});

const refusal = (id: string, waiting: readonly Waiting[]) =>
  new DomainError(
    "REFUSED",
    `Task ${id} cannot be deleted: ${waiting.map(({ name }) => name).join(", ")} ${waiting.length === 1 ? "waits" : "wait"} for it. Remove those dependencies first, or delete it with dropDependencies.`,
    { details: { entity: "task", id, waiting: waiting.map((one) => one.id) } },
  );
