import { DomainError, event, type Task, type TaskDependency } from "@signalbox/contracts";
import { command } from "../command.ts";
import { getTask } from "./get-task.ts";

export const removeDependency = command(
  "task.removeDependency",
  async (tx, { taskId, dependsOnTaskId }: TaskDependency, { emit }): Promise<Task> => {
    await getTask(tx, taskId);
    if (!(await tx.tasks.deleteDependency(taskId, dependsOnTaskId)))
      throw new DomainError("NOT_FOUND", `Task ${taskId} does not depend on ${dependsOnTaskId}.`, {
        details: { entity: "task_dependency", taskId, dependsOnTaskId },
      });
    emit(event("task.dependencyRemoved", taskId, { dependsOnTaskId }));
    return getTask(tx, taskId);
  },
);
