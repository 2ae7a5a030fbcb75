/** The tasks of a plan by their state, in the order of the plan. Pure. */

import { type BoardColumn, boardColumns } from "../../data/allowed-steps.ts";
import type { Outline, OutlineTask } from "../../data/outline.ts";
import { statusOfTask } from "../../data/status-of.ts";
import { flattenPlan, matcherOf } from "./plan-tree.ts";

export type Columns = Readonly<Record<BoardColumn, readonly OutlineTask[]>>;

const none: ReadonlySet<string> = new Set();

export function columnsOf(outline: Outline, filter: string): Columns {
  const columns = emptyColumns();
  const matches = matcherOf(filter) ?? (() => true);
  for (const row of flattenPlan(outline, { collapsed: none, filter: "" }))
    if (row.kind === "task" && matches(row.task)) columns[statusOfTask(row.task) as BoardColumn].push(row.task);
  return columns;
}

const emptyColumns = () => Object.fromEntries(boardColumns.map((column) => [column, []])) as unknown as Record<BoardColumn, OutlineTask[]>;

/** New contents at the old places: a card whose state changed stays in its column while somebody is at the board, and is counted. */
export function holdColumns(shown: Columns, fresh: Columns): { value: Columns; moved: number } {
  const now = new Map(boardColumns.flatMap((column) => fresh[column].map((task) => [task.id, { column, task }] as const)));
  let moved = 0;
  const value = emptyColumns();
  for (const column of boardColumns)
    for (const old of shown[column]) {
      const found = now.get(old.id);
      now.delete(old.id);
      if (found?.column !== column) moved += 1;
      value[column].push(found?.task ?? old);
    }
  moved += now.size;
  return moved === 0 ? { value: fresh, moved } : { value, moved };
}
