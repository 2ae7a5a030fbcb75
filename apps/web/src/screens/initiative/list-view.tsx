import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import type { Outline } from "../../data/outline.ts";
import { useAppearance } from "../../theme/theme.ts";
import { Empty } from "../../ui/states.tsx";
import { ActionBar } from "./action-bar.tsx";
import { DeleteDialog } from "./delete-dialog.tsx";
import { DependencyDialog } from "./dependency-dialog.tsx";
import { PhaseDialog } from "./phase-dialog.tsx";
import { PlanMenus } from "./plan-menus.tsx";
import type { PlanRow } from "./plan-tree.ts";
import { TreeGrid } from "./tree-grid.tsx";
import { renameRow, runMoves, usePlanCommands } from "./use-plan-commands.ts";
import { type PlanList, usePlanList } from "./use-plan-list.ts";

interface ListViewProps {
  readonly outline: Outline;
  readonly filter: string;
}

export function ListView({ outline, filter }: ListViewProps) {
  const list = usePlanList(outline, filter);
  usePlanCommands(list);
  const go = useGo();
  usePeekFollows(list);
  const scroller = useRef<HTMLDivElement>(null);
  const bar = useRef<HTMLDivElement>(null);
  const rowHeight = useAppearance().density === "compact" ? 28 : 32;
  const anchor = () => {
    const id = scroller.current?.getAttribute("aria-activedescendant");
    const row = id ? document.getElementById(id) : null;
    return list.selection.size > 0 ? bar.current : (row ?? scroller.current);
  };
  const backToList = () => scroller.current?.focus({ preventScroll: true });
  return (
    <div className="relative flex h-full min-h-0 flex-col">
      <ActionBar list={list} bar={bar} />
      {/* With the button: it may come to stand under the pointer, which must not let the rows go. */}
      <div className="relative flex min-h-0 grow flex-col" {...list.handlers}>
        {list.moved > 0 && <MovedPill list={list} onSorted={backToList} />}
        {list.rows.length === 0 && <Empty>No title holds “{filter}”.</Empty>}
        <TreeGrid
          {...list}
          label={`Plan of ${outline.initiative.name}`}
          rowHeight={rowHeight}
          scroller={scroller}
          onActive={list.setActive}
          onSelection={list.setSelection}
          onOpen={go.open}
          onPeek={go.peek}
          onToggle={(key) => list.setCollapsed(without(list.collapsed, key))}
          onMenu={(key) => {
            list.setActive(key);
            list.show("row");
          }}
          onRename={(key, name) => {
            renameRow(list, key, name);
            backToList();
          }}
          onDrop={(moves, name) => runMoves(list, moves, name)}
        />
      </div>
      <PlanMenus list={list} anchor={anchor} focusBack={scroller} />
      <Dialogs list={list} />
    </div>
  );
}

const PEEK_AFTER_MS = 150;

/** While the panel at the right is open it shows the row under the cursor, once the cursor rests. */
function usePeekFollows({ active }: PlanList): void {
  const { peek } = useSearch({ strict: false });
  const navigate = useNavigate();
  const wanted = active?.kind === "task" ? `task:${active.task.id}` : undefined;
  const isOpen = peek !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a move of the cursor turns the page of the panel
  useEffect(() => {
    if (!isOpen || wanted === undefined || peek === wanted) return;
    const timer = setTimeout(
      () => void navigate({ to: ".", search: (now: Record<string, unknown>) => ({ ...now, peek: wanted }), replace: true }),
      PEEK_AFTER_MS,
    );
    return () => clearTimeout(timer);
  }, [wanted]);
}

/** With it where it was not, without it where it was. */
function without(keys: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(keys);
  if (!next.delete(key)) next.add(key);
  return next;
}

function MovedPill({ list, onSorted }: { readonly list: PlanList; readonly onSorted: () => void }) {
  return (
    <button
      type="button"
      onClick={() => {
        // The button goes: the focus would go with it.
        onSorted();
        list.release();
      }}
      className="absolute top-[72px] left-1/2 z-20 min-h-6 -translate-x-1/2 rounded-full border border-line-strong bg-raised px-3 text-meta shadow-popover"
    >
      {list.moved} changed · press . to sort again
    </button>
  );
}

function Dialogs({ list }: { readonly list: PlanList }) {
  const { dialog, outline, active, targets } = list;
  const onClose = () => list.ask(null);
  if (dialog === "phase") return <PhaseDialog outline={outline} onClose={onClose} onSend={list.letThrough} />;
  if (dialog === "dependency" && active) return <DependencyDialog outline={outline} row={active} onClose={onClose} />;
  if (dialog !== "delete") return null;
  const phase = active?.kind === "phase" ? active.phase : null;
  return <DeleteDialog tasks={targets} phase={phase} onClose={onClose} onSend={list.letThrough} />;
}

/** To the task or phase itself, or to the panel at the right. */
export function useGo() {
  const navigate = useNavigate();
  return {
    open: (row: PlanRow) => {
      if (row.kind === "task") return void navigate({ to: "/t/$taskId", params: { taskId: row.task.id } });
      if (row.phase !== null) void navigate({ to: "/ph/$phaseId", params: { phaseId: row.phase.id } });
    },
    peek: (row: PlanRow) => {
      if (row.kind !== "task") return;
      const peek = `task:${row.task.id}`;
      void navigate({
        to: ".",
        search: (now: Record<string, unknown>) => ({ ...now, peek: now.peek === peek ? undefined : peek }),
        replace: true,
      });
    },
  };
}
