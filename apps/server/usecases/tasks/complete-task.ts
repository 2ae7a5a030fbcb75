import { event, type Task } from "@signalbox/contracts";
import { isReady } from "../../domain/readiness.ts";
import { nextStatus } from "../../domain/task-status.ts";
import { command } from "../command.ts";
import { getTask } from "./get-task.ts";
import { releaseAgent } from "./release-agent.ts";
import { completeParents } from "./settle-parents.ts";

export interface CompleteTask {
  readonly id: string;
  /** What came out of it; tasks that depend on it get it as context. */
  readonly summary?: string | null | undefined;
}

export interface CompletedTask {
  readonly task: Task;
  /** Parents that completed with it, the nearest first. */
  readonly completedParents: Task[];
  /** Tasks that waited for it or for those parents and are ready now. */
  readonly unlocked: Task[];
}

/** Completing unlocks what waits for the task, in the same transaction. */
export const completeTask = command("task.complete", async (tx, { id, summary }: CompleteTask, { emit }): Promise<CompletedTask> => {
  const before = await getTask(tx, id);
  const task = await tx.tasks.update(id, { status: nextStatus(before, "complete"), summary });
  emit(event("task.completed", id, { from: before.status, summary }));
  emit(...(await releaseAgent(tx, id)));
  const completedParents = await completeParents(tx, task, { emit });
  const unlocked = new Map<string, Task>();
  for (const done of [task, ...completedParents])
    for (const dependent of await tx.tasks.getDependents(done.id)) if (isReady(dependent)) unlocked.set(dependent.id, dependent);
  return { task, completedParents, unlocked: [...unlocked.values()] };
});
