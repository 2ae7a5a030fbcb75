import { client } from "../../api/trpc.ts";
import { done } from "../../commands/undo.ts";
import { type PhaseRow, patchOutline, shownOutlines } from "../../data/outline.ts";
import { phaseWords } from "../../data/status-of.ts";
import { toastFailure } from "../../ui/toast.ts";

type PhasePatch = Partial<Pick<PhaseRow, "name" | "status">>;

function show(id: string, patch: PhasePatch): void {
  for (const { key, outline } of shownOutlines()) {
    if (!outline.phases.some((phase) => phase.id === id)) continue;
    patchOutline(key, (now) => ({ ...now, phases: now.phases.map((phase) => (phase.id === id ? { ...phase, ...patch } : phase)) }));
  }
}

/** Shown at once, taken back with the reason when the server refuses. */
async function updatePhase(phase: PhaseRow, patch: PhasePatch, what: string): Promise<void> {
  const before = Object.fromEntries(Object.keys(patch).map((field) => [field, phase[field as keyof PhasePatch]]));
  show(phase.id, patch);
  try {
    await client.phases.update.mutate({ id: phase.id, patch });
    done(what, () => client.phases.update.mutate({ id: phase.id, patch: before }));
  } catch (error) {
    show(phase.id, before);
    toastFailure(`Not done: ${what}`, error);
  }
}

export const renamePhase = (phase: PhaseRow, name: string): Promise<void> => updatePhase(phase, { name }, `Renamed “${phase.name}”`);

export const setPhaseStatus = (phase: PhaseRow, status: PhaseRow["status"]): Promise<void> =>
  updatePhase(phase, { status }, `“${phase.name}”: ${phaseWords[status].toLowerCase()}`);

/** What a person says of a phase. That it runs or is in review comes of its work too. */
export const phaseSteps = [
  { status: "approved", title: "Approve: its tasks may start" },
  { status: "pending", title: "Take the approval back" },
  { status: "in_progress", title: "Mark as running" },
  { status: "pending_review", title: "Send to review" },
  { status: "completed", title: "Mark as merged" },
  { status: "blocked", title: "Block" },
] as const;
