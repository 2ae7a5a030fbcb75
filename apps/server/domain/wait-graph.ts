import type { Edge } from "./graph.ts";

/**
 * What has to happen before what, with two nodes for each task: it may start ("start"), it is completed ("done").
 * A child inherits what its parent waits for, and a parent waits for its children; so a child that depends on its parent, or
 * a parent whose blocker depends on its child, can never run although the dependencies alone hold no cycle.
 */
export const startOf = (taskId: string): string => `s:${taskId}`;
export const doneOf = (taskId: string): string => `d:${taskId}`;
export const taskOf = (node: string): string => node.slice(2);

interface Placed {
  readonly id: string;
  readonly parentTaskId: string | null;
}

export function waitNodes(tasks: readonly Placed[]): string[] {
  return tasks.flatMap(({ id }) => [startOf(id), doneOf(id)]);
}

export function waitEdges(tasks: readonly Placed[], dependencies: readonly Edge[]): Edge[] {
  const structure = tasks.flatMap(({ id, parentTaskId }): Edge[] => {
    const own = { from: doneOf(id), to: startOf(id) };
    if (parentTaskId === null) return [own];
    return [own, { from: startOf(id), to: startOf(parentTaskId) }, { from: doneOf(parentTaskId), to: doneOf(id) }];
  });
  return [...structure, ...dependencies.map(({ from, to }) => ({ from: startOf(from), to: doneOf(to) }))];
}
