import type { Issue, IssuePatch } from "@signalbox/contracts";
import { requireUserFor } from "../access/require-user-for.ts";
import { command } from "../command.ts";
import { sessionFields } from "./session-fields.ts";

export interface UpdateIssue {
  readonly id: string;
  readonly patch: Omit<IssuePatch, "taskId">;
}

export const updateIssue = command("issue.update", async (tx, { id, patch }: UpdateIssue, { context }): Promise<Issue> => {
  requireUserFor(context, patch, { entity: "an issue", fields: sessionFields });
  return tx.issues.update(id, patch);
});
