/** What a place in the tree means for a task that is dropped there. Pure. */
import type { OutlineTask } from "../../data/outline.ts";
import type { PlanRow, PlanTree } from "./plan-tree.ts";
import { type Moves, putBeside, putIntoPhase } from "./task-moves.ts";

export interface DropPlace {
  readonly row: PlanRow;
  readonly index: number;
  readonly side: "before" | "after" | "into";
}

/** `y` from the top of the first row. */
export function placeUnder(rows: readonly PlanRow[], y: number, rowHeight: number): DropPlace | null {
  const index = Math.max(0, Math.min(rows.length - 1, Math.floor(y / rowHeight)));
  const row = rows[index];
  if (row === undefined) return null;
  if (row.kind === "phase") return { row, index, side: "into" };
  if (y - index * rowHeight < rowHeight / 2) return { row, index, side: "before" };
  // Under an open row comes the first of those below it.
  const next = rows[index + 1];
  if (row.expanded === true && next !== undefined) return { row: next, index: index + 1, side: "before" };
  return { row, index, side: "after" };
}

export function movesOfDrop(tree: PlanTree, task: OutlineTask, { row, side }: DropPlace): Moves {
  if (row.kind === "phase") return putIntoPhase(tree, task, row.phase?.id ?? null);
  return putBeside(tree, task, { target: row.task, side: side === "after" ? "after" : "before" });
}
