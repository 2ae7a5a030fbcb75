import { dropTargetForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { useCallback, useRef, useState } from "react";
import { type BoardColumn, type BoardMove, moveInto } from "../../data/allowed-steps.ts";
import type { OutlineTask } from "../../data/outline.ts";
import { useArmedRow } from "./use-armed-row.ts";

interface BoardDrag {
  readonly taskById: ReadonlyMap<string, OutlineTask>;
  readonly onDrop: (task: OutlineTask, move: BoardMove) => void;
}

export interface BoardHint {
  readonly column: BoardColumn;
  readonly move: BoardMove;
}

/** Dragging cards between columns; what a column would do, or why it cannot, is known before dropping. */
export function useBoardDrag(drag: BoardDrag) {
  const latest = useRef(drag);
  latest.current = drag;
  const [hint, setHint] = useState<BoardHint | null>(null);
  const arm = useArmedRow();

  /** For the element of a column; answers how to stop. */
  const receive = useCallback((column: BoardColumn, element: HTMLElement) => {
    const find = (taskId: unknown) => {
      const task = latest.current.taskById.get(String(taskId));
      const move = task && moveInto(task, column);
      return task && move ? { task, move } : null;
    };
    return dropTargetForElements({
      element,
      canDrop: ({ source }) => typeof source.data.taskId === "string",
      onDragEnter: ({ source }) => {
        const found = find(source.data.taskId);
        setHint(found && { column, move: found.move });
      },
      onDragLeave: () => setHint((now) => (now?.column === column ? null : now)),
      onDrop: ({ source }) => {
        setHint(null);
        const found = find(source.data.taskId);
        if (found) latest.current.onDrop(found.task, found.move);
      },
    });
  }, []);
  return { hint, receive, arm };
}
