/** Closely set columns for graphs that are too large to leave room for every edge. Pure. */
import { nodeStep, type Placed, type Placing } from "./placing.ts";

const SWEEPS = 6;

/** Each column in the order of what its nodes wait for or hold up. */
export function setColumns({ ids, edges, layerOf }: Placing): Placed {
  const columns = Array.from({ length: ids.reduce((most, id) => Math.max(most, layerOf(id) + 1), 0) }, () => [] as string[]);
  for (const id of ids) columns[layerOf(id)]?.push(id);
  const before = Map.groupBy(edges, ({ to }) => to);
  const after = Map.groupBy(edges, ({ from }) => from);
  const sort = sorter(columns);
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    if (sweep % 2 === 0) for (const column of columns) sort(column, (id) => (before.get(id) ?? []).map(({ from }) => from));
    else for (const column of columns.toReversed()) sort(column, (id) => (after.get(id) ?? []).map(({ to }) => to));
  }
  const tallest = columns.reduce((most, { length }) => Math.max(most, length), 0);
  const middled = (column: readonly string[]) =>
    column.map((id, index) => [id, (index + (tallest - column.length) / 2) * nodeStep.y] as const);
  return { top: new Map(columns.flatMap(middled)), around: () => [] };
}

/** Sorts a column by where the neighbours of its nodes stand: by their share of their column, as columns differ in height. */
function sorter(columns: readonly string[][]) {
  const at = new Map<string, number>();
  const note = (column: readonly string[]) => {
    for (const [index, id] of column.entries()) at.set(id, (index + 0.5) / column.length);
  };
  columns.forEach(note);
  return (column: string[], neighboursOf: (id: string) => readonly string[]) => {
    const pulls = new Map(column.map((id) => [id, mean(neighboursOf(id).map((other) => at.get(other) ?? 0)) ?? at.get(id) ?? 0]));
    column.sort((one, other) => (pulls.get(one) ?? 0) - (pulls.get(other) ?? 0));
    note(column);
  };
}

const mean = (numbers: readonly number[]): number | null =>
  numbers.length === 0 ? null : numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
