import type { ChangeSetEntryEntityType, PhaseDependency, ReviewComment, TaskDependency, TaskLink } from "@signalbox/contracts";
import type { Repositories } from "../../db/repositories/unit-of-work.ts";

/** A row of the plan as JSON: instants as text, without what is counted on the rows. */
export type PlanState = Readonly<Record<string, unknown>>;

export interface PlanRow {
  readonly entityType: ChangeSetEntryEntityType;
  readonly entityId: string;
  readonly state: PlanState;
}

/** What goes with a row that is deleted and belongs to no list of the plan's own. Kept in its previous state under `attached`. */
export interface Attached {
  readonly links?: readonly TaskLink[];
  readonly issueIds?: readonly string[];
  readonly agentIds?: readonly string[];
  readonly comments?: readonly Readonly<Record<string, unknown>>[];
}

/** Kept by the store out of the rows around it, so that it is neither compared nor written back. */
const counted = ["priorityRank", "phaseOrder", "unmetDependencies", "inheritedUnmet", "unfinishedChildren", "gateOpen"];

const stateOf = (row: object): PlanState =>
  Object.fromEntries(
    Object.entries(row)
      .filter(([field]) => !counted.includes(field))
      .map(([field, value]) => [field, value instanceof Date ? value.toISOString() : value]),
  );

/** A stored state as a repository takes it. */
export function rowOf<Row>(state: PlanState): Row {
  const { attached, createdAt, updatedAt, ...row } = state;
  const instants = Object.entries({ createdAt, updatedAt }).flatMap(([field, value]) =>
    typeof value === "string" ? [[field, new Date(value)] as const] : [],
  );
  return { ...row, ...Object.fromEntries(instants) } as Row;
}

/** An edge has no id; both ends name it, and no id holds a colon. */
export const taskEdgeId = ({ taskId, dependsOnTaskId }: TaskDependency): string => `${taskId}:${dependsOnTaskId}`;
export const phaseEdgeId = ({ phaseId, dependsOnPhaseId }: PhaseDependency): string => `${phaseId}:${dependsOnPhaseId}`;

const endsOf = (id: string): readonly [string, string] => {
  const [from = "", to = ""] = id.split(":");
  return [from, to];
};
export const taskEdgeOf = (id: string): TaskDependency => ({ taskId: endsOf(id)[0], dependsOnTaskId: endsOf(id)[1] });
export const phaseEdgeOf = (id: string): PhaseDependency => ({ phaseId: endsOf(id)[0], dependsOnPhaseId: endsOf(id)[1] });

type Reads = Pick<Repositories, "tasks" | "phases" | "pages" | "reviewComments" | "issues" | "agents">;

/** The row as it is now, or null. */
export async function readState(
  { tasks, phases, pages }: Reads,
  { entityType, entityId }: Omit<PlanRow, "state">,
): Promise<PlanState | null> {
  if (entityType === "task_dependency") {
    const edge = taskEdgeOf(entityId);
    const stored = await tasks.findDependenciesOf([edge.taskId]);
    return stored.some((one) => one.dependsOnTaskId === edge.dependsOnTaskId) ? { ...edge } : null;
  }
  if (entityType === "phase_dependency") {
    const edge = phaseEdgeOf(entityId);
    const stored = await phases.findDependenciesOf([edge.phaseId]);
    return stored.some((one) => one.dependsOnPhaseId === edge.dependsOnPhaseId) ? { ...edge } : null;
  }
  const row = await { task: tasks, phase: phases, page: pages }[entityType].findById(entityId);
  return row && stateOf(row);
}

/** What hangs on a task or phase and would go, or lose its reference, with it. */
export async function readAttached(tx: Reads, { entityType, entityId }: Omit<PlanRow, "state">): Promise<Attached> {
  if (entityType === "phase") return { comments: (await tx.reviewComments.findByPhaseId(entityId)).map(commentState) };
  if (entityType !== "task") return {};
  return {
    links: await tx.tasks.findLinksOf(entityId),
    issueIds: (await tx.issues.findByTaskId(entityId)).map(({ id }) => id),
    agentIds: (await tx.agents.findByTaskIds([entityId])).map(({ id }) => id),
  };
}

const commentState = (comment: ReviewComment) => stateOf(comment);

/** Every dependency that begins or ends at these. */
export async function readEdges(
  { tasks, phases }: Reads,
  at: { taskIds: readonly string[]; phaseIds: readonly string[] },
): Promise<PlanRow[]> {
  const taskEdges = await tasks.findDependenciesOf(at.taskIds);
  for (const dependsOnTaskId of at.taskIds)
    for (const { id: taskId } of await tasks.getDependents(dependsOnTaskId)) taskEdges.push({ taskId, dependsOnTaskId });
  const phaseEdges = await phases.findDependenciesOf(at.phaseIds);
  for (const dependsOnPhaseId of at.phaseIds)
    for (const { id: phaseId } of await phases.getDependents(dependsOnPhaseId)) phaseEdges.push({ phaseId, dependsOnPhaseId });
  const rows: PlanRow[] = [
    ...phaseEdges.map((edge) => ({ entityType: "phase_dependency" as const, entityId: phaseEdgeId(edge), state: { ...edge } })),
    ...taskEdges.map((edge) => ({ entityType: "task_dependency" as const, entityId: taskEdgeId(edge), state: { ...edge } })),
  ];
  return [...new Map(rows.map((row) => [`${row.entityType} ${row.entityId}`, row])).values()];
}
