/** What a person may do with a task, and in words why not. The server decides; this says it before anything is sent. Pure. */

import type { Status } from "../ui/status.tsx";
import type { OutlineTask } from "./outline.ts";
import { statusOfTask } from "./status-of.ts";
import type { TaskStep } from "./task-actions.ts";

type TaskStatus = OutlineTask["status"];
export type StepTask = Pick<OutlineTask, "status" | "unmetDependencies" | "inheritedUnmet" | "unfinishedChildren" | "gateOpen">;

const open = "It is open already.";
const reopenFirst = "Reopen it first.";
const inReview = "It is in review: complete it, reopen it or cancel it.";

/** Null: it may be done. */
const reasons: Readonly<Record<TaskStep, Readonly<Record<TaskStatus, string | null>>>> = {
  complete: {
    pending: null,
    in_progress: null,
    quality_review: null,
    completed: "It is done already.",
    blocked: null,
    cancelled: reopenFirst,
  },
  reopen: {
    pending: open,
    in_progress: "An agent works on it: block it first to take it back.",
    quality_review: null,
    completed: null,
    blocked: null,
    cancelled: null,
  },
  cancel: {
    pending: null,
    in_progress: null,
    quality_review: null,
    completed: "Its work is done: reopen it first.",
    blocked: null,
    cancelled: "It is cancelled already.",
  },
  block: {
    pending: null,
    in_progress: null,
    quality_review: inReview,
    completed: reopenFirst,
    blocked: "It is blocked already.",
    cancelled: reopenFirst,
  },
  submit: {
    pending: "Nobody has worked on it yet.",
    in_progress: null,
    quality_review: "It is in review already.",
    completed: "It is done: reopen it first.",
    blocked: "Reopen it first, so that an agent can take it.",
    cancelled: reopenFirst,
  },
};

export const taskSteps = ["complete", "reopen", "block", "cancel", "submit"] as const satisfies readonly TaskStep[];

export const stepTitles: Readonly<Record<TaskStep, string>> = {
  complete: "Complete",
  reopen: "Reopen",
  block: "Block",
  cancel: "Cancel",
  submit: "Send to review",
};

export const stepStatus: Readonly<Record<TaskStep, Status>> = {
  complete: "done",
  reopen: "queued",
  block: "blocked",
  cancel: "cancelled",
  submit: "review",
};

/** Null when it may be done. */
export function whyNot(task: StepTask, step: TaskStep): string | null {
  const reason = reasons[step][task.status];
  if (reason !== null || step !== "complete" || task.unfinishedChildren === 0) return reason;
  return `It has ${task.unfinishedChildren} unfinished ${task.unfinishedChildren === 1 ? "subtask" : "subtasks"}.`;
}

export const boardColumns = ["ready", "queued", "running", "review", "blocked", "done", "cancelled"] as const satisfies readonly Status[];
export type BoardColumn = (typeof boardColumns)[number];

const stepInto: Readonly<Record<BoardColumn, TaskStep | null>> = {
  ready: "reopen",
  queued: "reopen",
  running: null,
  review: "submit",
  blocked: "block",
  done: "complete",
  cancelled: "cancel",
};

export type BoardMove = { readonly step: TaskStep } | { readonly why: string };

/** The step that brings a task into a column, or why there is none. Null: it stands there. */
export function moveInto(task: StepTask, column: BoardColumn): BoardMove | null {
  const now = statusOfTask(task);
  if (now === column) return null;
  const step = stepInto[column];
  if (step === null) return { why: "Agents start tasks themselves, as soon as these are ready." };
  if (step === "reopen" && task.status === "pending") return { why: waits(task) };
  const why = whyNot(task, step);
  return why === null ? { step } : { why };
}

/** Between ready and waiting nothing is decided by hand. */
function waits(task: StepTask): string {
  const unmet = task.unmetDependencies + task.inheritedUnmet;
  if (statusOfTask(task) === "ready") return "Everything it waited for is done. Block it to hold it back.";
  if (unmet > 0) return `It waits for ${unmet} ${unmet === 1 ? "task" : "tasks"}.`;
  if (task.unfinishedChildren > 0) return `It waits for ${task.unfinishedChildren} of its subtasks.`;
  return "Its phase or initiative does not let tasks start yet.";
}
