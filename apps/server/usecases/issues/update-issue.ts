import type { Issue, IssuePatch } from "@signalbox/contracts";
import { command } from "../command.ts";
import { requireTrustedFields } from "./require-trusted-fields.ts";

export interface UpdateIssue {
  readonly id: string;
  readonly patch: Omit<IssuePatch, "taskId">;
}

export const updateIssue = command("issue.update", async (tx, { id, patch }: UpdateIssue, { context }): Promise<Issue> => {
  requireTrustedFields(context, patch);
  return tx.issues.update(id, patch);
});
