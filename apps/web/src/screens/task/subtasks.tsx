import { useQuery } from "@tanstack/react-query";
import { type FormEvent, type RefObject, useState } from "react";
import { client, trpc } from "../../api/trpc.ts";
import { done } from "../../commands/undo.ts";
import { useDraft } from "../../data/use-draft.ts";
import { Button } from "../../ui/button.tsx";
import { ClientError } from "../../ui/failure.ts";
import { TextField } from "../../ui/field.tsx";
import { QueryPanel, Skeleton } from "../../ui/states.tsx";
import { Section } from "./section.tsx";
import { TaskLine } from "./task-line.tsx";
import type { Task } from "./use-task.ts";

const AT_MOST = 200;

interface SubtasksProps {
  readonly task: Task;
  readonly level: 2 | 3;
  readonly field: RefObject<HTMLInputElement | null>;
}

/** Its parts, how far they are, and a place to write the next ones down. */
export function Subtasks({ task, level, field }: SubtasksProps) {
  const query = useQuery(trpc.tasks.children.queryOptions({ id: task.id, limit: AT_MOST }));
  return (
    <Section title="Subtasks" level={level} action={query.data && <Progress tasks={query.data.items} />}>
      <QueryPanel query={query} what="its subtasks" loading={<Skeleton rows={2} />}>
        {({ items }) => (
          <ul>
            {items.map((each) => (
              <li key={each.id}>
                <TaskLine task={each} id={each.id} />
              </li>
            ))}
            {items.length === AT_MOST && <li className="text-muted">These are the first {AT_MOST}.</li>}
          </ul>
        )}
      </QueryPanel>
      <AddSubtask task={task} field={field} />
    </Section>
  );
}

function Progress({ tasks }: { readonly tasks: readonly Task[] }) {
  const counted = tasks.filter(({ status }) => status !== "cancelled");
  const completed = counted.filter(({ status }) => status === "completed").length;
  if (counted.length === 0) return null;
  return (
    <span className="text-meta text-muted">
      {completed} of {counted.length} done
    </span>
  );
}

function AddSubtask({ task, field }: Omit<SubtasksProps, "level">) {
  const [name, setName, clear] = useDraft(`task.${task.id}.subtask`);
  const [problem, setProblem] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === "" || isSending) return;
    setSending(true);
    try {
      const made = await client.tasks.create.mutate({ name, parentTaskId: task.id });
      clear();
      setProblem(null);
      done(`Added the subtask “${made.name}”`, () => client.tasks.delete.mutate({ id: made.id }));
    } catch (error) {
      setProblem(new ClientError(error).message);
    } finally {
      setSending(false);
    }
  };
  return (
    <form onSubmit={(event) => void add(event)} className="mt-1 flex max-w-[520px] items-start gap-2">
      <div className="grow">
        <TextField
          ref={field}
          label="Add a subtask"
          hideLabel
          placeholder="Add a subtask"
          maxLength={500}
          value={name}
          error={problem}
          onChange={(event) => setName(event.target.value)}
        />
      </div>
      <Button type="submit" disabled={name.trim() === "" || isSending}>
        {isSending ? "Sending…" : "Add"}
      </Button>
    </form>
  );
}
