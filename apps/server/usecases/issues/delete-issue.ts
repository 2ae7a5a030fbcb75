import { event } from "@signalbox/contracts";
import { requireFound } from "../access/require-found.ts";
import { userCommand } from "../access/require-user.ts";

/** What was said about it goes with it; its task stays. */
export const deleteIssue = userCommand("issue.delete", "delete an issue", async (tx, { id }: { id: string }, { emit }): Promise<void> => {
  const { title } = requireFound(await tx.issues.findById(id), "issue", id);
  const messages = await tx.conversationMessages.deleteByIssueId(id);
  await tx.issues.delete(id);
  emit(event("issue.deleted", id, { title, messages }));
});
