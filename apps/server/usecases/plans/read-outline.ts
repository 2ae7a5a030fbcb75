import type { OutlineTask, PlanOutline, TaskRow } from "@signalbox/contracts";
import type { ReadRepositories } from "../../db/repositories/unit-of-work.ts";
import type { App } from "../../ports/app.ts";
import { requireFound } from "../access/require-found.ts";

const most = { tasks: 20_000, dependencies: 100_000 };

/** One initiative with everything that a picture of it needs: one statement for each table, however large the plan. */
export async function readOutline(
  { store: { reads } }: Pick<App, "store">,
  { initiativeId }: { initiativeId: string },
  limits = most,
): Promise<PlanOutline> {
  // Before the rows: what changes meanwhile comes once more with a feed that begins here, and nothing is missed.
  const sequence = await reads.events.readLastSequence();
  const initiative = requireFound(await reads.initiatives.findById(initiativeId), "initiative", initiativeId);
  const phases = await reads.phases.findOutline(initiativeId);
  const tasks = await reads.tasks.findOutline(initiativeId, limits.tasks + 1);
  const taskDependencies = await reads.tasks.findDependenciesByInitiativeId(initiativeId, limits.dependencies + 1);
  return {
    sequence,
    initiative,
    phases,
    phaseDependencies: await reads.phases.findDependenciesOf(phases.map(({ id }) => id)),
    tasks: await withAgents(reads, tasks.slice(0, limits.tasks)),
    taskDependencies: taskDependencies.slice(0, limits.dependencies),
    pages: await reads.pages.findOutline(initiativeId),
    truncated: tasks.length > limits.tasks || taskDependencies.length > limits.dependencies,
  };
}

/** A task in progress is held by the newest of its agents, as `why` says too. */
async function withAgents({ agents }: ReadRepositories, tasks: readonly TaskRow[]): Promise<OutlineTask[]> {
  const claimed = tasks.filter(({ status }) => status === "in_progress").map(({ id }) => id);
  const holders = new Map((await agents.findByTaskIds(claimed)).map(({ taskId, name }) => [taskId, name]));
  return tasks.map((task) => ({ ...task, agentName: (task.status === "in_progress" && holders.get(task.id)) || null }));
}
