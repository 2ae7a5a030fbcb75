import { useState } from "react";
import { client, type Outputs } from "../../api/trpc.ts";
import { useCommand } from "../../commands/registry.ts";
import { done } from "../../commands/undo.ts";
import { toastFailure } from "../../ui/toast.ts";
import { IGNORED, type Issue } from "./issue-facts.ts";

/** The acts on the issue under the cursor. `after` is told when it leaves the list. */
export function useIssueActions(issue: Issue | undefined, after: () => void) {
  const [dialog, setDialog] = useState<{ readonly kind: "make" | "link"; readonly issue: Issue } | null>(null);
  const some = { enabled: issue !== undefined };
  const on = (deed: (issue: Issue) => unknown) => () => issue && deed(issue);
  const ignore = async ({ id, title, status }: Issue) => {
    try {
      await client.issues.update.mutate({ id, patch: { status: IGNORED } });
      done(`Ignored “${title}”`, () => client.issues.update.mutate({ id, patch: { status } }));
      after();
    } catch (error) {
      toastFailure(`Not ignored: ${title}`, error);
    }
  };
  const unlink = async ({ id, title, taskId }: Issue) => {
    try {
      await client.issues.link.mutate({ id, taskId: null });
      done(`“${title}” is linked to no task`, () => client.issues.link.mutate({ id, taskId }));
    } catch (error) {
      toastFailure("The link was not taken away", error);
    }
  };
  useCommand(
    "issue.makeTask",
    on((one) => setDialog({ kind: "make", issue: one })),
    some,
  );
  useCommand(
    "issue.link",
    on((one) => setDialog({ kind: "link", issue: one })),
    some,
  );
  useCommand("issue.ignore", on(ignore), { enabled: issue !== undefined && issue.status !== IGNORED });
  useCommand("issue.unlink", on(unlink), { enabled: issue?.taskId != null });
  return { dialog, close: () => setDialog(null) };
}

export async function linkIssue(
  { id, title, taskId: before }: Issue,
  task: { readonly id: string; readonly title: string },
): Promise<void> {
  await client.issues.link.mutate({ id, taskId: task.id });
  done(`Linked “${title}” to “${task.title}”`, () => client.issues.link.mutate({ id, taskId: before }));
}

/** The task exists by now; without the link it would stand there unexplained, so it goes when the link is refused. */
export async function linkMadeTask({ id, title, taskId: before }: Issue, task: Outputs["tasks"]["create"]): Promise<void> {
  try {
    await client.issues.link.mutate({ id, taskId: task.id });
  } catch (error) {
    await client.tasks.delete.mutate({ id: task.id });
    throw error;
  }
  done(`Made the task “${task.name}” of “${title}”`, async () => {
    await client.issues.link.mutate({ id, taskId: before });
    await client.tasks.delete.mutate({ id: task.id });
  });
}
