/** Which rows of a plan a change of one task can have touched. Pure. */
export interface TaskNode {
  readonly id: string;
  readonly parentTaskId: string | null;
}

export interface TaskEdges {
  readonly tasks: readonly TaskNode[];
  readonly taskDependencies: readonly { readonly taskId: string; readonly dependsOnTaskId: string }[];
}

/**
 * Itself, all above and below it, and whoever waits for any of those above it, with all below them: a status decides whether those may
 * start, and they hand it down (domain/readiness.ts on the server).
 */
export function affectedTasks(ids: Iterable<string>, { tasks, taskDependencies }: TaskEdges): ReadonlySet<string> {
  const parentOf = new Map(tasks.map((task) => [task.id, task.parentTaskId]));
  const childrenOf = groupBy(tasks, (task) => task.parentTaskId);
  const waitersOf = groupBy(taskDependencies, (edge) => edge.dependsOnTaskId);
  const affected = new Set<string>();
  const addDown = (id: string) => {
    if (affected.has(id)) return;
    affected.add(id);
    for (const child of childrenOf.get(id) ?? []) addDown(child.id);
  };
  for (const id of ids) {
    const line = new Set<string>();
    for (let at: string | null | undefined = id; at != null && !line.has(at); at = parentOf.get(at)) line.add(at);
    addDown(id);
    for (const above of line) for (const { taskId } of waitersOf.get(above) ?? []) addDown(taskId);
    for (const above of line) affected.add(above);
  }
  return affected;
}

/** The parents that an event names: the one a task had before is not to be seen on its row any more. */
export function parentsIn({ type, payload }: { readonly type: string; readonly payload: unknown }): string[] {
  if (type !== "task.updated" && type !== "task.created") return [];
  const { parentTaskId: parent } = payload as { parentTaskId?: string | null | { before: string | null; after: string | null } };
  const named = typeof parent === "object" && parent !== null ? [parent.before, parent.after] : [parent];
  return named.filter((id) => typeof id === "string");
}

function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): ReadonlyMap<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
