import { moveAll } from "../../data/bulk-actions.ts";
import { beforeOf, type TaskMove } from "./task-moves.ts";

/** Sends what a move in the tree changes: the task first, then neighbours that make room. One undo takes all of it back. */
export async function sendMoves(moves: readonly TaskMove[], what: string): Promise<void> {
  if (moves.length === 0) return;
  await moveAll(
    moves.map((move) => ({ task: move.task, patch: move.patch, before: beforeOf(move) })),
    what,
  );
}
