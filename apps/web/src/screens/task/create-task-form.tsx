import { type KeyboardEvent, useRef, useState } from "react";
import { keyLabels } from "../../commands/keys.ts";
import { Button } from "../../ui/button.tsx";
import { Checkbox, TextArea, TextField } from "../../ui/field.tsx";
import { Kbd } from "../../ui/kbd.tsx";
import { CreatePlace } from "./create-place.tsx";
import { CreateWaitsFor } from "./create-waits-for.tsx";
import { useCreateTask } from "./use-create-task.ts";

export function CreateTaskForm({ onClose }: { readonly onClose: () => void }) {
  const made = useCreateTask(onClose);
  const { form, typed, setTyped, problems, isSending } = made;
  const [another, setAnother] = useState(false);
  const title = useRef<HTMLInputElement>(null);
  const create = async () => {
    const created = await made.create(another);
    if (!created || another) title.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey) || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void create();
  };
  return (
    <form
      className="flex flex-col gap-3"
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        void create();
      }}
    >
      <TextField
        ref={title}
        autoFocus
        label="Title"
        maxLength={500}
        value={form.name}
        error={problems.name}
        onChange={(event) => setTyped({ ...typed, name: event.target.value })}
      />
      <CreatePlace made={made} />
      <TextArea
        label="Description"
        hint="Markdown"
        rows={6}
        value={form.description}
        error={problems.description}
        onChange={(event) => setTyped({ ...typed, description: event.target.value })}
      />
      <CreateWaitsFor made={made} />
      {problems[""] !== undefined && (
        <p role="alert" className="border-l-2 border-failed pl-2 break-words text-failed">
          {problems[""]}
        </p>
      )}
      <div className="flex flex-wrap items-center gap-2 border-t border-line pt-3">
        <Checkbox label="Create another" checked={another} onChange={(event) => setAnother(event.target.checked)} />
        <div className="ml-auto flex gap-2">
          {made.hasDraft && (
            <Button kind="quiet" onClick={() => setTyped({})}>
              Clear
            </Button>
          )}
          <Button type="submit" kind="primary" disabled={isSending}>
            {isSending ? "Sending…" : "Create"} <Kbd>{keyLabels("mod+enter").join(" ")}</Kbd>
          </Button>
        </div>
      </div>
    </form>
  );
}
