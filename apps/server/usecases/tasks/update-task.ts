import type { Task, TaskPatch } from "@signalbox/contracts";
import { isTerminal } from "../../domain/statuses.ts";
import { command } from "../command.ts";
import { getTask } from "./get-task.ts";
import { requireOpenParent } from "./require-open-parent.ts";
import { completeParents, reopenParents } from "./settle-parents.ts";
import { taskUpdated } from "./task-events.ts";

export interface UpdateTask {
  readonly id: string;
  /** Its status changes by the verbs (claim, complete, reopen, cancel, block), never here. */
  readonly patch: Omit<TaskPatch, "status" | "retryCount">;
}

/** A task moved to another phase or initiative takes its subtasks along; one moved to another parent settles both parents. */
export const updateTask = command("task.update", async (tx, { id, patch }: UpdateTask, { emit }): Promise<Task> => {
  const before = await getTask(tx, id);
  if (patch.parentTaskId !== before.parentTaskId && !isTerminal(before.status)) await requireOpenParent(tx, patch.parentTaskId);
  const after = await tx.tasks.update(id, patch);
  emit(...taskUpdated(before, after));
  if (before.phaseId !== after.phaseId || before.initiativeId !== after.initiativeId) {
    for (const subtask of await tx.tasks.findDescendants(id))
      emit(...taskUpdated(subtask, await tx.tasks.update(subtask.id, { phaseId: after.phaseId, initiativeId: after.initiativeId })));
  }
  if (before.parentTaskId !== after.parentTaskId) {
    if (!isTerminal(after.status)) await reopenParents(tx, after, { emit });
    if (after.status === "completed") await completeParents(tx, after, { emit });
  }
  return getTask(tx, id);
});
