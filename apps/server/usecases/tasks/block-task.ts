import { event, type Task } from "@signalbox/contracts";
import { nextStatus } from "../../domain/task-status.ts";
import { command } from "../command.ts";
import { getTask } from "./get-task.ts";
import { releaseAgent } from "./release-agent.ts";

/** Holds the task back by hand until it is reopened. */
export const blockTask = command("task.block", async (tx, { id }: { id: string }, { emit }): Promise<Task> => {
  const before = await getTask(tx, id);
  const released = await releaseAgent(tx, id);
  const task = await tx.tasks.update(id, { status: nextStatus(before, "block") });
  emit(event("task.blocked", id, { from: before.status }), ...released);
  return task;
});
