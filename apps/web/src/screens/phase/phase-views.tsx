import { useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useMemo, useState } from "react";
import { useCommand } from "../../commands/registry.ts";
import type { Outline, OutlineTask } from "../../data/outline.ts";
import { statusOfTask } from "../../data/status-of.ts";
import type { phaseViews } from "../../router.tsx";
import { RowList } from "../../ui/row-list.tsx";
import { Empty, Skeleton } from "../../ui/states.tsx";
import { StatusLabel } from "../../ui/status.tsx";
import { tasksPlan } from "../graph/plan-nodes.ts";
import { WavesList } from "../graph/waves-list.tsx";
import { TaskDialogs } from "./task-dialogs.tsx";
import { matches, type TaskRow, taskRows } from "./task-rows.ts";

const PlanGraph = lazy(() => import("../graph/plan-graph.tsx").then((module) => ({ default: module.PlanGraph })));

export type PhaseView = (typeof phaseViews)[number];

interface PhaseViewsProps {
  readonly view: PhaseView;
  readonly name: string;
  readonly outline: Outline;
  readonly tasks: readonly OutlineTask[];
  readonly question: string;
}

const none: ReadonlySet<string> = new Set();

/** The tasks of a phase: as rows, as waves, or as a graph. One cursor and one selection for all three. */
export function PhaseViews({ view, name, outline, tasks, question }: PhaseViewsProps) {
  const [active, setActive] = useState<string | null>(null);
  const [selection, setSelection] = useState(none);
  const navigate = useNavigate();
  const open = (taskId: string) => void navigate({ to: "/t/$taskId", params: { taskId } });
  const peek = (id: string) => void navigate({ to: ".", search: (now: Record<string, unknown>) => ({ ...now, peek: `task:${id}` }) });
  const plan = useMemo(() => tasksPlan(outline, tasks), [outline, tasks]);
  const current = tasks.find(({ id }) => id === active);
  const chosen = selection.size > 0 ? tasks.filter(({ id }) => selection.has(id)) : current ? [current] : [];
  useCommand("phase.open", () => current && open(current.id), { enabled: current !== undefined });
  if (tasks.length === 0) return <Empty command="create.task">The tasks of this phase stand here, once it has some.</Empty>;
  const list = { activeKey: active, onActive: setActive, onOpen: open, onPeek: peek, selection, onSelection: setSelection };
  return (
    <>
      <TaskDialogs tasks={chosen} />
      {view === "tasks" && <Tasks {...list} {...{ name, tasks, question }} />}
      {view === "waves" && <WavesList {...plan} {...list} label={`Waves of ${name}`} question={question} />}
      {view === "graph" && (
        <Suspense fallback={<Skeleton />}>
          <PlanGraph {...plan} label={`Tasks of ${name}`} onOpen={open} onPeek={peek} onActive={setActive} />
        </Suspense>
      )}
    </>
  );
}

interface TasksProps extends Pick<PhaseViewsProps, "name" | "tasks" | "question"> {
  readonly activeKey: string | null;
  readonly onActive: (id: string) => void;
  readonly onOpen: (id: string) => void;
  readonly onPeek: (id: string) => void;
  readonly selection: ReadonlySet<string>;
  readonly onSelection: (keys: ReadonlySet<string>) => void;
}

function Tasks({ name, tasks, question, onOpen, onPeek, ...list }: TasksProps) {
  const rows = useMemo(() => taskRows(tasks), [tasks]);
  const shown = useMemo(() => (question === "" ? rows : rows.filter(({ task }) => matches(task.name, question))), [rows, question]);
  if (shown.length === 0) return <Empty>No task of this phase has “{question}” in its title.</Empty>;
  return (
    <RowList
      {...list}
      label={`Tasks of ${name}`}
      items={shown}
      keyOf={keyOf}
      rowHeight={32}
      className="h-full"
      onOpen={({ task }) => onOpen(task.id)}
      onPeek={({ task }) => onPeek(task.id)}
      renderRow={renderTask}
    />
  );
}

const keyOf = ({ task }: TaskRow) => task.id;

const renderTask = ({ task, depth, progress }: TaskRow) => (
  <div className="flex h-full items-center gap-3 px-4">
    <span className="flex w-24 shrink-0 text-meta">
      <StatusLabel status={statusOfTask(task)} />
    </span>
    <span className="min-w-0 grow truncate" title={task.name} style={{ paddingLeft: depth * 20 }}>
      {task.name}
    </span>
    {task.agentName !== null && <span className="max-w-32 shrink-0 truncate text-meta text-running">{task.agentName}</span>}
    {progress !== null && <span className="shrink-0 text-meta text-muted">{progress}</span>}
    <span className="w-14 shrink-0 text-meta text-muted max-[901px]:hidden">{task.priority}</span>
  </div>
);
