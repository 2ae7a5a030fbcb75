import type { Issue } from "@signalbox/contracts";
import { command } from "../command.ts";
import { getTask } from "../tasks/get-task.ts";

export interface LinkIssue {
  readonly id: string;
  /** The task that works on it; null takes the link away. */
  readonly taskId: string | null;
}

export const linkIssue = command("issue.link", async (tx, { id, taskId }: LinkIssue): Promise<Issue> => {
  if (taskId !== null) await getTask(tx, taskId);
  return tx.issues.update(id, { taskId });
});
