import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { trpc } from "../../api/trpc.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { ClientError } from "../../ui/failure.ts";
import { TextField } from "../../ui/field.tsx";

interface LinkTaskDialogProps {
  readonly onClose: () => void;
  onPick(task: { readonly id: string; readonly title: string }): Promise<unknown>;
}

export function LinkTaskDialog({ onClose, onPick }: LinkTaskDialogProps) {
  const [text, setText] = useState("");
  const wanted = useDeferredValue(text.trim());
  const found = useQuery({
    ...trpc.search.find.queryOptions({ text: wanted, limit: 20 }),
    enabled: wanted !== "",
    placeholderData: keepPreviousData,
    staleTime: 5_000,
  });
  const [sending, setSending] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const tasks = wanted === "" ? [] : (found.data?.hits.filter(({ kind }) => kind === "task") ?? []);
  const pick = async (task: (typeof tasks)[number]) => {
    setSending(task.id);
    try {
      await onPick(task);
      onClose();
    } catch (failure) {
      setError(new ClientError(failure).message);
      setSending(null);
    }
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Link to a task"
      description="The issue then shows the task that works on it."
    >
      <TextField
        label="Find a task by its words"
        maxLength={200}
        value={text}
        onChange={({ target }) => setText(target.value)}
        error={error ?? (found.error === null ? null : new ClientError(found.error).message)}
      />
      <p role="status" className="py-1 text-meta text-muted">
        {wanted === "" ? "Type a part of the task's name or description." : found.isFetching ? "Searching…" : `${tasks.length} found`}
      </p>
      <ul className="max-h-72 overflow-auto">
        {tasks.map((task) => (
          <li key={task.id} className="border-b border-line">
            <Button kind="quiet" className="w-full justify-start truncate" disabled={sending !== null} onClick={() => pick(task)}>
              {sending === task.id ? "Sending…" : <span className="truncate">{task.title}</span>}
            </Button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
