import { event, type Issue, type IssuePatch } from "@signalbox/contracts";
import { changesOf } from "../../domain/changed-fields.ts";
import { requireFound } from "../access/require-found.ts";
import { requireUserFor } from "../access/require-user-for.ts";
import { command } from "../command.ts";
import { sessionFields } from "./session-fields.ts";

export interface UpdateIssue {
  readonly id: string;
  readonly patch: Omit<IssuePatch, "taskId">;
}

const fields = { shown: ["title", "status"], hidden: ["sourceData", "sessionId", "worktree", "branch"] } as const;

export const updateIssue = command("issue.update", async (tx, { id, patch }: UpdateIssue, { context, emit }): Promise<Issue> => {
  requireUserFor(context, patch, { entity: "an issue", fields: sessionFields });
  const before = requireFound(await tx.issues.findById(id), "issue", id);
  const after = await tx.issues.update(id, patch);
  const changes = changesOf(before, after, fields);
  if (changes) emit(event("issue.updated", id, changes));
  return after;
});
