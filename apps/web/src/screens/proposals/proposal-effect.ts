/** What accepting a proposal would do, as sentences. Pure. */
import type { Proposal } from "./proposal-groups.ts";

/** What a proposal is to change, as it is now. */
export interface Target {
  readonly title: string;
  readonly text: string;
}

export interface EffectNames {
  /** The name of a phase or task that the metadata name. */
  nameOf(id: string): string | undefined;
}

const metadataText = ({ metadata }: Proposal, field: string): string | undefined => {
  const value = metadata?.[field];
  return typeof value === "string" && value !== "" ? value : undefined;
};

const quoted = (name: string) => `“${name}”`;

function placeOf(proposal: Proposal, { nameOf }: EffectNames): string {
  const [parent, phase] = [metadataText(proposal, "parentTaskId"), metadataText(proposal, "phaseId")];
  if (parent !== undefined) return ` under the task ${quoted(nameOf(parent) ?? parent)}`;
  return phase === undefined ? "" : ` in the phase ${quoted(nameOf(phase) ?? phase)}`;
}

function mannerOf(proposal: Proposal): string {
  const [priority, category] = [metadataText(proposal, "priority"), metadataText(proposal, "category")];
  const words = [priority && `${priority} priority`, category && `category ${category}`].filter(Boolean);
  return words.length > 0 ? `, with ${words.join(" and ")}` : "";
}

/** `target` is null for what is new, and undefined while it is not known. */
export function effectOf(proposal: Proposal, target: Target | null | undefined, names: EffectNames): string[] {
  const { targetType, title, content, issueId, targetId } = proposal;
  const issue = issueId !== null && targetType === "task" ? [`It answers the issue ${issueId}.`] : [];
  if (targetId === null) {
    const isTask = targetType === "task";
    const where = isTask ? placeOf(proposal, names) + mannerOf(proposal) : "";
    return [`Creates the ${targetType} ${quoted(title)}${where}.`, ...issue];
  }
  if (target === undefined) return [`Changes a ${targetType}.`, ...issue];
  if (target === null) return [`The ${targetType} that this would change is gone. Dismiss it.`];
  const changes = [target.title !== title && "title", content !== null && content.trim() !== target.text.trim() && "text"].filter(Boolean);
  const named = quoted(target.title);
  if (changes.length === 0) return [`Changes nothing: the ${targetType} ${named} says this already.`, ...issue];
  return [`Changes the ${changes.join(" and the ")} of the ${targetType} ${named}.`, ...issue];
}

/** The rows that the metadata name, so that they can be read. */
export const namedIn = (proposal: Proposal): { readonly phaseIds: readonly string[]; readonly taskIds: readonly string[] } => ({
  phaseIds: [metadataText(proposal, "phaseId")].filter((id) => id !== undefined),
  taskIds: [metadataText(proposal, "parentTaskId")].filter((id) => id !== undefined),
});
