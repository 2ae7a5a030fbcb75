import { client } from "../../api/trpc.ts";
import { done } from "../../commands/undo.ts";
import { type Outline, patchOutline, shownOutlines } from "../../data/outline.ts";
import { toastFailure } from "../../ui/toast.ts";

type Initiative = Outline["initiative"];
type InitiativePatch = Partial<Pick<Initiative, "name" | "status" | "executionMode">>;

export const initiativeWords: Readonly<Record<Initiative["status"], string>> = {
  active: "Active",
  pending_review: "In review",
  completed: "Completed",
  archived: "Archived",
};

export const executionModes = [
  { value: "review_per_phase", label: "Every phase is reviewed before it is merged" },
  { value: "yolo", label: "Phases are merged without a review" },
] as const;

function show(id: string, patch: InitiativePatch): void {
  for (const { key, outline } of shownOutlines())
    if (outline.initiative.id === id) patchOutline(key, (now) => ({ ...now, initiative: { ...now.initiative, ...patch } }));
}

/** Shown at once, taken back with the reason when the server refuses. */
export async function updateInitiative(initiative: Initiative, patch: InitiativePatch, what: string): Promise<void> {
  const before = Object.fromEntries(Object.keys(patch).map((field) => [field, initiative[field as keyof InitiativePatch]]));
  show(initiative.id, patch);
  try {
    await client.initiatives.update.mutate({ id: initiative.id, patch });
    done(what, () => client.initiatives.update.mutate({ id: initiative.id, patch: before }));
  } catch (error) {
    show(initiative.id, before);
    toastFailure(`Not done: ${what}`, error);
  }
}
