import type { Task } from "@signalbox/contracts";
import { nextStatus } from "../../domain/task-status.ts";
import { command } from "../command.ts";
import { getTask } from "./get-task.ts";
import { releaseAgent } from "./release-agent.ts";

/** Holds the task back by hand until it is reopened. */
export const blockTask = command("task.block", async (tx, { id }: { id: string }): Promise<Task> => {
  const before = await getTask(tx, id);
  await releaseAgent(tx, id);
  return tx.tasks.update(id, { status: nextStatus(before, "block") });
});
