/** What the answer to "why" names. Pure. */
import type { Outputs } from "../../api/trpc.ts";

export type Reason = Outputs["tasks"]["why"]["reasons"][number];

export const becauseOf = (reason: Reason): readonly Reason[] => ("because" in reason ? reason.because : []);

/** The tasks that stand in the way, to be looked at. */
export function blockersOf(reason: Reason): readonly string[] {
  const { kind } = reason;
  if (kind === "has_open_children") return reason.childIds;
  if (kind === "ancestor_waits") return [reason.ancestorId, reason.blockerId].filter((id) => id !== null);
  if (kind === "waits_for_task" || kind === "waits_for_cancelled_task") return reason.blockerId === null ? [] : [reason.blockerId];
  return [];
}

export interface Place {
  readonly kind: "phase" | "initiative" | "agent";
  readonly id: string;
  readonly words: string;
}

export function placeOf(reason: Reason): Place | "inbox" | null {
  const { kind } = reason;
  if (kind === "phase_waits") return { kind: "phase", id: reason.blockingPhaseId, words: "Open that phase" };
  if (kind === "phase_not_approved") return reason.phaseId === null ? null : { kind: "phase", id: reason.phaseId, words: "Open the phase" };
  if (kind === "initiative_not_active") return { kind: "initiative", id: reason.initiativeId, words: "Open the initiative" };
  if (kind === "claimed") return reason.agentId === null ? null : { kind: "agent", id: reason.agentId, words: "Open the agent" };
  return kind === "waits_for_answer" ? "inbox" : null;
}

/** At any depth, each once, in the order of the tree. */
export function allBlockers(reasons: readonly Reason[]): string[] {
  return [...new Set(reasons.flatMap((reason) => [...blockersOf(reason), ...allBlockers(becauseOf(reason))]))];
}

/** Times are said to machines in UTC; people read their own clock. */
export const withLocalTimes = (message: string, format: (when: string) => string): string =>
  message.replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g, (when) => format(when));
