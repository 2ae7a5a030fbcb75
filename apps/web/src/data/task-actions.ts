/** Changes of tasks as people make them: shown at once, taken back with the reason when the server refuses, undone by `z`. */
import { client, type Inputs, queryClient, trpc } from "../api/trpc.ts";
import { done } from "../commands/undo.ts";
import { toastFailure } from "../ui/toast.ts";
import { type OutlineTask, patchOutline, shownOutlines } from "./outline.ts";

type Patch = Partial<Pick<OutlineTask, "name" | "priority" | "category" | "order" | "phaseId" | "parentTaskId" | "status">>;

/** Shows a change before the server has it. Answers how to take it back. */
function show(id: string, patch: Patch): () => void {
  const undo: (() => void)[] = [];
  for (const { key, outline } of shownOutlines()) {
    const before = outline.tasks.find((task) => task.id === id);
    if (before === undefined) continue;
    const put = (row: OutlineTask) =>
      patchOutline(key, (now) => ({ ...now, tasks: now.tasks.map((task) => (task.id === id ? row : task)) }));
    put({ ...before, ...patch });
    undo.push(() => put(before));
  }
  const taskKey = trpc.tasks.get.queryKey({ id });
  const before = queryClient.getQueryData(taskKey);
  if (before) {
    queryClient.setQueryData(taskKey, { ...before, ...patch });
    undo.push(() => queryClient.setQueryData(taskKey, before));
  }
  return () => {
    for (const step of undo) step();
  };
}

interface Change {
  readonly id: string;
  readonly what: string;
  readonly show?: Patch;
  send(): Promise<unknown>;
  readonly undo?: () => Promise<unknown>;
}

/** False when the server refused; the person has been told why. */
async function change({ id, what, show: patch, send, undo }: Change): Promise<boolean> {
  const takeBack = patch ? show(id, patch) : () => {};
  try {
    await send();
    done(what, undo);
    return true;
  } catch (error) {
    takeBack();
    toastFailure(`Not done: ${what}`, error);
    return false;
  }
}

interface Named {
  readonly id: string;
  readonly name: string;
}

type Fields = Inputs["tasks"]["update"]["patch"];

/** `before` holds the same fields as they were, for the undo. */
export function updateTask(task: Named, patch: Fields, before: Fields): Promise<boolean> {
  return change({
    id: task.id,
    what: `Changed ${Object.keys(patch).join(", ")} of “${task.name}”`,
    show: patch as Patch,
    send: () => client.tasks.update.mutate({ id: task.id, patch }),
    undo: () => client.tasks.update.mutate({ id: task.id, patch: before }),
  });
}

export type TaskStep = "complete" | "reopen" | "cancel" | "block" | "submit";

const steps = {
  complete: { status: "completed", words: "Completed" },
  reopen: { status: "pending", words: "Reopened" },
  cancel: { status: "cancelled", words: "Cancelled" },
  block: { status: "blocked", words: "Blocked" },
  submit: { status: "quality_review", words: "Sent to review" },
} as const;

export function takeStep(task: Named, step: TaskStep): Promise<boolean> {
  const { status, words } = steps[step];
  return change({
    id: task.id,
    what: `${words} “${task.name}”`,
    show: { status },
    send: () => client.tasks[step].mutate({ id: task.id }),
    ...(step !== "reopen" && { undo: () => client.tasks.reopen.mutate({ id: task.id }) }),
  });
}

export function moveTask(task: Named, patch: Inputs["tasks"]["move"]["patch"], before: Inputs["tasks"]["move"]["patch"]): Promise<boolean> {
  return change({
    id: task.id,
    what: `Moved “${task.name}”`,
    show: patch as Patch,
    send: () => client.tasks.move.mutate({ id: task.id, patch }),
    undo: () => client.tasks.move.mutate({ id: task.id, patch: before }),
  });
}

export function removeDependency(task: Named, on: Named): Promise<boolean> {
  const edge = { taskId: task.id, dependsOnTaskId: on.id };
  return change({
    id: task.id,
    what: `“${task.name}” no longer waits for “${on.name}”`,
    send: () => client.tasks.removeDependency.mutate(edge),
    undo: () => client.tasks.addDependency.mutate(edge),
  });
}
