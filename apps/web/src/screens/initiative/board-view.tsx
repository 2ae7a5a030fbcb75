import { useMemo, useRef, useState } from "react";
import { useCommand } from "../../commands/registry.ts";
import { type BoardMove, boardColumns, type BoardColumn as Column } from "../../data/allowed-steps.ts";
import type { Outline, OutlineTask } from "../../data/outline.ts";
import { takeStep } from "../../data/task-actions.ts";
import { CommandButton } from "../../ui/button.tsx";
import { Select } from "../../ui/field.tsx";
import { statusWords } from "../../ui/status.tsx";
import { toast } from "../../ui/toast.ts";
import { useListCommands } from "../../ui/use-list-commands.ts";
import { BoardColumn, CARD } from "./board-column.tsx";
import { columnsOf, holdColumns } from "./board-columns.ts";
import { useGo } from "./list-view.tsx";
import { PlanMenus } from "./plan-menus.tsx";
import { treeOf } from "./plan-tree.ts";
import { useBoardDrag } from "./use-board-drag.ts";
import { useHeld } from "./use-held.ts";
import { useNarrow } from "./use-narrow.ts";
import type { PlanMenu } from "./use-plan-list.ts";

interface BoardViewProps {
  readonly outline: Outline;
  readonly filter: string;
}

const keyOf = (task: OutlineTask) => task.id;

export function BoardView({ outline, filter }: BoardViewProps) {
  const board = useBoard(outline, filter);
  const { held, current, active, scroller, go } = board;
  const isNarrow = useNarrow();
  const [menu, setMenu] = useState<PlanMenu | null>(null);
  const tree = treeOf(outline);
  useBoardMenus(active, setMenu);
  const step = (task: OutlineTask, move: BoardMove) => {
    if ("why" in move) return toast({ title: `“${task.name}” stays where it is`, description: move.why });
    held.letThrough();
    void takeStep(task, move.step);
  };
  const drag = useBoardDrag({ taskById: tree.taskById, onDrop: step });
  const on = useMemo(
    () => ({
      ...{ focus: board.setCurrent, arm: drag.arm, receive: drag.receive, hold: board.hold, point: board.point },
      open: (task: OutlineTask) => go.current.open(task),
      menu: (column: Column, id: string) => {
        board.point(column, id);
        setMenu("row");
      },
    }),
    [board.setCurrent, board.hold, board.point, drag.arm, drag.receive, go],
  );
  const anchor = () => document.getElementById(scroller.current?.getAttribute("aria-activedescendant") ?? "") ?? scroller.current;
  const targets = active ? [active] : [];
  const list = {
    ...{ menu, targets, tree, active: undefined, letThrough: held.letThrough, beforeStep: held.letThrough },
    hide: (closed: PlanMenu) => setMenu((now) => (now === closed ? null : now)),
  };
  return (
    <div className="relative flex h-full min-h-0 flex-col" {...held.handlers}>
      {isNarrow && (
        <div className="flex items-end gap-2 border-b border-line px-3 py-1.5">
          <div className="grow">
            <Select
              label="Column"
              hideLabel
              value={current}
              onChange={(event) => board.setCurrent(event.target.value as Column)}
              options={boardColumns.map((column) => ({ value: column, label: `${statusWords[column]} · ${held.value[column].length}` }))}
            />
          </div>
          <CommandButton id="list.open" kind="quiet" />
          <CommandButton id="initiative.state" kind="quiet">
            State
          </CommandButton>
        </div>
      )}
      {held.moved > 0 && (
        <button
          type="button"
          onClick={() => {
            // The button goes: the focus would go with it.
            scroller.current?.focus({ preventScroll: true });
            held.release();
          }}
          className="absolute top-10 left-1/2 z-20 min-h-6 -translate-x-1/2 rounded-full border border-line-strong bg-raised px-3 text-meta shadow-popover"
        >
          {held.moved} changed · press . to sort again
        </button>
      )}
      <div className="flex min-h-0 grow overflow-x-auto">
        {boardColumns
          .filter((column) => !isNarrow || column === current)
          .map((column) => (
            <BoardColumn
              key={column}
              column={column}
              tasks={held.value[column]}
              tree={tree}
              activeKey={active?.id ?? null}
              isCurrent={column === current}
              hint={drag.hint}
              on={on}
            />
          ))}
      </div>
      <PlanMenus list={list} anchor={anchor} focusBack={scroller} />
    </div>
  );
}

/** Where the cursor is: a column, and a card in it. */
function useBoard(outline: Outline, filter: string) {
  const fresh = useMemo(() => columnsOf(outline, filter), [outline, filter]);
  const held = useHeld(fresh, holdColumns);
  const [current, setCurrent] = useState<Column>("ready");
  const [activeId, setActive] = useState<string | null>(null);
  const tasks = held.value[current];
  const active = tasks.find(({ id }) => id === activeId);
  const elements = useRef(new Map<Column, HTMLElement>());
  const scroller = useRef<HTMLElement | null>(null);
  scroller.current = elements.current.get(current) ?? null;
  const { open, peek } = useGo();
  const rowOf = (task: OutlineTask) => ({ ...{ kind: "task" as const, key: task.id, task }, ...nowhere });
  const go = useRef({ open: (_: OutlineTask) => {} });
  go.current.open = (task) => open(rowOf(task));
  useListCommands({
    ...{ items: tasks, keyOf, rowHeight: CARD, scroller, release: held.release },
    activeKey: active?.id ?? null,
    onActive: setActive,
    onOpen: (task) => go.current.open(task),
    onPeek: (task) => peek(rowOf(task)),
  });
  useColumnKeys({ current, elements: elements.current, setCurrent });
  const stable = useMemo(
    () => ({
      hold: (column: Column, element: HTMLElement | null) => {
        if (element) elements.current.set(column, element);
        else elements.current.delete(column);
      },
      point: (column: Column, id: string) => {
        setCurrent(column);
        setActive(id);
      },
    }),
    [],
  );
  return { held, current, setCurrent, active, scroller, go, ...stable };
}

const nowhere = { level: 1, posInSet: 1, setSize: 1, parentKey: null, expanded: null } as const;

interface ColumnKeys {
  readonly current: Column;
  readonly elements: ReadonlyMap<Column, HTMLElement>;
  setCurrent(column: Column): void;
}

function useColumnKeys({ current, elements, setCurrent }: ColumnKeys): void {
  const go = (by: 1 | -1) => {
    const next = boardColumns[boardColumns.indexOf(current) + by];
    if (next === undefined) return;
    setCurrent(next);
    elements.get(next)?.focus();
  };
  useCommand("initiative.columnLeft", () => go(-1));
  useCommand("initiative.columnRight", () => go(1));
}

function useBoardMenus(active: OutlineTask | undefined, show: (menu: PlanMenu) => void): void {
  const enabled = { enabled: active !== undefined };
  useCommand("initiative.state", () => show("state"), enabled);
  useCommand("initiative.priority", () => show("priority"), enabled);
  useCommand("initiative.moveToPhase", () => show("phase"), enabled);
}
