import { clsx } from "clsx";
import { ChevronDown, ChevronRight } from "lucide-react";
import { memo, useRef } from "react";
import type { OutlineTask } from "../../data/outline.ts";
import { phaseWords, statusOfPhase, statusOfTask } from "../../data/status-of.ts";
import { StatusMark, statusWords } from "../../ui/status.tsx";
import { Age } from "../../ui/time.tsx";
import type { PhasePlanRow, PlanRow, TaskPlanRow } from "./plan-tree.ts";
import { TitleEditor } from "./title-editor.tsx";
import { Cell } from "./tree-cells.tsx";

/** The columns of the tree: on a narrow screen the title and the state remain. */
export const treeColumns =
  "grid grid-cols-[minmax(0,1fr)_104px_72px_112px_176px_44px] items-center gap-3 px-4 max-[1100px]:grid-cols-[minmax(0,1fr)_104px_72px_44px] max-[600px]:grid-cols-[minmax(0,1fr)_auto] max-[600px]:gap-2 max-[600px]:px-2";
export const wideOnly = "max-[1100px]:hidden";
export const notNarrow = "max-[600px]:hidden";

export interface TreeRowProps {
  readonly id: string;
  readonly row: PlanRow;
  readonly top: number;
  readonly height: number;
  readonly rowIndex: number;
  readonly isActive: boolean;
  readonly isSelected: boolean;
  readonly isEdited: boolean;
  /** Unfinished tasks that wait for this one. */
  readonly unblocks: number;
  readonly on: RowDeeds;
}

/** Stable from render to render: a row is drawn again only when it changed. */
export interface RowDeeds {
  point(key: string, event: { readonly add: boolean; readonly range: boolean }): void;
  open(key: string): void;
  toggle(key: string): void;
  menu(key: string): void;
  arm(key: string, element: HTMLElement): void;
  rename(key: string, name: string | null): void;
}

const sameRow = (one: PlanRow, other: PlanRow): boolean =>
  one.key === other.key &&
  one.level === other.level &&
  one.posInSet === other.posInSet &&
  one.setSize === other.setSize &&
  one.expanded === other.expanded &&
  (one.kind === "task"
    ? other.kind === "task" && one.task === other.task
    : other.kind === "phase" && one.phase === other.phase && one.done === other.done && one.total === other.total);

const isSame = (one: TreeRowProps, other: TreeRowProps): boolean =>
  sameRow(one.row, other.row) &&
  one.top === other.top &&
  one.height === other.height &&
  one.isActive === other.isActive &&
  one.isSelected === other.isSelected &&
  one.isEdited === other.isEdited &&
  one.unblocks === other.unblocks &&
  one.on === other.on;

export const TreeRow = memo(function TreeRow(props: TreeRowProps) {
  const { id, row, top, height, rowIndex, isActive, isSelected, on } = props;
  return (
    // Keys reach the tree itself, which says by aria-activedescendant where they go.
    // A row takes no focus itself: one that scrolls out of the page would lose it.
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    // biome-ignore lint/a11y/useFocusableInteractive: see above
    // biome-ignore lint/a11y/useSemanticElements: rows stand where the window puts them
    <div
      id={id}
      role="row"
      aria-level={row.level}
      aria-posinset={row.posInSet}
      aria-setsize={row.setSize}
      aria-rowindex={rowIndex}
      aria-expanded={row.expanded ?? undefined}
      aria-selected={isSelected}
      onClick={(event) => on.point(row.key, { add: event.metaKey || event.ctrlKey, range: event.shiftKey })}
      onDoubleClick={() => on.open(row.key)}
      onContextMenu={(event) => {
        event.preventDefault();
        on.menu(row.key);
      }}
      onPointerEnter={(event) => row.kind === "task" && on.arm(row.key, event.currentTarget)}
      className={clsx(
        "absolute inset-x-0 border-b border-line outline-none",
        treeColumns,
        row.kind === "phase" && "font-medium",
        isActive ? "bg-selected shadow-[inset_2px_0_var(--accent)]" : isSelected ? "bg-selected" : "hover:bg-panel",
      )}
      style={{ top, height }}
    >
      {row.kind === "task" ? <TaskCells {...props} row={row} /> : <PhaseCells {...props} row={row} />}
    </div>
  );
}, isSame);

type TitleProps = Pick<TreeRowProps, "row" | "isEdited" | "isSelected" | "on"> & { readonly name: string; readonly mark: React.ReactNode };

function TitleCell({ row, name, mark, isEdited, isSelected, on }: TitleProps) {
  const Chevron = row.expanded ? ChevronDown : ChevronRight;
  return (
    <Cell className="flex h-full min-w-0 items-center gap-1.5" style={{ paddingLeft: (row.level - 1) * 18 }}>
      <span
        aria-hidden
        // The keys of the tree do the same: arrow left and right.
        onClick={(event) => {
          if (row.expanded === null) return;
          event.stopPropagation();
          on.toggle(row.key);
        }}
        className="grid size-6 shrink-0 place-items-center text-muted"
      >
        {row.expanded !== null && <Chevron size={14} />}
      </span>
      {mark}
      {isEdited ? (
        <TitleEditor name={name} onDone={(next) => on.rename(row.key, next)} />
      ) : (
        <span className="truncate" title={name}>
          {name}
        </span>
      )}
      {isSelected && <span className="ml-auto text-meta text-accent">Selected</span>}
    </Cell>
  );
}

function TaskCells(props: TreeRowProps & { readonly row: TaskPlanRow }) {
  const { task } = props.row;
  const status = statusOfTask(task);
  return (
    <>
      <Changed task={task} />
      <TitleCell {...props} name={task.name} mark={<StatusMark status={status} label={null} />} />
      <Cell className="truncate text-muted max-[600px]:text-meta">{statusWords[status]}</Cell>
      <Cell className={clsx("text-muted", notNarrow)}>
        {task.priority === "medium" ? <span className="text-faint">Medium</span> : task.priority === "high" ? "High" : "Low"}
      </Cell>
      <Cell className={clsx("truncate text-muted", wideOnly)}>{task.agentName}</Cell>
      <Cell className={clsx("truncate text-meta text-muted", wideOnly)}>{relationOf(task, props.unblocks)}</Cell>
      <Cell className={clsx("text-right text-meta text-muted", notNarrow)}>
        <Age since={task.updatedAt} />
      </Cell>
    </>
  );
}

function relationOf(task: OutlineTask, unblocks: number): string {
  const isOver = task.status === "completed" || task.status === "cancelled";
  return [task.status === "pending" && waitingOf(task), unblocks > 0 && !isOver && `unblocks ${unblocks}`].filter(Boolean).join(" · ");
}

/** Why a task that nobody has begun cannot begin. */
function waitingOf(task: OutlineTask): string | false {
  const unmet = task.unmetDependencies + task.inheritedUnmet;
  if (unmet > 0) return `waits for ${unmet}`;
  if (task.unfinishedChildren > 0) return "waits for subtasks";
  return !task.gateOpen && "waits for its phase";
}

/** A tint where a row that is on screen has changed in place. */
function Changed({ task }: { readonly task: OutlineTask }) {
  const first = useRef(task.updatedAt);
  if (first.current === task.updatedAt) return null;
  return <span key={task.updatedAt} aria-hidden className="row-changed pointer-events-none absolute inset-0" />;
}

function PhaseCells(props: TreeRowProps & { readonly row: PhasePlanRow }) {
  const { phase, done, total } = props.row;
  const name = phase?.name ?? "Without a phase";
  return (
    <>
      <TitleCell {...props} name={name} mark={phase && <StatusMark status={statusOfPhase(phase)} label={null} />} />
      <Cell className="truncate font-normal text-muted max-[600px]:text-meta">{phase && phaseWords[phase.status]}</Cell>
      <Cell className={clsx("font-normal text-meta text-muted", notNarrow)}>{total > 0 && `${done} of ${total}`}</Cell>
      <Cell className={wideOnly} />
      <Cell className={wideOnly} />
      <Cell className={notNarrow} />
    </>
  );
}
