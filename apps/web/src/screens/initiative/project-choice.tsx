import { useQuery } from "@tanstack/react-query";
import { trpc } from "../../api/trpc.ts";
import { Checkbox } from "../../ui/field.tsx";

interface ProjectChoiceProps {
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
}

export function ProjectChoice({ chosen, onChoose }: ProjectChoiceProps) {
  const { data } = useQuery(trpc.plans.overview.queryOptions());
  const projects = data?.projects ?? [];
  const toggle = (id: string, isOn: boolean) => onChoose(new Set(isOn ? [...chosen, id] : [...chosen].filter((other) => other !== id)));
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="mb-1 text-meta font-medium text-muted">Projects</legend>
      {projects.length === 0 && <p className="text-muted">There are no projects yet.</p>}
      {projects.map(({ id, name }) => (
        <Checkbox key={id} label={name} checked={chosen.has(id)} onChange={(event) => toggle(id, event.target.checked)} />
      ))}
    </fieldset>
  );
}
