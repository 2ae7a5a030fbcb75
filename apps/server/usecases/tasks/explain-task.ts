import type { Task } from "@signalbox/contracts";
import type { ReadRepositories } from "../../db/repositories/unit-of-work.ts";
import { isTerminal } from "../../domain/statuses.ts";
import { explainTask as explain, type Reason, type TaskFacts, type UnmetBlocker } from "../../domain/why.ts";
import type { App } from "../../ports/app.ts";
import { getTask } from "./get-task.ts";

/** How far the chain of blockers is followed, how many are named at each step, and how many in all. */
const limits = { depth: 5, blockers: 20, explained: 100 };

export interface TaskExplanation {
  readonly task: Task;
  readonly reasons: readonly Reason[];
}

/** Why a task stands where it stands: every reason, and for each blocker its own. */
export async function explainTask({ store: { reads } }: Pick<App, "store">, { id }: { id: string }): Promise<TaskExplanation> {
  const task = await getTask(reads, id);
  return { task, reasons: explain(await gatherFacts({ reads, depth: limits.depth, explained: new Set([id]) }, task)) };
}

interface Walk {
  readonly reads: ReadRepositories;
  /** Steps still to go. */
  readonly depth: number;
  /** Tasks whose reasons stand somewhere already: a plan of diamonds would repeat them without end. */
  readonly explained: Set<string>;
}

async function gatherFacts(walk: Walk, task: Task): Promise<TaskFacts> {
  const { reads } = walk;
  const agent = await reads.agents.findByTaskId(task.id);
  const ancestors: TaskFacts["ancestors"][number][] = [];
  for (const ancestor of await reads.tasks.findAncestors(task.id))
    ancestors.push({ ...ancestor, unmetBlockers: await unmetBlockers(walk, ancestor) });
  return {
    task,
    unmetBlockers: await unmetBlockers(walk, task),
    ancestors,
    unfinishedChildren: (await reads.tasks.findByParentTaskId(task.id))
      .filter((child) => !isTerminal(child.status))
      .slice(0, limits.blockers),
    phase: await phaseFacts(reads, task.phaseId),
    initiative: task.initiativeId === null ? null : await reads.initiatives.findById(task.initiativeId),
    claimedBy: agent && task.status === "in_progress" ? { agentId: agent.id, name: agent.name, since: task.updatedAt } : null,
    openQuestions: agent ? await openQuestions(reads, agent.id) : [],
  };
}

async function unmetBlockers(walk: Walk, task: Task): Promise<UnmetBlocker[]> {
  if (task.unmetDependencies === 0) return [];
  const { reads } = walk;
  const unmet = (await reads.tasks.getDependencies(task.id)).filter((blocker) => blocker.status !== "completed").slice(0, limits.blockers);
  const agents = new Map((await reads.agents.findByTaskIds(unmet.map((blocker) => blocker.id))).map((agent) => [agent.taskId, agent.name]));
  const blockers: UnmetBlocker[] = [];
  for (const blocker of unmet)
    blockers.push({ ...blocker, holder: agents.get(blocker.id) ?? null, reasons: await reasonsOf(walk, blocker) });
  return blockers;
}

async function reasonsOf({ reads, depth, explained }: Walk, blocker: Task) {
  if (depth === 0 || explained.has(blocker.id) || explained.size >= limits.explained) return [];
  explained.add(blocker.id);
  return explain(await gatherFacts({ reads, depth: depth - 1, explained }, blocker));
}

async function openQuestions({ messages }: ReadRepositories, agentId: string) {
  const sent = await messages.findBySender("agent", agentId);
  return sent.filter((message) => message.requiresResponse && message.status !== "responded");
}

async function phaseFacts({ phases }: ReadRepositories, phaseId: string | null): Promise<TaskFacts["phase"]> {
  const phase = phaseId === null ? null : await phases.findById(phaseId);
  return phase && { ...phase, blockingPhases: await phases.getDependencies(phase.id) };
}
