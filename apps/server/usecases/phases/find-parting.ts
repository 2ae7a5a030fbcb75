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

/** A row that stays depends on one that goes; the dependency goes with it. */
interface Dropped<Row> {
  readonly dependent: Row;
  readonly blocker: Row;
}

export interface Parting {
  readonly phases: readonly Dropped<Phase>[];
  readonly tasks: readonly Dropped<Task>[];
  /** Tasks that go, those below them included. */
  readonly tasksGoing: number;
}

type Tx = Pick<Repositories, "tasks" | "phases">;

/** What stays and depends on what goes. */
export async function findParting(tx: Tx, going: Going): Promise<Parting> {
  const all = await withSubtasks(tx, going.tasks);
  const phases = new Map(going.phases.map((phase) => [phase.id, phase]));
  return {
    phases: await findDropped(phases, (id) => tx.phases.getDependents(id)),
    tasks: await findDropped(all, (id) => tx.tasks.getDependents(id)),
    tasksGoing: all.size,
  };
}

/** The unfinished tasks and phases that stay and wait for unfinished work of those that go. */
export function waitingElsewhere({ phases, tasks }: Parting): Waiting[] {
  const waiting = new Map<string, Waiting>();
  for (const { dependent, blocker } of phases)
    if (blocker.status !== "completed" && dependent.status !== "completed") waiting.set(dependent.id, dependent);
  // A cancelled task holds others back too.
  for (const { dependent, blocker } of tasks)
    if (blocker.status !== "completed" && !isTerminal(dependent.status)) waiting.set(dependent.id, dependent);
  return [...waiting.values()];
}

async function findDropped<Row extends { readonly id: string }>(
  going: ReadonlyMap<string, Row>,
  getDependents: (id: string) => Promise<readonly Row[]>,
): Promise<Dropped<Row>[]> {
  const dropped: Dropped<Row>[] = [];
  for (const blocker of going.values())
    for (const dependent of await getDependents(blocker.id)) if (!going.has(dependent.id)) dropped.push({ dependent, blocker });
  return dropped;
}

/** Subtasks go with their parent wherever they stand; one look below each of the topmost finds them all. */
async function withSubtasks({ tasks }: Tx, going: readonly Task[]): Promise<Map<string, Task>> {
  const all = new Map(going.map((task) => [task.id, task]));
  const topmost = going.filter(({ parentTaskId }) => parentTaskId === null || !all.has(parentTaskId));
  for (const task of topmost) for (const below of await tasks.findDescendants(task.id)) all.set(below.id, below);
  return all;
}
