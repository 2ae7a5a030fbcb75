import { event, type Task } from "@signalbox/contracts";
import { isTerminal } from "../../domain/statuses.ts";
import { nextStatus } from "../../domain/task-status.ts";
import { command } from "../command.ts";
import { getTask } from "./get-task.ts";
import { releaseAgent } from "./release-agent.ts";

/**
 * Ends the task and its unfinished subtasks without their work. What depends on it goes on waiting, visibly: a person drops the
 * dependency or reopens the task. A parent whose children all ended this way is left to be done by itself.
 */
export const cancelTask = command("task.cancel", async (tx, { id }: { id: string }, { emit }): Promise<Task> => {
  const before = await getTask(tx, id);
  const status = nextStatus(before, "cancel");
  const open = (await tx.tasks.findDescendants(id)).filter((subtask) => !isTerminal(subtask.status));
  emit(event("task.cancelled", id, { from: before.status }));
  for (const ending of [...open, before]) {
    await tx.tasks.update(ending.id, { status });
    if (ending !== before) emit(event("task.cancelled", ending.id, { from: ending.status, byTaskId: id }));
    emit(...(await releaseAgent(tx, ending.id)));
  }
  return getTask(tx, id);
});
