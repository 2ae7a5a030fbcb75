import { Plus, X } from "lucide-react";
import { useMemo, useState } from "react";
import { Button, IconButton } from "../../ui/button.tsx";
import { TaskPickerDialog } from "../../ui/task-picker.tsx";
import { pickable } from "./dependencies.tsx";
import type { CreateTask } from "./use-create-task.ts";
import { useNames, useOwnOutline } from "./use-task.ts";

/** What the new task waits for. */
export function CreateWaitsFor({ made }: { readonly made: CreateTask }) {
  const { form, place } = made;
  const [isOpen, setOpen] = useState(false);
  const outline = useOwnOutline(form.initiativeId);
  const { nameOf } = useNames(outline, form.waitsFor);
  const tasks = useMemo(() => (isOpen ? pickable(outline) : []), [isOpen, outline]);
  const exclude = useMemo(() => new Set(form.waitsFor), [form.waitsFor]);
  const set = (waitsFor: readonly string[]) => place({ waitsFor });
  return (
    <div>
      <p className="text-meta font-medium text-muted">Waits for</p>
      <ul aria-label="Waits for">
        {form.waitsFor.map((id) => (
          <li key={id} className="flex items-center gap-2">
            <span className="min-w-0 grow truncate" title={nameOf(id)}>
              {nameOf(id)}
            </span>
            <IconButton label={`Do not wait for “${nameOf(id)}”`} onClick={() => set(form.waitsFor.filter((other) => other !== id))}>
              <X size={14} aria-hidden />
            </IconButton>
          </li>
        ))}
      </ul>
      <Button
        kind="quiet"
        icon={<Plus size={14} aria-hidden />}
        disabled={outline === undefined}
        onClick={() => setOpen(true)}
        className="-ml-2.5"
      >
        Add a task that it waits for
      </Button>
      <TaskPickerDialog
        open={isOpen}
        onOpenChange={setOpen}
        title="Wait for which task?"
        tasks={tasks}
        exclude={exclude}
        onPick={async (task) => {
          set([...form.waitsFor, task.id]);
          return null;
        }}
      />
    </div>
  );
}
