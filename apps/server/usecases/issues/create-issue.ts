import type { Issue, NewIssue } from "@signalbox/contracts";
import { command } from "../command.ts";
import { requireTrustedFields } from "./require-trusted-fields.ts";

/** Its id is `{sourceType}:{sourceId}`: the same issue a second time is CONFLICT. */
export const createIssue = command("issue.create", async (tx, issue: NewIssue, { context }): Promise<Issue> => {
  requireTrustedFields(context, issue);
  return tx.issues.create(issue);
});
