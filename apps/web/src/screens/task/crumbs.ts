import type { LinkProps } from "@tanstack/react-router";
import { indexOf, type Outline } from "../../data/outline.ts";

interface Placed {
  readonly initiativeId: string | null;
  readonly phaseId: string | null;
  readonly parentTaskId: string | null;
}

interface Crumb {
  readonly label: string;
  readonly link: LinkProps;
}

/** The way to a task: its initiative, its phase, and the task that it is part of. */
export function crumbsOf({ phaseId, parentTaskId }: Placed, outline: Outline | undefined): readonly Crumb[] {
  if (outline === undefined) return [];
  const { initiative } = outline;
  const { phaseById, taskById } = indexOf(outline);
  const [phase, parent] = [phaseById.get(phaseId ?? ""), taskById.get(parentTaskId ?? "")];
  return [
    { label: initiative.name, link: { to: "/i/$initiativeId", params: { initiativeId: initiative.id } } },
    ...(phase ? [{ label: phase.name, link: { to: "/ph/$phaseId", params: { phaseId: phase.id } } as const }] : []),
    ...(parent ? [{ label: parent.name, link: { to: "/t/$taskId", params: { taskId: parent.id } } as const }] : []),
  ];
}
