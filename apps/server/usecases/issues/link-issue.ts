import { event, type Issue } from "@signalbox/contracts";
import { requireFound } from "../access/require-found.ts";
import { command } from "../command.ts";
import { getTask } from "../tasks/get-task.ts";

export interface LinkIssue {
  readonly id: string;
  /** The task that works on it; null takes the link away. */
  readonly taskId: string | null;
}

export const linkIssue = command("issue.link", async (tx, { id, taskId }: LinkIssue, { emit }): Promise<Issue> => {
  if (taskId !== null) await getTask(tx, taskId);
  const issue = requireFound(await tx.issues.findById(id), "issue", id);
  if (issue.taskId === taskId) return issue;
  emit(taskId === null ? event("issue.unlinked", id, {}) : event("issue.linked", id, { taskId }));
  return tx.issues.update(id, { taskId });
});
