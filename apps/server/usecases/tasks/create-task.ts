import { event, type NewTask, type Task } from "@signalbox/contracts";
import { isTerminal } from "../../domain/statuses.ts";
import { command } from "../command.ts";
import { getTask } from "./get-task.ts";
import { requireOpenParent } from "./require-open-parent.ts";
import { reopenParents } from "./settle-parents.ts";
import { taskCreated } from "./task-events.ts";

export interface CreateTask extends NewTask {
  /** What the new task waits for. */
  readonly dependsOn?: readonly string[] | undefined;
}

/** A subtask stands in its parent's phase and initiative unless it is given others. A completed parent is reopened by it. */
export const createTask = command("task.create", async (tx, { dependsOn = [], ...given }: CreateTask, { emit }): Promise<Task> => {
  const parent = given.parentTaskId ? await getTask(tx, given.parentTaskId) : null;
  await requireOpenParent(tx, given.parentTaskId);
  const placed =
    given.phaseId || given.initiativeId || !parent ? given : { ...given, phaseId: parent.phaseId, initiativeId: parent.initiativeId };
  const task = await tx.tasks.create(placed);
  emit(taskCreated(task));
  for (const blockerId of new Set(dependsOn)) {
    await getTask(tx, blockerId);
    await tx.tasks.createDependency(task.id, blockerId);
    emit(event("task.dependencyAdded", task.id, { dependsOnTaskId: blockerId }));
  }
  if (!isTerminal(task.status)) await reopenParents(tx, task, { emit });
  return getTask(tx, task.id);
});
