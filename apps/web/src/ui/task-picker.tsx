import { clsx } from "clsx";
import { type KeyboardEvent, type ReactNode, useEffect, useId, useMemo, useRef, useState } from "react";
import { statusOfTask } from "../data/status-of.ts";
import { Dialog } from "./dialog.tsx";
import { findTasks } from "./find-tasks.ts";
import { StatusMark, statusWords } from "./status.tsx";

/** A row of a plan has all of it. */
export type PickableTask = Parameters<typeof statusOfTask>[0] & {
  readonly id: string;
  readonly name: string;
  /** Where it stands: its phase. */
  readonly where?: string | undefined;
};

interface TaskPickerProps<Task> {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: string;
  readonly description?: ReactNode;
  readonly tasks: readonly Task[];
  /** Ids that cannot be picked. */
  readonly exclude?: ReadonlySet<string>;
  /** Answers the problem to show, and the dialog stays; null closes it. */
  readonly onPick: (task: Task) => Promise<string | null>;
}

const AT_MOST = 50;
const nothing: ReadonlySet<string> = new Set();

/** One task out of many: type to find it, arrows to go to it, Enter to take it. Nothing else is needed. */
export function TaskPickerDialog<Task extends PickableTask>(props: TaskPickerProps<Task>) {
  const { open, onOpenChange, title, description } = props;
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={title} description={description}>
      <Picker {...props} />
    </Dialog>
  );
}

function Picker<Task extends PickableTask>({ tasks, exclude = nothing, onPick, onOpenChange }: TaskPickerProps<Task>) {
  const [text, setText] = useState("");
  const [cursor, setCursor] = useState(0);
  const { problem, isSending, pick } = usePick({ onPick, onOpenChange });
  const id = useId();
  const able = useMemo(() => tasks.filter((task) => !exclude.has(task.id)), [tasks, exclude]);
  const found = useMemo(() => findTasks(able, text, AT_MOST), [able, text]);
  const active = found[Math.min(cursor, found.length - 1)];
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by !== undefined) setCursor(Math.max(0, Math.min(found.length - 1, cursor + by)));
    else if (event.key !== "Enter") return;
    else if (active) void pick(active);
    event.preventDefault();
  };
  return (
    <div className="flex flex-col gap-2">
      <input
        // biome-ignore lint/a11y/noAutofocus: the dialog was opened to type here
        autoFocus
        type="text"
        role="combobox"
        aria-label="Find a task"
        aria-expanded
        aria-controls={id}
        aria-autocomplete="list"
        aria-activedescendant={active && `${id}-${active.id}`}
        autoComplete="off"
        placeholder="Name or id"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setCursor(0);
        }}
        onKeyDown={onKeyDown}
        className="min-h-8 rounded-md border border-line-strong bg-raised px-2 placeholder:text-faint"
      />
      {problem !== null && (
        <p role="alert" className="border-l-2 border-failed pl-2 break-words text-failed">
          {problem}
        </p>
      )}
      <div id={id} role="listbox" aria-label="Tasks" aria-busy={isSending} className="h-[46vh] overflow-auto rounded-md border border-line">
        {found.map((task) => (
          <PickerRow key={task.id} id={`${id}-${task.id}`} task={task} isActive={task === active} onPick={() => pick(task)} />
        ))}
      </div>
      <p role="status" className="text-meta text-muted">
        {isSending ? "Sending…" : countWords(found.length, able.length)}
      </p>
    </div>
  );
}

const countWords = (found: number, all: number): string => {
  if (all === 0) return "There is no other task in this plan.";
  if (found === 0) return "No task has these words.";
  return found < all ? `${found} of ${all} tasks` : `${all} ${all === 1 ? "task" : "tasks"}`;
};

function usePick<Task>({ onPick, onOpenChange }: Pick<TaskPickerProps<Task>, "onPick" | "onOpenChange">) {
  const [problem, setProblem] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  const pick = async (task: Task) => {
    if (isSending) return;
    setSending(true);
    try {
      const refused = await onPick(task);
      setProblem(refused);
      if (refused === null) onOpenChange(false);
    } finally {
      setSending(false);
    }
  };
  return { problem, isSending, pick };
}

interface PickerRowProps {
  readonly id: string;
  readonly task: PickableTask;
  readonly isActive: boolean;
  readonly onPick: () => void;
}

function PickerRow({ id, task, isActive, onPick }: PickerRowProps) {
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isActive) row.current?.scrollIntoView({ block: "nearest" });
  }, [isActive]);
  const status = statusOfTask(task);
  return (
    // Keys reach the field above, which says by aria-activedescendant where they go.
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <div
      ref={row}
      id={id}
      role="option"
      aria-selected={isActive}
      tabIndex={-1}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPick}
      className={clsx("flex min-h-8 items-center gap-2 border-b border-line px-2", isActive ? "bg-selected" : "hover:bg-panel")}
    >
      <StatusMark status={status} label={null} />
      <span className="min-w-0 grow truncate">{task.name}</span>
      <span className="max-w-40 shrink-0 truncate text-meta text-muted">
        {statusWords[status]}
        {task.where && ` · ${task.where}`}
      </span>
    </div>
  );
}
