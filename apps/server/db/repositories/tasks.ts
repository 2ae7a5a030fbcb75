import type {
  NewTask,
  Task,
  TaskCount,
  TaskDependency,
  TaskLink,
  TaskPatch,
  TaskPriority,
  TaskRow,
  TaskStatus,
} from "@signalbox/contracts";
import type { Paged, PageRequest } from "./paging.ts";

export interface TaskFilter {
  status?: TaskStatus | undefined;
  initiativeId?: string | undefined;
  phaseId?: string | undefined;
  parentTaskId?: string | undefined;
  priority?: TaskPriority | undefined;
}

/** What stands on a task's row to decide whether it is ready and where it stands in the claim order. */
export type TaskReadiness = Pick<
  Task,
  "id" | "unmetDependencies" | "inheritedUnmet" | "unfinishedChildren" | "gateOpen" | "priorityRank" | "phaseOrder"
>;

/**
 * Lists are in order of creation unless said otherwise. What decides readiness (unmet dependencies, own and inherited, open
 * children, the gate of phase and initiative) is kept on the rows by every method here, in the same transaction.
 */
export interface TaskRepository {
  create(task: NewTask): Promise<Task>;
  /** Many at once, parents before or after their children; ids are required. For imports. */
  createMany(tasks: readonly (NewTask & { id: string })[]): Promise<void>;
  findById(id: string): Promise<Task | null>;
  findByIds(ids: readonly string[]): Promise<Task[]>;
  /** Tasks whose id begins with `prefix`, at most `limit`, by id. */
  findByIdPrefix(prefix: string, limit: number): Promise<Task[]>;
  /** Tasks of exactly this name, at most `limit`, by id. */
  findByName(name: string, limit: number): Promise<Task[]>;
  /**
   * Tasks whose name or description holds `text`, whatever its case (of ASCII letters at least), the newest first. Reads tasks until it has
   * found `limit` of them, all of them where fewer hold it: for a person or an agent that asks, not for a loop.
   */
  findByText(text: string, limit: number): Promise<Task[]>;
  findAll(filter: TaskFilter, page: PageRequest): Promise<Paged<Task>>;
  findByParentTaskId(parentTaskId: string): Promise<Task[]>;
  findByPhaseId(phaseId: string): Promise<Task[]>;
  findByInitiativeId(initiativeId: string): Promise<Task[]>;
  /** At most `limit` tasks of the initiative without their long texts: what a picture of the whole plan is made of. */
  findOutline(initiativeId: string, limit: number): Promise<TaskRow[]>;
  /** What the tasks of the initiative wait for, at most `limit` pairs; that may be a task of another initiative. */
  findDependenciesByInitiativeId(initiativeId: string, limit: number): Promise<TaskDependency[]>;
  /** Every task counted, by initiative and status, in no order. */
  countByInitiative(): Promise<TaskCount[]>;
  /** The ready tasks in the order they are claimed: priority, phase order, `order`, creation, id. */
  findReady(filter: { initiativeId?: string | undefined; limit: number }): Promise<Task[]>;
  /** Direct ancestors, the parent first. */
  findAncestors(id: string): Promise<Task[]>;
  /** Every descendant, breadth first. */
  findDescendants(id: string): Promise<Task[]>;
  update(id: string, patch: TaskPatch): Promise<Task>;
  /** Subtasks and dependencies go with it. */
  delete(id: string): Promise<void>;
  /** Gives the first ready task to the caller (status in_progress), or null. Two claims never get the same task. */
  claimNext(filter: { initiativeId?: string | undefined }): Promise<Task | null>;
  /** As `claimNext` for this task: null when it is not ready. */
  claimById(id: string): Promise<Task | null>;
  /** Refused when it closes a cycle (the error spells it) or joins a task with its own ancestor; idempotent. */
  createDependency(taskId: string, dependsOnTaskId: string): Promise<void>;
  /** Many at once, already known to be free of cycles. For imports. */
  createDependencies(dependencies: readonly TaskDependency[]): Promise<void>;
  /** False when there was no such dependency. */
  deleteDependency(taskId: string, dependsOnTaskId: string): Promise<boolean>;
  /** The tasks this one waits for. */
  getDependencies(taskId: string): Promise<Task[]>;
  /** The tasks that wait for this one. */
  getDependents(taskId: string): Promise<Task[]>;
  findDependenciesOf(taskIds: readonly string[]): Promise<TaskDependency[]>;
  createLinks(links: readonly TaskLink[]): Promise<void>;
  deleteLinksOf(taskIds: readonly string[]): Promise<number>;
  findLinksOf(taskId: string): Promise<TaskLink[]>;
  /** Overwrites what decides readiness. For repairs after a check of the whole; ids that do not exist are passed over. */
  setReadiness(rows: readonly TaskReadiness[]): Promise<void>;
}
