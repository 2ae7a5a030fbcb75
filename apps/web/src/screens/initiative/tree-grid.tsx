import { clsx } from "clsx";
import { type RefObject, useId, useMemo, useRef } from "react";
import { indexOf, type Outline } from "../../data/outline.ts";
import { useListCommands } from "../../ui/use-list-commands.ts";
import { useRowWindow } from "../../ui/use-row-window.ts";
import { type PlanRow, treeOf } from "./plan-tree.ts";
import type { Moves } from "./task-moves.ts";
import { HeadCell, HeadRow, RowGroup } from "./tree-cells.tsx";
import { notNarrow, type RowDeeds, TreeRow, treeColumns, wideOnly } from "./tree-row.tsx";
import { type DropHint, useTreeDrag } from "./use-tree-drag.ts";

const HEAD = 28;

interface TreeGridProps {
  readonly label: string;
  readonly outline: Outline;
  readonly rows: readonly PlanRow[];
  readonly rowHeight: number;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly activeKey: string | null;
  readonly onActive: (key: string) => void;
  readonly selection: ReadonlySet<string>;
  readonly onSelection: (keys: ReadonlySet<string>) => void;
  readonly editedKey: string | null;
  readonly onOpen: (row: PlanRow) => void;
  readonly onPeek: (row: PlanRow) => void;
  readonly onToggle: (key: string) => void;
  readonly onMenu: (key: string) => void;
  readonly onRename: (key: string, name: string | null) => void;
  readonly onDrop: (moves: Moves, name: string) => void;
  readonly release: () => void;
}

const keyOf = (row: PlanRow) => row.key;

/** The plan as one tree of rows with a fixed height: one tab stop, and as many rows in the page as are in sight. */
export function TreeGrid(props: TreeGridProps) {
  const { label, outline, rows, rowHeight, scroller, activeKey, selection } = props;
  const id = useId();
  const { start, end } = useRowWindow(scroller, rows.length, rowHeight);
  const toggle = useListCommands({ ...props, items: rows, keyOf, headHeight: HEAD });
  const drag = useTreeDrag({ scroller, rows, tree: treeOf(outline), rowHeight, headHeight: HEAD, onDrop: props.onDrop });
  const on = useRowDeeds(props, { toggle, arm: drag.arm });
  const shown = rows.slice(start, end);
  const idOf = (key: string) => `${id}-${key}`;
  const isActiveShown = activeKey !== null && shown.some(({ key }) => key === activeKey);
  return (
    <div
      ref={scroller}
      data-rows
      role="treegrid"
      aria-label={label}
      aria-rowcount={rows.length + 1}
      aria-multiselectable
      aria-activedescendant={isActiveShown ? idOf(activeKey) : undefined}
      tabIndex={0}
      className="min-h-0 grow overflow-auto outline-offset-[-2px]"
    >
      <TreeHead />
      <RowGroup className="relative" style={{ height: rows.length * rowHeight }}>
        {shown.map((row, offset) => (
          <TreeRow
            key={row.key}
            id={idOf(row.key)}
            row={row}
            top={(start + offset) * rowHeight}
            height={rowHeight}
            rowIndex={start + offset + 2}
            isActive={row.key === activeKey}
            isSelected={selection.has(row.key)}
            isEdited={row.key === props.editedKey}
            unblocks={row.kind === "task" ? countWaiting(outline, row.key) : 0}
            on={on}
          />
        ))}
        {drag.hint && <DropMark hint={drag.hint} rowHeight={rowHeight} />}
      </RowGroup>
    </div>
  );
}

function TreeHead() {
  return (
    <RowGroup className="sticky top-0 z-10">
      <HeadRow className={clsx("border-b border-line bg-panel text-meta text-muted", treeColumns)} style={{ height: HEAD }}>
        <HeadCell className="pl-7">Title</HeadCell>
        <HeadCell>State</HeadCell>
        <HeadCell className={notNarrow}>Priority</HeadCell>
        <HeadCell className={wideOnly}>Agent</HeadCell>
        <HeadCell className={wideOnly}>Dependencies</HeadCell>
        <HeadCell className={clsx("text-right", notNarrow)}>Age</HeadCell>
      </HeadRow>
    </RowGroup>
  );
}

/** Tasks that wait for this one and have not ended. */
function countWaiting(outline: Outline, id: string): number {
  const { dependentsOf, taskById } = indexOf(outline);
  const waiting = dependentsOf.get(id);
  if (waiting === undefined) return 0;
  return waiting.filter((other) => !["completed", "cancelled"].includes(taskById.get(other)?.status ?? "completed")).length;
}

interface Given {
  toggle(key: string): void;
  arm(key: string, element: HTMLElement): void;
}

/** The same functions for the life of the tree, which do what the newest render would. */
function useRowDeeds(props: TreeGridProps, given: Given): RowDeeds {
  const latest = useRef({ props, given });
  latest.current = { props, given };
  return useMemo<RowDeeds>(() => {
    const now = () => latest.current.props;
    const rowOf = (key: string) => now().rows.find((row) => row.key === key);
    return {
      point: (key, { add, range }) => {
        if (add) latest.current.given.toggle(key);
        else if (range) now().onSelection(between(now(), key));
        now().onActive(key);
      },
      open: (key) => {
        const row = rowOf(key);
        if (row) now().onOpen(row);
      },
      toggle: (key) => now().onToggle(key),
      menu: (key) => now().onMenu(key),
      arm: (key, element) => latest.current.given.arm(key, element),
      rename: (key, name) => now().onRename(key, name),
    };
  }, []);
}

/** Everything chosen so far, with the rows from the cursor to this one. */
function between({ rows, activeKey, selection }: TreeGridProps, key: string): ReadonlySet<string> {
  const [from, to] = [rows.findIndex((row) => row.key === activeKey), rows.findIndex((row) => row.key === key)];
  const chosen = rows.slice(Math.max(0, Math.min(from, to)), Math.max(from, to) + 1);
  return new Set([...selection, ...chosen.map((row) => row.key)]);
}

function DropMark({ hint: { place, why }, rowHeight }: { readonly hint: DropHint; readonly rowHeight: number }) {
  const { index, side, row } = place;
  const into = side === "into";
  const top = (side === "after" ? index + 1 : index) * rowHeight;
  return (
    <div
      aria-hidden
      className={clsx(
        "pointer-events-none absolute right-0 z-10",
        why ? "border-failed" : "border-accent",
        into ? "rounded-md border-2" : "border-t-2",
      )}
      style={{ top: into ? top : top - 1, height: into ? rowHeight : 0, left: into ? 0 : (row.level - 1) * 18 + 16 }}
    >
      {why && <span className="absolute top-1 left-2 rounded-md border border-failed bg-raised px-2 py-0.5 text-failed">{why}</span>}
    </div>
  );
}
