/** One plan as the rows of a tree: phases, their tasks, and the tasks below those. Pure, and made once for each state of a plan. */
import type { Outline, OutlineTask, PhaseRow } from "../../data/outline.ts";
import { statusOfTask } from "../../data/status-of.ts";
import type { Status } from "../../ui/status.tsx";

interface Place {
  readonly key: string;
  /** From 1, as a screen reader says it. */
  readonly level: number;
  readonly posInSet: number;
  readonly setSize: number;
  readonly parentKey: string | null;
  /** Null where there is nothing below. */
  readonly expanded: boolean | null;
}

export interface TaskPlanRow extends Place {
  readonly kind: "task";
  readonly task: OutlineTask;
}

export interface PhasePlanRow extends Place {
  readonly kind: "phase";
  /** Null for the tasks that stand in no phase. */
  readonly phase: PhaseRow | null;
  readonly done: number;
  readonly total: number;
}

export type PlanRow = TaskPlanRow | PhasePlanRow;

export const phaseKey = (id: string | null): string => `phase:${id ?? ""}`;

interface Tally {
  readonly done: number;
  readonly total: number;
}

export interface PlanTree {
  readonly taskById: ReadonlyMap<string, OutlineTask>;
  readonly phaseById: ReadonlyMap<string, PhaseRow>;
  /** What must come first stands first. */
  readonly phases: readonly PhaseRow[];
  /** By the key of the row above, in their order. */
  readonly childrenOf: ReadonlyMap<string, readonly OutlineTask[]>;
  readonly tallyOf: ReadonlyMap<string, Tally>;
  readonly counts: Readonly<Record<Status, number>>;
}

const trees = new WeakMap<Outline, PlanTree>();

export function treeOf(outline: Outline): PlanTree {
  const known = trees.get(outline);
  if (known) return known;
  const taskById = new Map(outline.tasks.map((task) => [task.id, task]));
  const phaseById = new Map(outline.phases.map((phase) => [phase.id, phase]));
  const childrenOf = Map.groupBy(outline.tasks, (task) => parentKeyIn({ taskById, phaseById }, task));
  for (const [key, children] of childrenOf) childrenOf.set(key, children.toSorted(byOrder));
  const tree = { taskById, phaseById, phases: orderPhases(outline), childrenOf, ...countTasks(outline.tasks) };
  trees.set(outline, tree);
  return tree;
}

const byOrder = (one: OutlineTask, other: OutlineTask) => one.order - other.order;

/** The key of the row that a task stands below. One whose parent is not in this plan stands in its phase. */
export function parentKeyIn({ taskById, phaseById }: Pick<PlanTree, "taskById" | "phaseById">, task: OutlineTask): string {
  if (task.parentTaskId !== null && taskById.has(task.parentTaskId)) return task.parentTaskId;
  return phaseKey(task.phaseId !== null && phaseById.has(task.phaseId) ? task.phaseId : null);
}

function countTasks(tasks: Outline["tasks"]): Pick<PlanTree, "tallyOf" | "counts"> {
  const tallies = new Map<string, { done: number; total: number }>();
  const counts: Partial<Record<Status, number>> = {};
  for (const task of tasks) {
    const status = statusOfTask(task);
    counts[status] = (counts[status] ?? 0) + 1;
    if (status === "cancelled") continue;
    const key = phaseKey(task.phaseId);
    const tally = tallies.get(key) ?? { done: 0, total: 0 };
    tallies.set(key, { done: tally.done + (status === "done" ? 1 : 0), total: tally.total + 1 });
  }
  return { tallyOf: tallies, counts: counts as Record<Status, number> };
}

/** Those that wait for none first, each time the first one of the plan that may come now. */
function orderPhases({ phases, phaseDependencies }: Outline): readonly PhaseRow[] {
  const waitsFor = Map.groupBy(phaseDependencies, (edge) => edge.phaseId);
  const left = [...phases];
  const placed = new Set<string>();
  const known = new Set(phases.map(({ id }) => id));
  const ordered: PhaseRow[] = [];
  while (left.length > 0) {
    const free = left.findIndex(({ id }) =>
      (waitsFor.get(id) ?? []).every((edge) => placed.has(edge.dependsOnPhaseId) || !known.has(edge.dependsOnPhaseId)),
    );
    const [next] = left.splice(Math.max(0, free), 1);
    if (next === undefined) break;
    placed.add(next.id);
    ordered.push(next);
  }
  return ordered;
}

export interface PlanLook {
  /** Keys of rows that hide what is below them. A filter opens them all. */
  readonly collapsed: ReadonlySet<string>;
  readonly filter: string;
}

interface Walk {
  readonly tree: PlanTree;
  readonly collapsed: ReadonlySet<string>;
  /** Null: all of them. */
  readonly shown: ReadonlySet<string> | null;
  readonly rows: PlanRow[];
}

export function flattenPlan(outline: Outline, { collapsed, filter }: PlanLook): readonly PlanRow[] {
  const tree = treeOf(outline);
  const shown = findShown(outline, filter);
  const walk: Walk = { tree, collapsed: shown ? new Set() : collapsed, shown, rows: [] };
  // A plan without phases begins with its tasks.
  if (tree.phases.length === 0) {
    walkTasks(walk, { key: phaseKey(null), level: 1 });
    return walk.rows;
  }
  const homeless = (tree.childrenOf.get(phaseKey(null)) ?? []).length > 0;
  const phases = [...tree.phases, ...(homeless ? [null] : [])].filter((phase) => shown?.has(phaseKey(phase?.id ?? null)) ?? true);
  for (const [index, phase] of phases.entries()) walkPhase(walk, phase, { posInSet: index + 1, setSize: phases.length });
  return walk.rows;
}

function walkPhase(walk: Walk, phase: PhaseRow | null, place: Pick<Place, "posInSet" | "setSize">): void {
  const key = phaseKey(phase?.id ?? null);
  const { done, total } = walk.tree.tallyOf.get(key) ?? { done: 0, total: 0 };
  const isOpen = !walk.collapsed.has(key);
  const expanded = walk.tree.childrenOf.has(key) ? isOpen : null;
  walk.rows.push({ kind: "phase", key, level: 1, parentKey: null, phase, done, total, expanded, ...place });
  if (isOpen) walkTasks(walk, { key, level: 2 });
}

function walkTasks(walk: Walk, { key, level }: { key: string; level: number }): void {
  const all = walk.tree.childrenOf.get(key) ?? [];
  const tasks = walk.shown ? all.filter(({ id }) => walk.shown?.has(id)) : all;
  const parentKey = level === 1 ? null : key;
  for (const [index, task] of tasks.entries()) {
    const isOpen = !walk.collapsed.has(task.id);
    const expanded = walk.tree.childrenOf.has(task.id) ? isOpen : null;
    walk.rows.push({ kind: "task", key: task.id, level, parentKey, task, expanded, posInSet: index + 1, setSize: tasks.length });
    if (isOpen && expanded !== null) walkTasks(walk, { key: task.id, level: level + 1 });
  }
}

const lowered = new WeakMap<OutlineTask, string>();

function lowerName(task: OutlineTask): string {
  const known = lowered.get(task);
  if (known !== undefined) return known;
  const lower = task.name.toLowerCase();
  lowered.set(task, lower);
  return lower;
}

/** True where every word of the filter stands in the name. */
export function matcherOf(filter: string): ((task: OutlineTask) => boolean) | null {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return null;
  return (task) => {
    const name = lowerName(task);
    return words.every((word) => name.includes(word));
  };
}

/** Keys of the rows that match, with all above them; a phase that matches shows all of its tasks. */
function findShown(outline: Outline, filter: string): ReadonlySet<string> | null {
  const matches = matcherOf(filter);
  if (matches === null) return null;
  const tree = treeOf(outline);
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  const named = new Set(outline.phases.filter(({ name }) => words.every((word) => name.toLowerCase().includes(word))).map(({ id }) => id));
  const shown = new Set([...named].map(phaseKey));
  for (const task of outline.tasks) {
    if (!matches(task) && !named.has(task.phaseId ?? "")) continue;
    for (let at: OutlineTask | undefined = task; at !== undefined && !shown.has(at.id); ) {
      shown.add(at.id);
      const above: string = parentKeyIn(tree, at);
      at = tree.taskById.get(above);
      if (at === undefined) shown.add(above);
    }
  }
  return shown;
}
