import { event, type Task, type TaskDependency } from "@signalbox/contracts";
import { command } from "../command.ts";
import { getTask } from "./get-task.ts";

/** Met at once when the task it depends on is completed. Refused when it closes a cycle; the error spells it. */
export const addDependency = command(
  "task.addDependency",
  async (tx, { taskId, dependsOnTaskId }: TaskDependency, { emit }): Promise<Task> => {
    await getTask(tx, taskId);
    await getTask(tx, dependsOnTaskId);
    const known = (await tx.tasks.findDependenciesOf([taskId])).some((one) => one.dependsOnTaskId === dependsOnTaskId);
    await tx.tasks.createDependency(taskId, dependsOnTaskId);
    if (!known) emit(event("task.dependencyAdded", taskId, { dependsOnTaskId }));
    return getTask(tx, taskId);
  },
);
