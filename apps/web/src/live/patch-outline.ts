/** How rows that were read again come into a plan that is held already. Pure. */
import type { Outputs } from "../api/trpc.ts";
import type { Outline, OutlineTask } from "../data/outline.ts";
import type { LiveEvent } from "./feed.ts";

type Edges = Outline["taskDependencies"];
type Row = Outputs["tasks"]["byIds"][number];
type TaskEvent = Pick<LiveEvent, "type" | "streamId" | "payload">;

export function withEdges(edges: Edges, events: readonly TaskEvent[]): Edges {
  return events.reduce<Edges>((now, { type, streamId, payload }) => {
    if (type !== "task.dependencyAdded" && type !== "task.dependencyRemoved") return now;
    const { dependsOnTaskId } = payload as { dependsOnTaskId: string };
    const others = now.filter((edge) => edge.taskId !== streamId || edge.dependsOnTaskId !== dependsOnTaskId);
    return type === "task.dependencyAdded" ? [...others, { taskId: streamId, dependsOnTaskId }] : others;
  }, edges);
}

interface ReadRows {
  /** What was asked for: one of these without a row is gone. */
  readonly ids: readonly string[];
  readonly rows: readonly Row[];
  readonly events: readonly TaskEvent[];
}

export function withRows(outline: Outline, { ids, rows, events }: ReadRows): Outline {
  const agentName = agentNames(outline, events);
  const read = new Map(rows.map((row) => [row.id, row]));
  const asked = new Set(ids);
  const kept = outline.tasks.flatMap((task): OutlineTask[] => {
    const row = read.get(task.id);
    if (row) return [{ ...task, ...row, agentName: agentName(row) }];
    return asked.has(task.id) ? [] : [task];
  });
  const known = new Set(outline.tasks.map(({ id }) => id));
  const added = rows
    .filter((row) => !known.has(row.id) && belongs(row, outline, known))
    .map((row) => ({ ...row, agentName: agentName(row) }));
  return { ...outline, tasks: [...kept, ...added], taskDependencies: withEdges(outline.taskDependencies, events) };
}

const belongs = (row: Row, { initiative, phases }: Outline, known: ReadonlySet<string>): boolean =>
  row.initiativeId === initiative.id || known.has(row.parentTaskId ?? "") || phases.some(({ id }) => id === row.phaseId);

/** Who has a task stands in the event of its claim, not on its row. */
function agentNames({ tasks }: Outline, events: readonly TaskEvent[]): (row: Row) => string | null {
  const names = new Map(tasks.map((task) => [task.id, task.agentName]));
  for (const { type, streamId, payload } of events)
    if (type === "task.claimed") names.set(streamId, (payload as { agentName: string }).agentName);
  return (row) => (row.status === "in_progress" ? (names.get(row.id) ?? null) : null);
}
