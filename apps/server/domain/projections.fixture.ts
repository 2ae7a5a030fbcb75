import type { RecordedEvent } from "@signalbox/contracts";
import type { Problem, ProjectionTable, RowKey, Write } from "./projection.ts";
import { projectEvent, projectors, rowsRead } from "./projectors.ts";

type Row = Write["row"];

const idOf = (row: Row): string => ("key" in row ? row.key : row.id);
const place = ({ table, id }: RowKey) => `${table} ${id}`;

/** What a database does with projections, in memory: rows, and how far each projector has come. */
export function projections() {
  const rows = new Map<string, Row>();
  const cursors = new Map<string, number>();
  const problems: Problem[] = [];
  const project = (event: RecordedEvent): void => {
    const readable = new Set(rowsRead(event).map(place));
    const read = (table: ProjectionTable, id: string) => {
      // The caller reads beforehand, so an undeclared row would not be there.
      if (!readable.has(place({ table, id }))) throw new Error(`${event.type} asks for ${table} ${id} without having said so`);
      return rows.get(place({ table, id })) ?? null;
    };
    const projected = projectEvent(event, { lastSequence: (name) => cursors.get(name) ?? 0, read: read as never });
    for (const { table, op, row } of projected.writes) {
      if (op === "delete") rows.delete(place({ table, id: idOf(row) }));
      else rows.set(place({ table, id: idOf(row) }), row);
    }
    problems.push(...projected.problems);
    for (const { name } of projectors) cursors.set(name, Math.max(cursors.get(name) ?? 0, event.sequence));
  };
  return {
    project: (...events: readonly RecordedEvent[]) => events.forEach(project),
    /** Without their places in the log, only what stands on the rows protects them. */
    forgetCursors: () => cursors.clear(),
    problems,
    /** In the order of their keys: rows that are written again keep their place in a map. */
    rows: () => [...rows].sort(([a], [b]) => (a < b ? -1 : 1)),
    table: <Table extends ProjectionTable>(table: Table) =>
      [...rows].filter(([key]) => key.startsWith(`${table} `)).map(([, row]) => row) as Extract<Write, { table: Table }>["row"][],
  };
}
