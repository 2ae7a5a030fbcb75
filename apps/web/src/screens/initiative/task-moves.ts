/** Where tasks may go in the tree of a plan, as changes to send. Pure: a reason instead of changes where it cannot be. */
import type { OutlineTask } from "../../data/outline.ts";
import { type PlanTree, parentKeyIn, phaseKey } from "./plan-tree.ts";
import { placeAt } from "./sibling-order.ts";

type Placement = Partial<Pick<OutlineTask, "phaseId" | "parentTaskId" | "order">>;

export interface TaskMove {
  readonly task: OutlineTask;
  readonly patch: Placement;
}

export type Moves = { readonly moves: readonly TaskMove[] } | { readonly why: string };

interface Target {
  readonly phaseId: string | null;
  readonly parentTaskId: string | null;
  readonly index: number;
}

const siblingsIn = (tree: PlanTree, { phaseId, parentTaskId }: Pick<Target, "phaseId" | "parentTaskId">) =>
  tree.childrenOf.get(parentTaskId ?? phaseKey(phaseId)) ?? [];

/** Puts a task at a place; its neighbours make room where they must. */
function put(tree: PlanTree, task: OutlineTask, target: Target): Moves {
  if (target.parentTaskId !== null && isAtOrBelow(tree, target.parentTaskId, task.id)) return { why: "A task cannot stand below itself." };
  const { phaseId, parentTaskId } = target;
  const changes = placeAt(siblingsIn(tree, target), task, target.index);
  const orders = new Map(changes.map(({ id, order }) => [id, order]));
  const order = orders.get(task.id);
  orders.delete(task.id);
  const own: Placement = {
    ...(phaseId !== task.phaseId && { phaseId }),
    ...(parentTaskId !== task.parentTaskId && { parentTaskId }),
    ...(order !== undefined && order !== task.order && { order }),
  };
  const others = [...orders].flatMap(([id, next]) => {
    const neighbour = tree.taskById.get(id);
    return neighbour === undefined ? [] : [{ task: neighbour, patch: { order: next } }];
  });
  return { moves: [...(Object.keys(own).length > 0 ? [{ task, patch: own }] : []), ...others] };
}

function isAtOrBelow(tree: PlanTree, id: string, above: string): boolean {
  for (let at = tree.taskById.get(id); at !== undefined; at = tree.taskById.get(at.parentTaskId ?? "")) if (at.id === above) return true;
  return false;
}

function whereIs(tree: PlanTree, task: OutlineTask) {
  const siblings = tree.childrenOf.get(parentKeyIn(tree, task)) ?? [];
  return { siblings, index: siblings.findIndex(({ id }) => id === task.id) };
}

/** Up or down among its siblings. */
export function moveBy(tree: PlanTree, task: OutlineTask, by: 1 | -1): Moves {
  const { siblings, index } = whereIs(tree, task);
  const to = index + by;
  if (to < 0) return { why: "It is the first one at its level already." };
  if (to >= siblings.length) return { why: "It is the last one at its level already." };
  return put(tree, task, { phaseId: task.phaseId, parentTaskId: task.parentTaskId, index: to });
}

/** Below the task above it. */
export function indent(tree: PlanTree, task: OutlineTask): Moves {
  const { siblings, index } = whereIs(tree, task);
  const above = siblings[index - 1];
  if (above === undefined) return { why: "No task stands above it at its level." };
  const below = tree.childrenOf.get(above.id) ?? [];
  return put(tree, task, { phaseId: above.phaseId, parentTaskId: above.id, index: below.length });
}

/** Beside the task that it was below, right after it. */
export function outdent(tree: PlanTree, task: OutlineTask): Moves {
  const parent = tree.taskById.get(task.parentTaskId ?? "");
  if (parent === undefined) return { why: "It stands below no other task." };
  return putBeside(tree, task, { target: parent, side: "after" });
}

export interface Beside {
  readonly target: OutlineTask;
  readonly side: "before" | "after";
}

export function putBeside(tree: PlanTree, task: OutlineTask, { target, side }: Beside): Moves {
  const { siblings } = whereIs(tree, target);
  const others = siblings.filter(({ id }) => id !== task.id);
  const index = others.findIndex(({ id }) => id === target.id) + (side === "after" ? 1 : 0);
  if (target.id === task.id) return { moves: [] };
  return put(tree, task, { phaseId: target.phaseId, parentTaskId: target.parentTaskId, index });
}

/** To the end of a phase, or out of every phase. */
export function putIntoPhase(tree: PlanTree, task: OutlineTask, phaseId: string | null): Moves {
  if (task.parentTaskId === null && task.phaseId === phaseId) return { moves: [] };
  return put(tree, task, { phaseId, parentTaskId: null, index: siblingsIn(tree, { phaseId, parentTaskId: null }).length });
}

/** Many at once, in the order of the plan. One whose parent moves too goes with it. */
export function putAllIntoPhase(tree: PlanTree, tasks: readonly OutlineTask[], phaseId: string | null): TaskMove[] {
  const going = new Set(tasks.map(({ id }) => id));
  const last = siblingsIn(tree, { phaseId, parentTaskId: null }).at(-1);
  let order = last?.order ?? -1;
  return tasks.flatMap((task) => {
    if (going.has(task.parentTaskId ?? "")) return [];
    if (task.parentTaskId === null && task.phaseId === phaseId) return [];
    order += 1;
    return [{ task, patch: { phaseId, parentTaskId: null, order } }];
  });
}

/** What the same fields were before, to take a move back. */
export const beforeOf = ({ task, patch }: TaskMove): Placement =>
  Object.fromEntries(Object.keys(patch).map((field) => [field, task[field as keyof Placement]]));
