/** Changes of a phase as people make them; the events bring the page up to date. False: refused, and the person knows why. */
import { client } from "../../api/trpc.ts";
import { done } from "../../commands/undo.ts";
import type { PhaseRow } from "../../data/outline.ts";
import { toastFailure } from "../../ui/toast.ts";
import { type PhaseStep, stepStatus } from "./ladder.ts";

type Named = Pick<PhaseRow, "id" | "name">;

interface Change {
  readonly what: string;
  send(): Promise<unknown>;
  readonly undo?: () => Promise<unknown>;
}

async function change({ what, send, undo }: Change): Promise<boolean> {
  try {
    await send();
    done(what, undo);
    return true;
  } catch (error) {
    toastFailure(`Not done: ${what}`, error);
    return false;
  }
}

const stepWords: Readonly<Record<PhaseStep, string>> = {
  "phase.approve": "Approved",
  "phase.review": "Sent to review:",
  "phase.complete": "Completed",
  "phase.run": "Running again:",
  "phase.block": "Blocked",
  "phase.withdraw": "Withdrew the approval of",
};

export function takePhaseStep({ id, name, status }: PhaseRow, step: PhaseStep): Promise<boolean> {
  return change({
    what: `${stepWords[step]} “${name}”`,
    send: () => client.phases.update.mutate({ id, patch: { status: stepStatus[step] } }),
    undo: () => client.phases.update.mutate({ id, patch: { status } }),
  });
}

export function renamePhase({ id, name: before }: Named, name: string): Promise<boolean> {
  return change({
    what: `Renamed the phase to “${name}”`,
    send: () => client.phases.update.mutate({ id, patch: { name } }),
    undo: () => client.phases.update.mutate({ id, patch: { name: before } }),
  });
}

/** The server refuses a cycle and spells it. */
export function addPhaseDependency(phase: Named, on: Named): Promise<boolean> {
  const edge = { phaseId: phase.id, dependsOnPhaseId: on.id };
  return change({
    what: `“${phase.name}” waits for “${on.name}”`,
    send: () => client.phases.addDependency.mutate(edge),
    undo: () => client.phases.removeDependency.mutate(edge),
  });
}

export function removePhaseDependency(phase: Named, on: Named): Promise<boolean> {
  const edge = { phaseId: phase.id, dependsOnPhaseId: on.id };
  return change({
    what: `“${phase.name}” no longer waits for “${on.name}”`,
    send: () => client.phases.removeDependency.mutate(edge),
    undo: () => client.phases.addDependency.mutate(edge),
  });
}

export const deletePhase = ({ id, name }: Named, dropDependencies: boolean): Promise<boolean> =>
  change({ what: `Deleted the phase “${name}”`, send: () => client.phases.delete.mutate({ id, dropDependencies }) });

export const setCommentResolved = (id: string, resolved: boolean): Promise<boolean> =>
  change({
    what: resolved ? "Resolved a comment" : "Opened a comment again",
    send: () => (resolved ? client.reviewComments.resolve.mutate({ id }) : client.reviewComments.unresolve.mutate({ id })),
    undo: () => (resolved ? client.reviewComments.unresolve.mutate({ id }) : client.reviewComments.resolve.mutate({ id })),
  });
