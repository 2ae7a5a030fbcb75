import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { trpc } from "../../api/trpc.ts";
import type { Place } from "./inbox-item.ts";

type Refs = Readonly<Record<string, string>>;

const asked = (id: string | null | undefined) => ({ enabled: id != null });

/** Where it belongs, from the whole to the part: initiative, phase, task. What is gone meanwhile is left out. */
function usePlaces(refs: Refs): readonly Place[] {
  const task = useQuery(trpc.tasks.get.queryOptions({ id: refs.taskId ?? "" }, asked(refs.taskId))).data;
  const phaseId = refs.phaseId ?? task?.phaseId;
  const phase = useQuery(trpc.phases.get.queryOptions({ id: phaseId ?? "" }, asked(phaseId))).data;
  const initiativeId = refs.initiativeId ?? task?.initiativeId ?? phase?.initiativeId;
  const initiative = useQuery(trpc.initiatives.get.queryOptions({ id: initiativeId ?? "" }, asked(initiativeId))).data;
  return [
    ...(initiative ? [{ label: initiative.name, link: { to: "/i/$initiativeId", params: { initiativeId: initiative.id } } } as const] : []),
    ...(phase ? [{ label: phase.name, link: { to: "/ph/$phaseId", params: { phaseId: phase.id } } } as const] : []),
    ...(task ? [{ label: task.name, link: { to: "/t/$taskId", params: { taskId: task.id } } } as const] : []),
  ];
}

export function ItemPlaces({ refs }: { readonly refs: Refs }) {
  const places = usePlaces(refs);
  if (refs.taskId === undefined && refs.phaseId === undefined && refs.initiativeId === undefined) return null;
  return (
    <nav aria-label="Where it belongs" className="flex min-h-6 flex-wrap items-center gap-x-1.5 text-meta text-muted">
      {places.map(({ label, link }, index) => (
        <span key={link.to} className="flex max-w-full min-w-0 items-center gap-1.5">
          {index > 0 && <span aria-hidden>/</span>}
          <Link {...link} title={label} className="inline-block min-h-6 truncate rounded leading-6 hover:text-fg hover:underline">
            {label}
          </Link>
        </span>
      ))}
    </nav>
  );
}
