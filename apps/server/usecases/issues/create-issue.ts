import type { Issue, NewIssue } from "@signalbox/contracts";
import { requireUserFor } from "../access/require-user-for.ts";
import { command } from "../command.ts";
import { sessionFields } from "./session-fields.ts";

/** Its id is `{sourceType}:{sourceId}`: the same issue a second time is CONFLICT. */
export const createIssue = command("issue.create", async (tx, issue: NewIssue, { context }): Promise<Issue> => {
  requireUserFor(context, issue, { entity: "an issue", fields: sessionFields });
  return tx.issues.create(issue);
});
