import { useQuery } from "@tanstack/react-query";
import { Plus, X } from "lucide-react";
import { useMemo } from "react";
import { client, trpc } from "../../api/trpc.ts";
import { done } from "../../commands/undo.ts";
import { indexOf, type Outline } from "../../data/outline.ts";
import { removeDependency } from "../../data/task-actions.ts";
import { Button, IconButton } from "../../ui/button.tsx";
import { ClientError } from "../../ui/failure.ts";
import { QueryPanel, Skeleton } from "../../ui/states.tsx";
import { type PickableTask, TaskPickerDialog } from "../../ui/task-picker.tsx";
import { Section } from "./section.tsx";
import { TaskLine } from "./task-line.tsx";
import type { PartProps, Task } from "./use-task.ts";

const AT_MOST = 200;

/** What it waits for, and what waits for it. */
export function Dependencies({ task, ui, outline, level }: PartProps & { readonly level: 2 | 3 }) {
  const waitsFor = useQuery(trpc.tasks.dependencies.queryOptions({ id: task.id, limit: AT_MOST }));
  const unblocks = useQuery(trpc.tasks.dependents.queryOptions({ id: task.id, limit: AT_MOST }));
  const add = (
    <Button kind="quiet" icon={<Plus size={14} aria-hidden />} onClick={() => ui.show("dependency")}>
      Add
    </Button>
  );
  return (
    <>
      <Section title="Waits for" level={level} action={add}>
        <QueryPanel query={waitsFor} what="what it waits for" loading={<Skeleton rows={2} />}>
          {({ items }) => (
            <Tasks
              tasks={items}
              none="Nothing: it may start as soon as its phase lets it."
              onRemove={(on) => void removeDependency(task, on)}
            />
          )}
        </QueryPanel>
      </Section>
      <Section title="Unblocks" level={level}>
        <QueryPanel query={unblocks} what="what waits for it" loading={<Skeleton rows={2} />}>
          {({ items }) => <Tasks tasks={items} none="No task waits for it." />}
        </QueryPanel>
      </Section>
      <DependencyPicker task={task} ui={ui} outline={outline} taken={waitsFor.data?.items ?? []} />
    </>
  );
}

interface TasksProps {
  readonly tasks: readonly Task[];
  readonly none: string;
  readonly onRemove?: (task: Task) => void;
}

function Tasks({ tasks, none, onRemove }: TasksProps) {
  if (tasks.length === 0) return <p className="text-muted">{none}</p>;
  return (
    <ul>
      {tasks.map((task) => (
        <li key={task.id}>
          <TaskLine task={task} id={task.id}>
            {onRemove && (
              <IconButton label={`No longer wait for “${task.name}”`} onClick={() => onRemove(task)}>
                <X size={14} aria-hidden />
              </IconButton>
            )}
          </TaskLine>
        </li>
      ))}
      {tasks.length === AT_MOST && <li className="text-muted">These are the first {AT_MOST}.</li>}
    </ul>
  );
}

/** The tasks of a plan, with the phase they stand in, to pick one. */
export function pickable(outline: Outline | undefined): readonly PickableTask[] {
  if (outline === undefined) return [];
  const { phaseById } = indexOf(outline);
  return outline.tasks.map((task) => ({ ...task, where: phaseById.get(task.phaseId ?? "")?.name }));
}

function DependencyPicker({ task, ui, outline, taken }: PartProps & { readonly taken: readonly Task[] }) {
  const isOpen = ui.opened === "dependency";
  const tasks = useMemo(() => (isOpen ? pickable(outline) : []), [isOpen, outline]);
  const exclude = useMemo(() => new Set([task.id, ...taken.map(({ id }) => id)]), [task.id, taken]);
  // Refused by the server: the dialog stays and shows its sentence, which spells a cycle by names.
  const pick = async (on: PickableTask): Promise<string | null> => {
    const edge = { taskId: task.id, dependsOnTaskId: on.id };
    try {
      await client.tasks.addDependency.mutate(edge);
      done(`“${task.name}” waits for “${on.name}”`, () => client.tasks.removeDependency.mutate(edge));
      return null;
    } catch (error) {
      return new ClientError(error).message;
    }
  };
  return (
    <TaskPickerDialog
      open={isOpen}
      onOpenChange={(open) => ui.show(open ? "dependency" : null)}
      title="Wait for which task?"
      description={task.name}
      tasks={tasks}
      exclude={exclude}
      onPick={pick}
    />
  );
}
