import { dropTargetForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { type RefObject, useEffect, useRef, useState } from "react";
import type { DropPlace } from "./drop-place.ts";
import { movesOfDrop, placeUnder } from "./drop-place.ts";
import type { PlanRow, PlanTree } from "./plan-tree.ts";
import type { Moves } from "./task-moves.ts";
import { useArmedRow } from "./use-armed-row.ts";

interface TreeDrag {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly rows: readonly PlanRow[];
  readonly tree: PlanTree;
  readonly rowHeight: number;
  readonly headHeight: number;
  readonly onDrop: (moves: Moves, name: string) => void;
}

export interface DropHint {
  readonly place: DropPlace;
  /** Why it cannot be dropped there. */
  readonly why: string | null;
}

const EDGE = 40;

/** Dragging rows: the tree as a whole is the one place to drop. */
export function useTreeDrag(drag: TreeDrag) {
  const latest = useRef(drag);
  latest.current = drag;
  const [hint, setHint] = useState<DropHint | null>(null);
  const arm = useArmedRow();
  const { scroller } = drag;

  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const look = (clientY: number, taskId: unknown) => findDrop(latest.current, clientY, taskId);
    return dropTargetForElements({
      element,
      canDrop: ({ source }) => typeof source.data.taskId === "string",
      onDrag: ({ source, location }) => {
        const { clientY } = location.current.input;
        scrollAtEdge(element, clientY);
        const found = look(clientY, source.data.taskId);
        setHint((now) => (isSameHint(now, found) ? now : found && { place: found.place, why: found.why }));
      },
      onDragLeave: () => setHint(null),
      onDrop: ({ source, location }) => {
        setHint(null);
        const found = look(location.current.input.clientY, source.data.taskId);
        if (found) latest.current.onDrop(found.moves, found.name);
      },
    });
  }, [scroller]);
  return { hint, arm };
}

function findDrop({ scroller, rows, tree, rowHeight, headHeight }: TreeDrag, clientY: number, taskId: unknown) {
  const element = scroller.current;
  const task = tree.taskById.get(String(taskId));
  if (element === null || task === undefined) return null;
  const y = clientY - element.getBoundingClientRect().top - headHeight + element.scrollTop;
  const place = placeUnder(rows, y, rowHeight);
  if (place === null) return null;
  const moves = movesOfDrop(tree, task, place);
  return { place, moves, name: task.name, why: "why" in moves ? moves.why : null };
}

const isSameHint = (one: DropHint | null, other: DropHint | null) =>
  one?.place.row.key === other?.place.row.key && one?.place.side === other?.place.side && one?.why === other?.why;

function scrollAtEdge(element: HTMLElement, clientY: number): void {
  const { top, bottom } = element.getBoundingClientRect();
  if (clientY < top + EDGE) element.scrollTop -= 12;
  else if (clientY > bottom - EDGE) element.scrollTop += 12;
}
