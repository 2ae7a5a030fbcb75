import { useQueryClient } from "@tanstack/react-query";
import { type FocusEvent, type KeyboardEvent, useEffect, useRef } from "react";
import { client, trpc } from "../../api/trpc.ts";
import { keyLabels } from "../../commands/keys.ts";
import { done } from "../../commands/undo.ts";
import { useMarkdownOf } from "../../data/use-markdown-of.ts";
import { Button } from "../../ui/button.tsx";
import { Kbd } from "../../ui/kbd.tsx";
import { Markdown } from "../../ui/markdown.tsx";
import { Skeleton } from "../../ui/states.tsx";
import { clockTime } from "../../ui/time.tsx";
import { ChangedMeanwhile } from "./changed-meanwhile.tsx";
import { Section } from "./section.tsx";
import { storedFrom } from "./stored-text.ts";
import { type EditHandle, useEdit } from "./use-edit.ts";
import type { PartProps, Task } from "./use-task.ts";

type DescriptionProps = Pick<PartProps, "task" | "ui"> & { readonly level: 2 | 3 };

export function Description({ task, ui, level }: DescriptionProps) {
  const [markdown] = useMarkdownOf([task.description]) ?? [];
  if (markdown === undefined) return <Skeleton rows={3} />;
  return <KnownDescription task={task} ui={ui} level={level} markdown={markdown} />;
}

function KnownDescription({ task, ui, level, markdown }: DescriptionProps & { readonly markdown: string }) {
  const save = useSave(task);
  const edit = useEdit({ name: `task.${task.id}.description`, stored: markdown, save });
  const editButton = useRef<HTMLButtonElement>(null);
  const wasDescribing = useRef(false);
  useEffect(() => {
    if (wasDescribing.current && !ui.isDescribing) editButton.current?.focus();
    wasDescribing.current = ui.isDescribing;
  }, [ui.isDescribing]);
  const action = !ui.isDescribing && (
    <Button ref={editButton} kind="quiet" onClick={() => ui.describe(true)}>
      {edit.isChanged ? "Continue the draft" : markdown === "" ? "Write one" : "Edit"}
    </Button>
  );
  return (
    <Section title="Description" level={level} action={action}>
      {ui.isDescribing ? (
        <DescriptionField edit={edit} onClose={() => ui.describe(false)} />
      ) : (
        <>
          {edit.isChanged && (
            <p className="mb-2 text-needs">
              Your draft is not saved yet.{" "}
              <button type="button" className="min-h-6 underline" onClick={edit.discard}>
                Discard it
              </button>
            </p>
          )}
          {markdown.trim() === "" ? <p className="text-muted">Nothing is written down yet.</p> : <Markdown text={markdown} under={level} />}
        </>
      )}
    </Section>
  );
}

/** Stores it as what it was, a document or Markdown. */
function useSave({ id, name, description }: Task) {
  const queries = useQueryClient();
  return async (text: string): Promise<string> => {
    const { stored, markdown } = await storedFrom(text, description);
    const row = await client.tasks.update.mutate({ id, patch: { description: stored } });
    queries.setQueryData(trpc.tasks.get.queryKey({ id }), row);
    done(`Changed the description of “${name}”`, () => client.tasks.update.mutate({ id, patch: { description } }));
    return markdown;
  };
}

const stateWords = ({ isSaving, isChanged, savedAt }: EditHandle): string => {
  if (isSaving) return "Saving…";
  if (isChanged) return "Editing. Your draft is kept in this browser.";
  return savedAt === null ? "Markdown" : `Saved ${clockTime(savedAt)}`;
};

function DescriptionField({ edit, onClose }: { readonly edit: EditHandle; readonly onClose: () => void }) {
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const finish = async () => {
    if (await edit.send()) onClose();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const isDone = event.key === "Enter" && (event.metaKey || event.ctrlKey);
    if (isDone) void finish();
    else if (event.key === "Escape") onClose();
    else return;
    event.preventDefault();
  };
  const onBlur = ({ currentTarget, relatedTarget }: FocusEvent) => {
    if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) void edit.send();
  };
  return (
    // Leaving the field saves; going to its own buttons does not.
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears of the focus leaving what it holds
    <div onBlur={onBlur}>
      <textarea
        ref={field}
        aria-label="Description, in Markdown"
        aria-describedby="task-description-note"
        aria-invalid={edit.problem !== null}
        rows={10}
        value={edit.text}
        onChange={(event) => edit.type(event.target.value)}
        onKeyDown={onKeyDown}
        className="field-sizing-content max-h-[60vh] min-h-40 w-full max-w-[75ch] resize-y rounded-md border border-line-strong bg-raised px-2 py-1.5 font-mono text-[12px]/[18px]"
      />
      {edit.problem !== null && (
        <p role="alert" className="text-failed">
          Not saved: {edit.problem}
        </p>
      )}
      <ChangedMeanwhile edit={edit} />
      <div className="mt-1 flex flex-wrap items-center gap-2">
        <Button kind="primary" disabled={edit.isSaving || edit.theirs !== null} onClick={() => void finish()}>
          Save
        </Button>
        <Button
          kind="quiet"
          onClick={() => {
            edit.discard();
            onClose();
          }}
        >
          Discard
        </Button>
        <p id="task-description-note" className="text-meta text-muted">
          {stateWords(edit)} <Kbd>{keyLabels("mod+enter").join("")}</Kbd> saves, <Kbd>Esc</Kbd> closes and keeps the draft.
        </p>
      </div>
    </div>
  );
}
