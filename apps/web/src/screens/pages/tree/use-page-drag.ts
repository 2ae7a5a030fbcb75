import { combine } from "@atlaskit/pragmatic-drag-and-drop/combine";
import { draggable, dropTargetForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { attachInstruction, extractInstruction } from "@atlaskit/pragmatic-drag-and-drop-hitbox/list-item";
import { type RefObject, useEffect, useRef, useState } from "react";
import type { Drop } from "./page-tree.ts";

interface PageDrag {
  readonly element: RefObject<HTMLElement | null>;
  readonly id: string;
  /** Stays where it is, and takes pages only below itself. */
  readonly isRoot: boolean;
  onDrop(id: string, at: { readonly onto: string; readonly drop: Drop }): void;
}

const drops = { "reorder-before": "before", "reorder-after": "after", combine: "inside" } as const;

const dropOf = (data: Record<string | symbol, unknown>): Drop | null => {
  const instruction = extractInstruction(data);
  return instruction && !instruction.blocked ? drops[instruction.operation] : null;
};

/** Makes a row something to drag and to drop at. Answers where at it a page would be dropped now. */
export function usePageDrag({ element, id, isRoot, onDrop }: PageDrag): Drop | null {
  const [over, setOver] = useState<Drop | null>(null);
  const drop = useRef(onDrop);
  drop.current = onDrop;
  useEffect(() => {
    const row = element.current;
    if (row === null) return;
    const reorder = isRoot ? "not-available" : "available";
    return combine(
      draggable({ element: row, canDrag: () => !isRoot, getInitialData: () => ({ pageId: id }) }),
      dropTargetForElements({
        element: row,
        canDrop: ({ source }) => typeof source.data.pageId === "string" && source.data.pageId !== id,
        getData: ({ input }) =>
          attachInstruction(
            {},
            { input, element: row, operations: { "reorder-before": reorder, "reorder-after": reorder, combine: "available" } },
          ),
        onDrag: ({ self }) => setOver(dropOf(self.data)),
        onDragLeave: () => setOver(null),
        onDrop: ({ self, source }) => {
          setOver(null);
          const how = dropOf(self.data);
          if (how !== null) drop.current(String(source.data.pageId), { onto: id, drop: how });
        },
      }),
    );
  }, [element, id, isRoot]);
  return over;
}
