import { useQuery } from "@tanstack/react-query";
import { trpc } from "../../api/trpc.ts";
import { Select } from "../../ui/field.tsx";
import { categories, priorities } from "./choices.ts";
import { withInitiative } from "./create-form.ts";
import type { CreateTask } from "./use-create-task.ts";
import { useOwnOutline } from "./use-task.ts";

const optionsOf = (words: Readonly<Record<string, string>>) => Object.entries(words).map(([value, label]) => ({ value, label }));
const orNull = (value: string): string | null => (value === "" ? null : value);

/** Where the new task goes, and what kind it is. */
export function CreatePlace({ made }: { readonly made: CreateTask }) {
  const { form, typed, setTyped, place, problems, openTasks } = made;
  const { data: overview } = useQuery(trpc.plans.overview.queryOptions());
  const outline = useOwnOutline(form.initiativeId);
  const initiatives = (overview?.initiatives ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const phases = (outline?.phases ?? []).map(({ id, name }) => ({ value: id, label: name }));
  // An open task of another plan is no parent for this one.
  const parents = openTasks.filter(({ id }) => outline?.tasks.some((task) => task.id === id));
  return (
    <div className="grid grid-cols-2 gap-3">
      <Select
        label="Initiative"
        value={form.initiativeId ?? ""}
        error={problems.initiativeId}
        options={[{ value: "", label: "None" }, ...initiatives]}
        onChange={(event) => setTyped(withInitiative(typed, orNull(event.target.value)))}
      />
      <Select
        label="Phase"
        value={form.phaseId ?? ""}
        error={problems.phaseId}
        options={[{ value: "", label: "None" }, ...phases]}
        onChange={(event) => place({ phaseId: orNull(event.target.value) })}
      />
      <Select
        label="Priority"
        value={form.priority}
        error={problems.priority}
        options={optionsOf(priorities)}
        onChange={(event) => setTyped({ ...typed, priority: event.target.value as keyof typeof priorities })}
      />
      <Select
        label="Category"
        value={form.category}
        error={problems.category}
        options={optionsOf(categories)}
        onChange={(event) => setTyped({ ...typed, category: event.target.value as keyof typeof categories })}
      />
      {parents.length > 0 && (
        <div className="col-span-2">
          <Select
            label="Part of"
            value={form.parentTaskId ?? ""}
            error={problems.parentTaskId}
            options={[{ value: "", label: "No other task" }, ...parents.map(({ id, name }) => ({ value: id, label: name }))]}
            onChange={(event) => place({ parentTaskId: orNull(event.target.value) })}
          />
        </div>
      )}
    </div>
  );
}
