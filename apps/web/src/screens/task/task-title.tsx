import { type KeyboardEvent, useEffect, useRef } from "react";
import { updateTask } from "../../data/task-actions.ts";
import { ChangedMeanwhile } from "./changed-meanwhile.tsx";
import { type EditHandle, useEdit } from "./use-edit.ts";
import type { Task, TaskUi } from "./use-task.ts";

export const useTitleEdit = (task: Task): EditHandle =>
  useEdit({
    name: `task.${task.id}.title`,
    stored: task.name,
    save: async (text) => {
      const name = text.trim();
      if (name === "") throw new Error("A task needs a title.");
      if (!(await updateTask(task, { name }, { name: task.name }))) throw new Error("The title was not saved.");
      return name;
    },
  });

interface TitleProps {
  readonly task: Task;
  readonly ui: TaskUi;
  readonly edit: EditHandle;
}

/** What stands in the heading: a click edits it where it is. */
export function TaskTitle({ task, ui, edit }: TitleProps) {
  return (
    <button
      type="button"
      data-task-title
      onClick={() => ui.show("title")}
      className="min-h-7 max-w-full rounded-md px-1 text-left break-words hover:bg-selected"
    >
      {task.name}
      {edit.isChanged && <span className="ml-2 text-meta font-normal text-needs">Unsaved draft</span>}
    </button>
  );
}

/** The field in its place; the heading itself stays, to be read by ear. */
export function TitleField({ ui, edit }: Omit<TitleProps, "task">) {
  const field = useRef<HTMLTextAreaElement>(null);
  // Closing takes the focus away, which must not save once more.
  const isOver = useRef(false);
  useEffect(() => {
    const frame = field.current?.closest("main, aside");
    field.current?.focus();
    field.current?.select();
    // Whoever edited by keyboard goes on from the title, once it stands there again.
    return () => {
      if (document.activeElement === document.body) frame?.querySelector<HTMLElement>("[data-task-title]")?.focus();
    };
  }, []);
  const close = () => {
    isOver.current = true;
    ui.show(null);
  };
  const save = async () => {
    isOver.current = true;
    if (await edit.send()) close();
    else isOver.current = false;
  };
  const leave = async () => {
    if (!isOver.current && (await edit.send())) ui.show(null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || (event.key !== "Enter" && event.key !== "Escape")) return;
    event.preventDefault();
    if (event.key === "Enter") return void save();
    edit.discard();
    close();
  };
  return (
    <div className="w-full min-w-[min(520px,80vw)]">
      <textarea
        ref={field}
        rows={1}
        aria-label="Title"
        aria-describedby="task-title-note"
        aria-invalid={edit.problem !== null}
        maxLength={500}
        value={edit.text}
        onChange={(event) => edit.type(event.target.value.replace(/\n/g, " "))}
        onKeyDown={onKeyDown}
        onBlur={() => void leave()}
        className="field-sizing-content w-full resize-none rounded-md border border-line-strong bg-raised px-1.5 py-0.5 text-title font-semibold"
      />
      <p id="task-title-note" className={edit.problem ? "text-meta text-failed" : "text-meta text-muted"}>
        {edit.problem ?? "Enter saves, Esc leaves it as it was."}
      </p>
      <ChangedMeanwhile edit={edit} />
    </div>
  );
}
