import { event, type Task } from "@signalbox/contracts";
import { nextStatus } from "../../domain/task-status.ts";
import { command } from "../command.ts";
import { getTask } from "./get-task.ts";
import { releaseAgent } from "./release-agent.ts";
import { requireOpenParent } from "./require-open-parent.ts";
import { reopenParents } from "./settle-parents.ts";

/** What depends on it waits again, and a completed parent is reopened with it. Tasks already under way are left to their agents. */
export const reopenTask = command("task.reopen", async (tx, { id }: { id: string }, { emit }): Promise<Task> => {
  const before = await getTask(tx, id);
  const status = nextStatus(before, "reopen");
  await requireOpenParent(tx, before.parentTaskId);
  const task = await tx.tasks.update(id, { status, retryCount: 0 });
  emit(event("task.reopened", id, { from: before.status }));
  // From its review: whoever handed it in may take something else. In all other statuses nobody holds it any more.
  if (before.status === "quality_review") emit(...(await releaseAgent(tx, id)));
  await reopenParents(tx, task, { emit });
  return task;
});
