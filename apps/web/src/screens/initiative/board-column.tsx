import { clsx } from "clsx";
import { useEffect, useId, useRef } from "react";
import { type BoardColumn as Column, stepTitles } from "../../data/allowed-steps.ts";
import type { OutlineTask } from "../../data/outline.ts";
import { statusOfTask } from "../../data/status-of.ts";
import { StatusLabel, StatusMark, statusWords } from "../../ui/status.tsx";
import { useRowWindow } from "../../ui/use-row-window.ts";
import type { PlanTree } from "./plan-tree.ts";
import type { BoardHint } from "./use-board-drag.ts";

export const CARD = 52;

interface BoardColumnProps {
  readonly column: Column;
  readonly tasks: readonly OutlineTask[];
  readonly tree: PlanTree;
  readonly activeKey: string | null;
  readonly isCurrent: boolean;
  readonly hint: BoardHint | null;
  readonly on: {
    focus(column: Column): void;
    point(column: Column, id: string): void;
    open(task: OutlineTask): void;
    menu(column: Column, id: string): void;
    arm(id: string, element: HTMLElement): void;
    receive(column: Column, element: HTMLElement): () => void;
    hold(column: Column, element: HTMLElement | null): void;
  };
}

/** One state as a list: one tab stop, and as many cards in the page as are in sight. */
export function BoardColumn({ column, tasks, tree, activeKey, isCurrent, hint, on }: BoardColumnProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const id = useId();
  const { start, end } = useRowWindow(scroller, tasks.length, CARD);
  const { receive, hold } = on;
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    hold(column, element);
    const stop = receive(column, element);
    return () => {
      stop();
      hold(column, null);
    };
  }, [column, receive, hold]);
  const shown = tasks.slice(start, end);
  const isActiveShown = isCurrent && shown.some((task) => task.id === activeKey);
  return (
    // What is empty leaves its room to the titles of the others.
    <section
      className={clsx(
        "relative flex min-h-0 flex-col border-r border-line last:border-r-0 max-[600px]:min-w-0 max-[600px]:flex-1",
        tasks.length === 0 ? "w-34 shrink-0" : "min-w-42 flex-1",
      )}
    >
      <h2 className="flex min-h-9 items-center gap-2 border-b border-line bg-panel px-3 font-medium max-[600px]:hidden">
        <StatusLabel status={column} />
        <span className="text-meta font-normal text-muted">{tasks.length}</span>
      </h2>
      {hint?.column === column && <DropWords hint={hint} />}
      <div
        ref={scroller}
        data-rows
        role="listbox"
        aria-label={`${statusWords[column]}, ${tasks.length}`}
        aria-activedescendant={isActiveShown ? `${id}-${activeKey}` : undefined}
        tabIndex={0}
        onFocus={() => on.focus(column)}
        className="min-h-0 grow overflow-auto outline-offset-[-2px]"
      >
        <div role="presentation" className="relative" style={{ height: tasks.length * CARD }}>
          {shown.map((task, offset) => (
            // Keys reach the list itself, which says by aria-activedescendant where they go.
            // A card takes no focus itself: one that scrolls out of the page would lose it.
            // biome-ignore lint/a11y/useKeyWithClickEvents: see above
            // biome-ignore lint/a11y/useFocusableInteractive: see above
            <div
              key={task.id}
              id={`${id}-${task.id}`}
              role="option"
              aria-selected={isCurrent && task.id === activeKey}
              aria-setsize={tasks.length}
              aria-posinset={start + offset + 1}
              onClick={() => on.point(column, task.id)}
              onDoubleClick={() => on.open(task)}
              onContextMenu={(event) => {
                event.preventDefault();
                on.menu(column, task.id);
              }}
              onPointerEnter={(event) => on.arm(task.id, event.currentTarget)}
              className={clsx(
                "absolute inset-x-0 flex flex-col justify-center border-b border-line px-3 outline-none",
                isCurrent && task.id === activeKey ? "bg-selected shadow-[inset_2px_0_var(--accent)]" : "hover:bg-panel",
              )}
              style={{ top: (start + offset) * CARD, height: CARD }}
            >
              <Card task={task} tree={tree} />
            </div>
          ))}
        </div>
      </div>
    </section>
  );
}

function Card({ task, tree }: { readonly task: OutlineTask; readonly tree: PlanTree }) {
  const waits = task.unmetDependencies + task.inheritedUnmet;
  const notes = [
    tree.phaseById.get(task.phaseId ?? "")?.name,
    task.agentName,
    task.priority === "high" && "high priority",
    waits > 0 && task.status === "pending" && `waits for ${waits}`,
    task.unfinishedChildren > 0 && `${task.unfinishedChildren} open below`,
  ].filter(Boolean);
  return (
    <>
      <span className="flex gap-2">
        <StatusMark status={statusOfTask(task)} label={null} className="mt-[3px]" />
        <span className={notes.length > 0 ? "truncate" : "line-clamp-2"} title={task.name}>
          {task.name}
        </span>
      </span>
      {notes.length > 0 && <span className="truncate pl-[22px] text-meta text-muted">{notes.join(" · ")}</span>}
    </>
  );
}

function DropWords({ hint: { move } }: { readonly hint: BoardHint }) {
  const isAllowed = "step" in move;
  return (
    <p
      className={clsx(
        "pointer-events-none absolute inset-x-2 top-11 z-10 rounded-md border-2 bg-raised px-2 py-1",
        isAllowed ? "border-accent text-fg" : "border-failed text-failed",
      )}
    >
      {isAllowed ? `${stepTitles[move.step]}` : `Not possible: ${move.why}`}
    </p>
  );
}
