import { event, type Task } from "@signalbox/contracts";
import { nextStatus } from "../../domain/task-status.ts";
import { command } from "../command.ts";
import { getTask } from "./get-task.ts";

export interface SubmitTask {
  readonly id: string;
  readonly summary?: string | null | undefined;
}

/** Hands the task over for its quality review. */
export const submitTask = command("task.submit", async (tx, { id, summary }: SubmitTask, { emit }): Promise<Task> => {
  const before = await getTask(tx, id);
  const task = await tx.tasks.update(id, { status: nextStatus(before, "submit_for_review"), summary });
  emit(event("task.submitted", id, { summary }));
  return task;
});
