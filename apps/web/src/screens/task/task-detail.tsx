import { Link } from "@tanstack/react-router";
import { type ReactNode, type RefObject, useRef } from "react";
import { isReady } from "../../data/status-of.ts";
import { Button, CommandButton } from "../../ui/button.tsx";
import { ClientError } from "../../ui/failure.ts";
import { PageFrame } from "../../ui/page-frame.tsx";
import { Empty, QueryPanel, Skeleton } from "../../ui/states.tsx";
import { useNarrow } from "../../ui/use-narrow.ts";
import { crumbsOf } from "./crumbs.ts";
import { Dependencies } from "./dependencies.tsx";
import { Description } from "./description.tsx";
import { History } from "./history.tsx";
import { Properties } from "./properties.tsx";
import { Issues, Links, Summary } from "./related.tsx";
import { Subtasks } from "./subtasks.tsx";
import { takeTask } from "./task-deeds.ts";
import { DeleteDialog, TaskMenu } from "./task-menu.tsx";
import { TaskTitle, TitleField, useTitleEdit } from "./task-title.tsx";
import { type PartProps, type Task, type TaskMode, useOwnOutline, useTask, useTaskUi } from "./use-task.ts";
import { useTaskCommands } from "./use-task-commands.ts";
import { Why } from "./why-tree.tsx";

interface TaskDetailProps {
  readonly taskId: string;
  readonly mode: TaskMode;
}

/** One task with all that is known of it: as a screen of its own, or in the panel beside a list. */
export function TaskDetail({ taskId, mode }: TaskDetailProps) {
  const query = useTask(taskId);
  if (query.data !== undefined) {
    return (
      <QueryPanel query={query} what="the task">
        {(task) => <KnownTask key={taskId} task={task} mode={mode} />}
      </QueryPanel>
    );
  }
  const isGone = query.error !== null && new ClientError(query.error).code === "NOT_FOUND";
  const body = isGone ? (
    <NotFound taskId={taskId} />
  ) : (
    <QueryPanel query={query} what="the task" loading={<Skeleton rows={10} />}>
      {() => null}
    </QueryPanel>
  );
  if (mode === "peek") return body;
  return <PageFrame title={isGone ? "There is no such task" : "Task"}>{body}</PageFrame>;
}

function NotFound({ taskId }: { readonly taskId: string }) {
  const search = (
    <Link to="/search" search={{ q: taskId }} className="inline-flex min-h-7 items-center rounded-md border border-line-strong px-2.5">
      Search for “{taskId}”
    </Link>
  );
  return <Empty action={search}>No task has the id “{taskId}”. It may have been deleted, or the link is not whole.</Empty>;
}

interface KnownTaskProps {
  readonly task: Task;
  readonly mode: TaskMode;
}

function KnownTask({ task, mode }: KnownTaskProps) {
  const ui = useTaskUi();
  const outline = useOwnOutline(task.initiativeId);
  const place = useRef<HTMLDivElement>(null);
  const subtask = useRef<HTMLInputElement>(null);
  const { duplicate } = useTaskCommands({ task, ui, outline, mode, place, subtask });
  const part = { task, ui, outline };
  const edit = useTitleEdit(task);
  const title = <TaskTitle task={task} ui={ui} edit={edit} />;
  const titleEditor = ui.opened === "title" && <TitleField ui={ui} edit={edit} />;
  const menu = <TaskMenu task={task} ui={ui} onDuplicate={() => void duplicate()} />;
  const parts = <Parts {...part} mode={mode} subtask={subtask} />;
  if (mode === "page") {
    return (
      <PageFrame
        title={task.name}
        {...(titleEditor ? { titleEditor } : { heading: title })}
        crumbs={crumbsOf(task, outline)}
        actions={<PageActions menu={menu} />}
      >
        <div ref={place} className="h-full">
          {parts}
        </div>
        <DeleteDialog task={task} ui={ui} mode={mode} />
      </PageFrame>
    );
  }
  return (
    <div ref={place}>
      <div className="flex items-start gap-2 px-4 pb-2">
        <h2 tabIndex={-1} className={titleEditor ? "sr-only" : "min-w-0 grow text-title font-semibold outline-none"}>
          {titleEditor ? task.name : title}
        </h2>
        {titleEditor || menu}
      </div>
      {isReady(task) && (
        <div className="px-4 pb-2">
          <Button onClick={() => void takeTask(task)}>Take it</Button>
        </div>
      )}
      {parts}
      <DeleteDialog task={task} ui={ui} mode={mode} />
    </div>
  );
}

function PageActions({ menu }: { readonly menu: ReactNode }) {
  return (
    <>
      <CommandButton id="task.take" />
      <CommandButton id="task.editDescription" kind="quiet">
        Edit
      </CommandButton>
      {menu}
    </>
  );
}

interface PartsProps extends PartProps {
  readonly mode: TaskMode;
  readonly subtask: RefObject<HTMLInputElement | null>;
}

/** Two columns where there is room: what it says, and where it stands. */
function Parts({ mode, subtask, ...part }: PartsProps) {
  const { task, ui } = part;
  const isNarrow = useNarrow();
  const level = mode === "page" ? 2 : 3;
  const properties = <Properties {...part} onTake={() => void takeTask(task)} />;
  const why = <Why {...part} level={level} />;
  const texts = (
    <>
      <Description task={task} ui={ui} level={level} />
      <Summary task={task} level={level} />
      <Subtasks task={task} level={level} field={subtask} />
    </>
  );
  const around = (
    <>
      <Dependencies {...part} level={level} />
      <Issues task={task} level={level} />
      <Links {...part} level={level} />
    </>
  );
  const history = <History {...part} level={level} />;
  if (mode === "peek" || isNarrow) {
    return (
      <>
        {properties}
        {why}
        {texts}
        {around}
        {history}
      </>
    );
  }
  return (
    <div className="grid min-h-full grid-cols-[minmax(0,1fr)_minmax(280px,360px)]">
      <div className="min-w-0">
        {texts}
        {history}
      </div>
      <div className="min-w-0 border-l border-line">
        {properties}
        {why}
        {around}
      </div>
    </div>
  );
}
