/** One change to many tasks: shown at once, sent one after the other, what is refused taken back, and one undo for all that was done. */
import { client, type Inputs } from "../api/trpc.ts";
import { done } from "../commands/undo.ts";
import { ClientError } from "../ui/failure.ts";
import { toast } from "../ui/toast.ts";
import { type OutlineTask, patchOutline, shownOutlines } from "./outline.ts";
import type { TaskStep } from "./task-actions.ts";

type Patch = Partial<Pick<OutlineTask, "name" | "priority" | "order" | "phaseId" | "parentTaskId" | "status">>;

interface TaskChange {
  readonly task: { readonly id: string; readonly name: string };
  readonly show?: Patch;
  send(): Promise<unknown>;
  readonly undo?: () => Promise<unknown>;
}

/** Shows all of them with one new state of each plan. Answers how to take some back. */
function showAll(changes: readonly TaskChange[]): (ids: ReadonlySet<string>) => void {
  const patches = new Map(changes.flatMap(({ task, show }) => (show ? [[task.id, show] as const] : [])));
  if (patches.size === 0) return () => {};
  const undo = shownOutlines().map(({ key, outline }) => {
    const before = new Map(outline.tasks.filter(({ id }) => patches.has(id)).map((task) => [task.id, task]));
    // Rows that stay as they are keep their identity, so that only the others are drawn again.
    const put = (task: OutlineTask) => (patches.has(task.id) ? { ...task, ...patches.get(task.id) } : task);
    patchOutline(key, (now) => ({ ...now, tasks: now.tasks.map(put) }));
    return (ids: ReadonlySet<string>) =>
      patchOutline(key, (now) => ({ ...now, tasks: now.tasks.map((task) => (ids.has(task.id) && before.get(task.id)) || task) }));
  });
  return (ids) => {
    for (const step of undo) step(ids);
  };
}

interface Refusal {
  readonly name: string;
  readonly why: string;
}

/** Answers how many were done. `what` says it: "Completed 3 tasks". */
async function changeAll(changes: readonly TaskChange[], what: (count: number) => string): Promise<number> {
  const takeBack = showAll(changes);
  const kept: TaskChange[] = [];
  const refused = new Map<string, Refusal>();
  for (const change of changes) {
    try {
      await change.send();
      kept.push(change);
    } catch (error) {
      refused.set(change.task.id, { name: change.task.name, why: new ClientError(error).message });
    }
  }
  if (refused.size > 0) takeBack(new Set(refused.keys()));
  report({ kept, refused: [...refused.values()], what });
  return kept.length;
}

interface Outcome {
  readonly kept: readonly TaskChange[];
  readonly refused: readonly Refusal[];
  readonly what: (count: number) => string;
}

function report({ kept, refused, what }: Outcome): void {
  const undoable = kept.filter(({ undo }) => undo !== undefined);
  const takeBack = async () => {
    for (const { undo } of undoable.toReversed()) await undo?.();
  };
  if (kept.length > 0) done(what(kept.length), undoable.length > 0 ? takeBack : undefined);
  if (refused.length === 0) return;
  const reasons = refused.slice(0, 3).map(({ name, why }) => `“${name}”: ${why}`);
  const more = refused.length > 3 ? ` And ${refused.length - 3} more.` : "";
  toast({ title: `${kept.length} done, ${refused.length} refused`, description: `${reasons.join(" ")}${more}`, failed: true });
}

const counted = (count: number) => `${count} ${count === 1 ? "task" : "tasks"}`;

const steps = {
  complete: { status: "completed", words: "Completed" },
  reopen: { status: "pending", words: "Reopened" },
  cancel: { status: "cancelled", words: "Cancelled" },
  block: { status: "blocked", words: "Blocked" },
  submit: { status: "quality_review", words: "Sent to review:" },
} as const;

export function takeStepOnAll(tasks: readonly OutlineTask[], step: TaskStep): Promise<number> {
  const { status, words } = steps[step];
  const changes = tasks.map((task) => ({
    task,
    show: { status },
    send: () => client.tasks[step].mutate({ id: task.id }),
    ...(step !== "reopen" && { undo: () => client.tasks.reopen.mutate({ id: task.id }) }),
  }));
  return changeAll(changes, (count) => `${words} ${counted(count)}`);
}

export function setPriorityOfAll(tasks: readonly OutlineTask[], priority: OutlineTask["priority"]): Promise<number> {
  const changes = tasks
    .filter((task) => task.priority !== priority)
    .map((task) => ({
      task,
      show: { priority },
      send: () => client.tasks.update.mutate({ id: task.id, patch: { priority } }),
      undo: () => client.tasks.update.mutate({ id: task.id, patch: { priority: task.priority } }),
    }));
  return changeAll(changes, (count) => `Set the priority of ${counted(count)} to ${priority}`);
}

type Placement = Inputs["tasks"]["move"]["patch"] & Patch;

interface Move {
  readonly task: OutlineTask;
  readonly patch: Placement;
  readonly before: Placement;
}

/** `what` says what the person did: neighbours that only make room are not counted. */
export function moveAll(moves: readonly Move[], what: string): Promise<number> {
  const changes = moves.map(({ task, patch, before }) => ({
    task,
    show: patch,
    send: () => client.tasks.move.mutate({ id: task.id, patch }),
    undo: () => client.tasks.move.mutate({ id: task.id, patch: before }),
  }));
  return changeAll(changes, () => what);
}

/** Subtasks go with it; deleting cannot be undone, so the person is asked before. */
export function deleteAll(tasks: readonly OutlineTask[], dropDependencies: boolean): Promise<number> {
  const changes = tasks.map((task) => ({ task, send: () => client.tasks.delete.mutate({ id: task.id, dropDependencies }) }));
  return changeAll(changes, (count) => `Deleted ${counted(count)}`);
}
