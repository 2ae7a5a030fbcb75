import type { Phase, Task } from "@signalbox/contracts";
import type { Repositories } from "../../db/repositories/unit-of-work.ts";
import { isTerminal } from "../../domain/statuses.ts";

export interface Waiting {
  readonly id: string;
  readonly name: string;
}

interface Going {
  readonly phases: readonly Phase[];
  readonly tasks: readonly Task[];
}

type Tx = Pick<Repositories, "tasks" | "phases">;

/** The unfinished tasks and phases that stay and wait for unfinished work of those that go. */
export async function findWaitingElsewhere(tx: Tx, going: Going): Promise<Waiting[]> {
  return [...(await waitingPhases(tx, going)), ...(await waitingTasks(tx, going))];
}

async function waitingPhases({ phases }: Tx, going: Going): Promise<Waiting[]> {
  const waiting = new Map<string, Waiting>();
  const goingIds = new Set(going.phases.map((phase) => phase.id));
  for (const phase of going.phases.filter(({ status }) => status !== "completed"))
    for (const dependent of await phases.getDependents(phase.id))
      if (!goingIds.has(dependent.id) && dependent.status !== "completed") waiting.set(dependent.id, dependent);
  return [...waiting.values()];
}

async function waitingTasks(tx: Tx, going: Going): Promise<Waiting[]> {
  const all = await withSubtasks(tx, going.tasks);
  const waiting = new Map<string, Waiting>();
  // A cancelled task holds others back too.
  for (const task of [...all.values()].filter(({ status }) => status !== "completed"))
    for (const dependent of await tx.tasks.getDependents(task.id))
      if (!all.has(dependent.id) && !isTerminal(dependent.status)) waiting.set(dependent.id, dependent);
  return [...waiting.values()];
}

/** Subtasks go with their parent wherever they stand; one look below each of the topmost finds them all. */
async function withSubtasks({ tasks }: Tx, going: readonly Task[]): Promise<Map<string, Task>> {
  const all = new Map(going.map((task) => [task.id, task]));
  const topmost = going.filter(({ parentTaskId }) => parentTaskId === null || !all.has(parentTaskId));
  for (const task of topmost) for (const below of await tasks.findDescendants(task.id)) all.set(below.id, below);
  return all;
}
