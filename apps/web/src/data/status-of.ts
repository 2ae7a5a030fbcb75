/** From the states of the plan to the eleven states of the design. Pure. */
import type { Status } from "../ui/status.tsx";

interface TaskState {
  readonly status: "pending" | "in_progress" | "quality_review" | "completed" | "blocked" | "cancelled";
  readonly unmetDependencies: number;
  readonly inheritedUnmet: number;
  readonly unfinishedChildren: number;
  readonly gateOpen: boolean;
}

export const isReady = (task: TaskState): boolean =>
  task.status === "pending" && task.gateOpen && task.unmetDependencies === 0 && task.inheritedUnmet === 0 && task.unfinishedChildren === 0;

const taskStatuses = {
  in_progress: "running",
  quality_review: "review",
  completed: "done",
  blocked: "blocked",
  cancelled: "cancelled",
} as const;

export function statusOfTask(task: TaskState): Status {
  if (task.status === "pending") return isReady(task) ? "ready" : "queued";
  return taskStatuses[task.status];
}

const phaseStatuses = {
  pending: "queued",
  approved: "ready",
  in_progress: "running",
  pending_review: "review",
  completed: "done",
  blocked: "blocked",
} as const satisfies Record<string, Status>;

export const statusOfPhase = (phase: { readonly status: keyof typeof phaseStatuses }): Status => phaseStatuses[phase.status];

/** What people call the states of a phase, where the word of the shape would not say it. */
export const phaseWords: Readonly<Record<keyof typeof phaseStatuses, string>> = {
  pending: "Not approved",
  approved: "Approved",
  in_progress: "Running",
  pending_review: "In review",
  completed: "Merged",
  blocked: "Blocked",
};

const agentStatuses = { idle: "queued", running: "running", waiting_for_input: "needs", stopped: "cancelled", crashed: "failed" } as const;

export const statusOfAgent = (agent: { readonly status: keyof typeof agentStatuses }): Status => agentStatuses[agent.status];

export const agentWords: Readonly<Record<keyof typeof agentStatuses, string>> = {
  idle: "Idle",
  running: "Running",
  waiting_for_input: "Waits for you",
  stopped: "Stopped",
  crashed: "Crashed",
};

const initiativeStatuses = { active: "running", pending_review: "review", completed: "done", archived: "cancelled" } as const;

export const statusOfInitiative = (initiative: { readonly status: keyof typeof initiativeStatuses }): Status =>
  initiativeStatuses[initiative.status];
