import type { RefObject } from "react";
import { CommandButton } from "../../ui/button.tsx";
import type { PlanList } from "./use-plan-list.ts";

interface ActionBarProps {
  readonly list: PlanList;
  readonly bar: RefObject<HTMLDivElement | null>;
}

/** What can be done with the chosen rows, or the one under the cursor. Buttons stand here because rows hold none. */
export function ActionBar({ list, bar }: ActionBarProps) {
  const { selection, active, rows } = list;
  const tasks = rows.reduce((count, row) => count + (row.kind === "task" ? 1 : 0), 0);
  const name = active?.kind === "task" ? active.task.name : active?.phase?.name;
  return (
    <div
      ref={bar}
      role="toolbar"
      aria-label="Actions"
      className="flex min-h-10 shrink-0 flex-wrap items-center gap-1 border-b border-line px-4 py-1 max-[600px]:gap-0 max-[600px]:px-2 max-[600px]:[&>button]:px-2"
    >
      <span title={name} className="mr-auto min-w-0 max-w-full truncate text-muted max-[600px]:w-full max-[600px]:px-2">
        {selection.size > 0 ? `${selection.size} of ${tasks} selected` : (name ?? `${tasks} ${tasks === 1 ? "task" : "tasks"}`)}
      </span>
      {selection.size > 0 && <CommandButton id="initiative.clearSelection" kind="quiet" />}
      <CommandButton id="list.open" kind="quiet" />
      <CommandButton id="initiative.state" kind="quiet">
        State
      </CommandButton>
      <CommandButton id="initiative.priority" kind="quiet">
        Priority
      </CommandButton>
      <CommandButton id="initiative.moveToPhase" kind="quiet">
        Phase
      </CommandButton>
      <CommandButton id="initiative.dependency" kind="quiet">
        Waits for
      </CommandButton>
      <CommandButton id="initiative.editTitle" kind="quiet">
        Rename
      </CommandButton>
      <CommandButton id="initiative.deleteRows" kind="quiet">
        Delete
      </CommandButton>
    </div>
  );
}
