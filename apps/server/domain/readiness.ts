import type { InitiativeStatus, PhaseStatus, Priority, TaskStatus } from "./statuses.ts";
import { isTerminal, letsTasksStart } from "./statuses.ts";

/** What stands on a task's row so that claiming the next one never looks at an edge. */
export interface Readiness {
  readonly unmetDependencies: number;
  readonly inheritedUnmet: number;
  readonly unfinishedChildren: number;
  readonly gateOpen: boolean;
  readonly priorityRank: number;
  readonly phaseOrder: number;
}

export type ReadinessRow = Pick<Readiness, "unmetDependencies" | "inheritedUnmet" | "unfinishedChildren" | "gateOpen"> & {
  readonly status: TaskStatus;
};

export interface ClaimOrderRow {
  readonly id: string;
  readonly priorityRank: number;
  readonly phaseOrder: number;
  readonly order: number;
  readonly createdAt: Date;
}

export function isReady(row: ReadinessRow): boolean {
  return (
    row.status === "pending" && row.unmetDependencies === 0 && row.inheritedUnmet === 0 && row.unfinishedChildren === 0 && row.gateOpen
  );
}

const ranks: Record<Priority, number> = { high: 0, medium: 1, low: 2 };

export function priorityRank(priority: Priority): number {
  return ranks[priority];
}

export interface GateFacts {
  readonly phaseStatus: PhaseStatus | null;
  readonly blockingPhaseStatuses: readonly PhaseStatus[];
  readonly initiativeStatus: InitiativeStatus | null;
}

export function gateOpen({ phaseStatus, blockingPhaseStatuses, initiativeStatus }: GateFacts): boolean {
  const phaseOpen =
    phaseStatus === null || (letsTasksStart(phaseStatus) && blockingPhaseStatuses.every((status) => status === "completed"));
  return phaseOpen && (initiativeStatus === null || initiativeStatus === "active");
}

/** The order in which ready tasks are handed out; total, because ids are unique. */
export function compareClaimOrder(a: ClaimOrderRow, b: ClaimOrderRow): number {
  return (
    a.priorityRank - b.priorityRank ||
    a.phaseOrder - b.phaseOrder ||
    a.order - b.order ||
    a.createdAt.getTime() - b.createdAt.getTime() ||
    Number(a.id > b.id) - Number(a.id < b.id)
  );
}

export interface PlannedTask {
  readonly id: string;
  readonly status: TaskStatus;
  readonly parentTaskId: string | null;
  readonly phaseId: string | null;
  readonly initiativeId: string | null;
  readonly priority: Priority;
}

export interface Plan {
  readonly tasks: readonly PlannedTask[];
  readonly dependencies: readonly { readonly taskId: string; readonly dependsOnTaskId: string }[];
  readonly phases: readonly { readonly id: string; readonly status: PhaseStatus; readonly createdAt: Date }[];
  readonly phaseDependencies: readonly { readonly phaseId: string; readonly dependsOnPhaseId: string }[];
  readonly initiatives: readonly { readonly id: string; readonly status: InitiativeStatus }[];
}

/** From scratch and in linear time: the truth the stored columns are checked against and repaired from. */
export function recomputeReadiness(plan: Plan): Map<string, Readiness> {
  const tasks = new Map(plan.tasks.map((task) => [task.id, task]));
  const unmet = countUnmet(plan, tasks);
  const inherited = sumInherited(plan.tasks, tasks, unmet);
  const children = countUnfinishedChildren(plan.tasks);
  const gates = readGates(plan);
  return new Map(
    plan.tasks.map((task) => [
      task.id,
      {
        unmetDependencies: unmet.get(task.id) ?? 0,
        inheritedUnmet: inherited.get(task.id) ?? 0,
        unfinishedChildren: children.get(task.id) ?? 0,
        gateOpen: gates.isOpen(task),
        priorityRank: priorityRank(task.priority),
        phaseOrder: gates.phaseOrder(task.phaseId),
      },
    ]),
  );
}

type TasksById = ReadonlyMap<string, PlannedTask>;
type Counts = ReadonlyMap<string, number>;

/** A blocker that is not in the plan counts as unmet: better to wait visibly than to start without it. */
function countUnmet(plan: Plan, tasks: TasksById): Counts {
  const counts = new Map<string, number>();
  for (const { taskId, dependsOnTaskId } of plan.dependencies) {
    if (tasks.get(dependsOnTaskId)?.status !== "completed") counts.set(taskId, (counts.get(taskId) ?? 0) + 1);
  }
  return counts;
}

function countUnfinishedChildren(tasks: readonly PlannedTask[]): Counts {
  const counts = new Map<string, number>();
  for (const { parentTaskId, status } of tasks) {
    if (parentTaskId !== null && !isTerminal(status)) counts.set(parentTaskId, (counts.get(parentTaskId) ?? 0) + 1);
  }
  return counts;
}

/** Climbs from each task to the first ancestor already summed, then comes back down, so every task is visited once. */
function sumInherited(all: readonly PlannedTask[], tasks: TasksById, unmet: Counts): Counts {
  const sums = new Map<string, number>();
  const parentOf = ({ parentTaskId }: PlannedTask) => (parentTaskId === null ? undefined : tasks.get(parentTaskId));
  for (const task of all) {
    // A damaged database may hold a cycle of parents: the set ends the climb there instead of turning for ever.
    const climbed = new Set<PlannedTask>();
    for (let at: PlannedTask | undefined = task; at && !sums.has(at.id) && !climbed.has(at); at = parentOf(at)) climbed.add(at);
    for (const below of [...climbed].reverse()) {
      const parent = parentOf(below);
      sums.set(below.id, parent ? (sums.get(parent.id) ?? 0) + (unmet.get(parent.id) ?? 0) : 0);
    }
  }
  return sums;
}

function readGates({ phases, phaseDependencies, initiatives }: Plan) {
  const phaseById = new Map(phases.map((phase) => [phase.id, phase]));
  const initiativeStatus = new Map(initiatives.map(({ id, status }) => [id, status]));
  const waiting = new Set(
    phaseDependencies.filter((edge) => phaseById.get(edge.dependsOnPhaseId)?.status !== "completed").map((edge) => edge.phaseId),
  );
  /** A phase or initiative that a task names but the plan lacks keeps the gate shut. */
  const isOpen = ({ phaseId, initiativeId }: PlannedTask): boolean => {
    if (initiativeId !== null && initiativeStatus.get(initiativeId) !== "active") return false;
    if (phaseId === null) return true;
    const phase = phaseById.get(phaseId);
    return phase !== undefined && !waiting.has(phaseId) && letsTasksStart(phase.status);
  };
  const phaseOrder = (phaseId: string | null): number => (phaseId === null ? 0 : (phaseById.get(phaseId)?.createdAt.getTime() ?? 0));
  return { isOpen, phaseOrder };
}

export interface ReadinessMismatch {
  readonly taskId: string;
  readonly field: keyof Readiness;
  /** null: the task has no stored row. */
  readonly stored: number | boolean | null;
  /** null: the task is not in the plan. */
  readonly expected: number | boolean | null;
}

const fields: readonly (keyof Readiness)[] = [
  "unmetDependencies",
  "inheritedUnmet",
  "unfinishedChildren",
  "gateOpen",
  "priorityRank",
  "phaseOrder",
];

/** In the order of the stored rows, then the tasks that have none. Empty when all agree. */
export function compareReadiness(
  stored: readonly (Readiness & { readonly id: string })[],
  recomputed: ReadonlyMap<string, Readiness>,
): ReadinessMismatch[] {
  const storedIds = new Set(stored.map(({ id }) => id));
  const missing = [...recomputed].filter(([id]) => !storedIds.has(id));
  return [
    ...stored.flatMap((row) => differences(row.id, row, recomputed.get(row.id))),
    ...missing.flatMap(([id, expected]) => differences(id, undefined, expected)),
  ];
}

function differences(taskId: string, stored: Readiness | undefined, expected: Readiness | undefined): ReadinessMismatch[] {
  return fields
    .filter((field) => stored?.[field] !== expected?.[field])
    .map((field) => ({ taskId, field, stored: stored?.[field] ?? null, expected: expected?.[field] ?? null }));
}
