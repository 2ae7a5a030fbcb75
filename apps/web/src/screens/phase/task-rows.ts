/** The tasks of a phase in the order of the plan, those below another right after it. Pure. */
import type { OutlineTask } from "../../data/outline.ts";
import { progressOf } from "../graph/plan-nodes.ts";

export interface TaskRow {
  readonly task: OutlineTask;
  readonly depth: number;
  /** How far the tasks right below it are. */
  readonly progress: string | null;
}

export function taskRows(tasks: readonly OutlineTask[]): TaskRow[] {
  const known = new Set(tasks.map(({ id }) => id));
  const sorted = tasks.toSorted((one, other) => one.order - other.order);
  const childrenOf = Map.groupBy(sorted, ({ parentTaskId }) => (parentTaskId !== null && known.has(parentTaskId) ? parentTaskId : ""));
  const rows: TaskRow[] = [];
  const add = (task: OutlineTask, depth: number) => {
    const below = childrenOf.get(task.id) ?? [];
    rows.push({ task, depth, progress: progressOf(below) ?? null });
    for (const child of below) add(child, depth + 1);
  };
  for (const task of childrenOf.get("") ?? []) add(task, 0);
  return rows;
}

/** All words of the question stand in the text, in any order. */
export function matches(text: string, question: string): boolean {
  const lower = text.toLowerCase();
  return question
    .toLowerCase()
    .split(/\s+/)
    .every((word) => lower.includes(word));
}
