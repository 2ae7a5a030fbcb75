/** What is done with a task as a whole. None of it is shown before the server has it. */
import { client } from "../../api/trpc.ts";
import { done } from "../../commands/undo.ts";
import { toast, toastFailure } from "../../ui/toast.ts";
import type { Task } from "./use-task.ts";

/** A person takes it: no agent will start on it. The server makes up a name for whoever holds it. */
export async function takeTask({ id, name }: Task): Promise<void> {
  try {
    const claimed = await client.tasks.claim.mutate({ id });
    if (claimed) toast({ title: `You took “${name}”`, description: `It is held as ${claimed.agent.name}. No agent starts on it.` });
  } catch (error) {
    toastFailure(`Not taken: “${name}”`, error);
  }
}

/** A new task at the same place that waits for the same tasks. Answers its id. */
export async function duplicateTask(task: Task): Promise<string | null> {
  const { phaseId, initiativeId, parentTaskId, description, category, priority } = task;
  try {
    const { items } = await client.tasks.dependencies.query({ id: task.id, limit: 200 });
    const copy = await client.tasks.create.mutate({
      ...{ phaseId, initiativeId, parentTaskId, description, category, priority },
      name: `${task.name.slice(0, 490)} (copy)`,
      dependsOn: items.map(({ id }) => id),
    });
    done(`Duplicated “${task.name}”`, () => client.tasks.delete.mutate({ id: copy.id }));
    return copy.id;
  } catch (error) {
    toastFailure(`Not duplicated: “${task.name}”`, error);
    return null;
  }
}

export async function copyText(text: string, what: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    toast({ title: `Copied ${what}`, description: text });
  } catch {
    // A browser may forbid it; then it can be copied by hand.
    toast({ title: `The browser did not let Signalbox copy ${what}`, description: text, failed: true });
  }
}

export const addressOf = (id: string): string => `${window.location.origin}/t/${id}`;
