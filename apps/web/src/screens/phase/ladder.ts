/** Where a phase is between its plan and its merge, and what may come next. Pure. */
import type { CommandId } from "../../commands/catalog.ts";
import type { OutlineTask, PhaseRow } from "../../data/outline.ts";

export const rungs = ["Plan", "Running", "Review", "Merge"] as const;

type PhaseStatus = PhaseRow["status"];
export type PhaseStep = Extract<
  CommandId,
  "phase.approve" | "phase.review" | "phase.complete" | "phase.run" | "phase.block" | "phase.withdraw"
>;

interface Ladder {
  /** The present rung, counted from 0. */
  readonly at: number;
  /** The one thing to do now; null where that is somebody else's. */
  readonly next: PhaseStep | null;
  /** What is going on, and why there is nothing to do where there is not. */
  readonly words: string;
}

/** What each step makes of a phase. */
export const stepStatus: Readonly<Record<PhaseStep, PhaseStatus>> = {
  "phase.approve": "approved",
  "phase.review": "pending_review",
  "phase.complete": "completed",
  "phase.run": "in_progress",
  "phase.block": "blocked",
  "phase.withdraw": "pending",
};

/** Beside the next one, from where they make sense. */
const others: Readonly<Record<PhaseStatus, readonly PhaseStep[]>> = {
  pending: ["phase.approve"],
  approved: ["phase.review", "phase.complete", "phase.block", "phase.withdraw"],
  in_progress: ["phase.review", "phase.complete", "phase.block", "phase.withdraw"],
  pending_review: ["phase.complete", "phase.run", "phase.block"],
  completed: ["phase.run"],
  blocked: ["phase.run", "phase.withdraw"],
};

type Counted = Pick<OutlineTask, "status" | "name">;

/** The server completes no phase with unfinished tasks. */
export function stepsOf(status: PhaseStatus, tasks: readonly Counted[]): PhaseStep[] {
  const isOver = unfinishedOf(tasks).length === 0;
  return others[status].filter((step) => isOver || step !== "phase.complete");
}

const unfinishedOf = (tasks: readonly Counted[]) => tasks.filter(({ status }) => status !== "completed" && status !== "cancelled");

export function ladderOf(status: PhaseStatus, tasks: readonly Counted[]): Ladder {
  const open = unfinishedOf(tasks).length;
  switch (status) {
    case "pending":
      return { at: 0, next: "phase.approve", words: "No task starts before the plan is approved." };
    case "approved":
    case "in_progress":
      return { at: 1, ...running(tasks, open) };
    case "blocked":
      return { at: 1, next: "phase.run", words: "It is blocked: none of its tasks starts." };
    case "pending_review":
      return { at: 2, ...reviewed(open) };
    case "completed":
      return { at: 3, next: null, words: "It is completed: what waits for it may go on." };
  }
}

const tasksAre = (count: number) => `${count} ${count === 1 ? "task is" : "tasks are"}`;

function running(tasks: readonly Counted[], open: number): Pick<Ladder, "next" | "words"> {
  if (tasks.length === 0) return { next: null, words: "It has no tasks yet." };
  if (open > 0) return { next: null, words: `${tasksAre(open)} not finished. It can go to review when all are.` };
  return { next: "phase.review", words: "All of its tasks are finished." };
}

function reviewed(open: number): Pick<Ladder, "next" | "words"> {
  if (open > 0) return { next: "phase.run", words: `${tasksAre(open)} not finished, and none starts during the review.` };
  return { next: "phase.complete", words: "Review and merge its branch with your own tools, then mark it completed." };
}
