import { DomainError } from "@signalbox/contracts";
import type { Edge, EdgesOf } from "./graph.ts";
import { findPath, spellCycle } from "./graph.ts";

export type CycleKind = "task" | "phase" | "parent" | "page";

export interface NamedNode {
  readonly id: string;
  readonly name: string;
}

/** The cycle the new edge would close, starting with its `from` and followed by its `to`; null when it closes none. */
export function cycleClosedBy(edgesOf: EdgesOf, edge: Edge): string[] | null {
  const back = findPath(edgesOf, edge.to, edge.from);
  return back && [edge.from, ...back.slice(0, -1)];
}

const refusals: Record<CycleKind, { what: string; remedy: string }> = {
  task: { what: "This dependency between tasks", remedy: "Remove one of the other dependencies in it first." },
  phase: { what: "This dependency between phases", remedy: "Remove one of the other dependencies in it first." },
  parent: { what: "This parent task", remedy: "Choose a parent that is not the task itself or one of its subtasks." },
  page: { what: "This parent page", remedy: "Choose a parent that is not the page itself or one of its subpages." },
};

/** `path` is the cycle as `cycleClosedBy` gives it, without the first node repeated at the end. */
export function cycleRefusal(kind: CycleKind, path: readonly NamedNode[]): DomainError {
  const { what, remedy } = refusals[kind];
  const spelled = spellCycle(path.map(({ name }) => name));
  return new DomainError("REFUSED", `${what} would close a cycle: ${spelled}. ${remedy}`, {
    details: { kind, cycle: path.map(({ id }) => id) },
  });
}
