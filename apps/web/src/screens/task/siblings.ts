interface Sibling {
  readonly id: string;
  readonly phaseId: string | null;
  readonly parentTaskId: string | null;
  readonly order: number;
}

/** The tasks beside one: of the same parent, else of the same phase, as the list shows them. Pure. */
export function siblingsOf<Task extends Sibling>(tasks: readonly Task[], id: string): readonly Task[] {
  const task = tasks.find((each) => each.id === id);
  if (task === undefined) return [];
  const isBeside = (other: Task) =>
    other.parentTaskId === task.parentTaskId && (task.parentTaskId !== null || other.phaseId === task.phaseId);
  return tasks.filter(isBeside).toSorted((a, b) => a.order - b.order);
}

/** Null at the end. */
export function siblingAt<Task extends Sibling>(tasks: readonly Task[], id: string, by: 1 | -1): Task | null {
  const siblings = siblingsOf(tasks, id);
  return siblings[siblings.findIndex((each) => each.id === id) + by] ?? null;
}
