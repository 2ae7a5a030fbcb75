import { useQuery } from "@tanstack/react-query";
import { type Outputs, queryClient, trpc } from "../api/trpc.ts";

/** The plan of one initiative as the page holds it: read once, then kept by the events (live/apply-events.ts). */
export type Outline = Outputs["plans"]["outline"];
export type OutlineTask = Outline["tasks"][number];
export type PhaseRow = Outline["phases"][number];

export const useOutline = (initiativeId: string) => useQuery(trpc.plans.outline.queryOptions({ initiativeId }));

/** The plans that are on screen. */
export function shownOutlines(): { readonly key: readonly unknown[]; readonly outline: Outline }[] {
  return queryClient
    .getQueryCache()
    .findAll({ queryKey: trpc.plans.outline.pathKey() })
    .flatMap((query) => (query.state.data === undefined ? [] : [{ key: query.queryKey, outline: query.state.data as Outline }]));
}

export function patchOutline(key: readonly unknown[], patch: (outline: Outline) => Outline): void {
  queryClient.setQueryData<Outline>(key as string[], (outline) => outline && patch(outline));
}

interface PlanIndex {
  readonly taskById: ReadonlyMap<string, OutlineTask>;
  readonly phaseById: ReadonlyMap<string, PhaseRow>;
  /** By parent; those of a phase without a parent stand under `phase:<id>`, those without either under "". */
  readonly childrenOf: ReadonlyMap<string, readonly OutlineTask[]>;
  readonly dependenciesOf: ReadonlyMap<string, readonly string[]>;
  readonly dependentsOf: ReadonlyMap<string, readonly string[]>;
}

const indexes = new WeakMap<Outline, PlanIndex>();

/** Made once for each state of a plan. */
export function indexOf(outline: Outline): PlanIndex {
  const known = indexes.get(outline);
  if (known) return known;
  const index: PlanIndex = {
    taskById: new Map(outline.tasks.map((task) => [task.id, task])),
    phaseById: new Map(outline.phases.map((phase) => [phase.id, phase])),
    childrenOf: Map.groupBy(outline.tasks, (task) => task.parentTaskId ?? (task.phaseId === null ? "" : `phase:${task.phaseId}`)),
    dependenciesOf: grouped(outline.taskDependencies, "taskId", "dependsOnTaskId"),
    dependentsOf: grouped(outline.taskDependencies, "dependsOnTaskId", "taskId"),
  };
  indexes.set(outline, index);
  return index;
}

function grouped(
  edges: Outline["taskDependencies"],
  by: keyof Outline["taskDependencies"][number],
  give: keyof Outline["taskDependencies"][number],
) {
  const groups = new Map<string, string[]>();
  for (const edge of edges) {
    const group = groups.get(edge[by]);
    if (group) group.push(edge[give]);
    else groups.set(edge[by], [edge[give]]);
  }
  return groups;
}
