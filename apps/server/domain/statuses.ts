/** The closed word lists the planning rules speak in. `packages/contracts` holds the same words for the edges. */
export const taskStatuses = ["pending", "in_progress", "quality_review", "completed", "blocked", "cancelled"] as const;
export type TaskStatus = (typeof taskStatuses)[number];

export const phaseStatuses = ["pending", "approved", "in_progress", "completed", "blocked", "pending_review"] as const;
export type PhaseStatus = (typeof phaseStatuses)[number];

export const initiativeStatuses = ["active", "pending_review", "completed", "archived"] as const;
export type InitiativeStatus = (typeof initiativeStatuses)[number];

export const priorities = ["low", "medium", "high"] as const;
export type Priority = (typeof priorities)[number];

/** A terminal task never moves by itself; only a person reopens it. */
export function isTerminal(status: TaskStatus): boolean {
  return status === "completed" || status === "cancelled";
}

/** Only these let the tasks of a phase start. */
export function letsTasksStart(status: PhaseStatus): boolean {
  return status === "approved" || status === "in_progress";
}
