import { userCommand } from "../access/require-user.ts";

/** What was said about it goes with it; its task stays. */
export const deleteIssue = userCommand(
  "issue.delete",
  "delete an issue",
  (tx, { id }: { id: string }): Promise<void> => tx.issues.delete(id),
);
