import { event, type Issue, type NewIssue } from "@signalbox/contracts";
import { requireUserFor } from "../access/require-user-for.ts";
import { command } from "../command.ts";
import { sessionFields } from "./session-fields.ts";

/** Its id is `{sourceType}:{sourceId}`: the same issue a second time is CONFLICT. */
export const createIssue = command("issue.create", async (tx, input: NewIssue, { context, emit }): Promise<Issue> => {
  requireUserFor(context, input, { entity: "an issue", fields: sessionFields });
  const issue = await tx.issues.create(input);
  const { id, sourceType, title, status, taskId } = issue;
  emit(event("issue.created", id, { sourceType, title, status, taskId }));
  return issue;
});
