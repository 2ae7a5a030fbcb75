import { DomainError } from "@signalbox/contracts";
import type { ReadinessRow } from "./readiness.ts";
import { isReady } from "./readiness.ts";
import type { TaskStatus } from "./statuses.ts";
import { isTerminal, taskStatuses } from "./statuses.ts";

export const taskActions = ["claim", "complete", "reopen", "cancel", "block", "submit_for_review"] as const;
export type TaskAction = (typeof taskActions)[number];

export type TaskToMove = ReadinessRow & { readonly id: string };

type Cell = { readonly to: TaskStatus } | { readonly remedy: string };
const to = (status: TaskStatus): Cell => ({ to: status });
const no = (remedy: string): Cell => ({ remedy });

const nothingToDo = no("Nothing is left to do.");
const reopenFirst = no("Reopen it first.");

/** Every action against every status; a cell is where the task goes, or what to do instead. */
const table: Record<TaskAction, Record<TaskStatus, Cell>> = {
  claim: {
    pending: to("in_progress"),
    in_progress: no("Someone already works on it; claim another task."),
    quality_review: no("It waits for its review; complete it or claim another task."),
    completed: reopenFirst,
    blocked: reopenFirst,
    cancelled: reopenFirst,
  },
  complete: {
    pending: to("completed"),
    in_progress: to("completed"),
    quality_review: to("completed"),
    completed: nothingToDo,
    blocked: to("completed"),
    cancelled: reopenFirst,
  },
  reopen: {
    pending: no("It is open; claim it when it is ready."),
    in_progress: no("It is open and being worked on; to take it back, block it first and reopen it then."),
    // A review that sends it back.
    quality_review: to("pending"),
    completed: to("pending"),
    blocked: to("pending"),
    cancelled: to("pending"),
  },
  cancel: {
    pending: to("cancelled"),
    in_progress: to("cancelled"),
    quality_review: to("cancelled"),
    completed: no("Its work is done; reopen it first if it should not count."),
    blocked: to("cancelled"),
    cancelled: nothingToDo,
  },
  block: {
    pending: to("blocked"),
    in_progress: to("blocked"),
    quality_review: no("It is in review; complete it, reopen it or cancel it."),
    completed: reopenFirst,
    blocked: nothingToDo,
    cancelled: reopenFirst,
  },
  submit_for_review: {
    pending: no("Claim it and do its work first."),
    in_progress: to("quality_review"),
    quality_review: nothingToDo,
    completed: no("It is past its review; reopen it first to work on it again."),
    blocked: no("Reopen it and claim it first."),
    cancelled: no("Reopen it and claim it first."),
  },
};

const spoken: Record<TaskAction, string> = {
  claim: "claimed",
  complete: "completed",
  reopen: "reopened",
  cancel: "cancelled",
  block: "blocked",
  submit_for_review: "submitted for review",
};

/** Where `action` takes the task; throws REFUSED with a sentence where it may not. */
export function nextStatus(task: TaskToMove, action: TaskAction): TaskStatus {
  const cell = table[action][task.status];
  if ("remedy" in cell) throw refusal(task, action, cell.remedy);
  const hindrance = hindranceOf(task, action);
  if (hindrance !== null) throw refusal(task, action, hindrance);
  return cell.to;
}

/** The statuses an action can start from, in the order of `taskStatuses`; for a compare-and-set and for a face's buttons. */
export function statusesThatAllow(action: TaskAction): TaskStatus[] {
  const cells = Object.entries(table[action]) as [TaskStatus, Cell][];
  const allowed = new Set(cells.filter(([, cell]) => "to" in cell).map(([status]) => status));
  return taskStatuses.filter((status) => allowed.has(status));
}

function hindranceOf(task: TaskToMove, action: TaskAction): string | null {
  if (action === "claim" && !isReady(task))
    return `It is not ready: ${whatItWaitsFor(task)}. Ask "why" for the names, or claim another task.`;
  if (action === "complete" && task.unfinishedChildren > 0) {
    return `It has ${counted(task.unfinishedChildren, "unfinished subtask")}; complete or cancel them first.`;
  }
  return null;
}

function whatItWaitsFor(task: TaskToMove): string {
  const waits = [
    task.unmetDependencies > 0 && `${counted(task.unmetDependencies, "dependency", "dependencies")} of its own`,
    task.inheritedUnmet > 0 && `${counted(task.inheritedUnmet, "dependency", "dependencies")} of its parents`,
    task.unfinishedChildren > 0 && counted(task.unfinishedChildren, "unfinished subtask"),
    !task.gateOpen && "its phase or initiative",
  ];
  return `it waits for ${waits.filter((wait) => wait !== false).join(", ")}`;
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

function refusal({ id, status }: TaskToMove, action: TaskAction, remedy: string): DomainError {
  return new DomainError("REFUSED", `Task ${id} cannot be ${spoken[action]}: its status is "${status}". ${remedy}`, {
    details: { taskId: id, status, action },
  });
}

export interface ChildCounts {
  readonly completedChildren: number;
  readonly unfinishedChildren: number;
}

/** True when the last open child just ended and at least one was really done; all cancelled leaves the parent to a person. */
export function parentCompletes(parent: { readonly status: TaskStatus }, children: ChildCounts): boolean {
  return !isTerminal(parent.status) && children.unfinishedChildren === 0 && children.completedChildren >= 1;
}
