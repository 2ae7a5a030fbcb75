import type { Task } from "@signalbox/contracts";
import type { ReadRepositories } from "../../db/repositories/unit-of-work.ts";
import { isTerminal } from "../../domain/statuses.ts";
import type { InboxDraft } from "./collect-inbox.ts";

/** Tasks looked at for one inbox: what stands behind more than that counts as this much. */
const mostLookedAt = 2_000;

/** Counts the unfinished tasks that cannot end before an item is dealt with. What it reads for one item it keeps for the next. */
export function blockedCounter(reads: Pick<ReadRepositories, "tasks" | "phases">): (draft: InboxDraft) => Promise<number> {
  const behind = new Map<string, readonly Task[]>();
  const waitingOn = async (task: Task): Promise<readonly Task[]> => {
    const known = behind.get(task.id);
    if (known !== undefined || behind.size >= mostLookedAt) return known ?? [];
    const parent = task.parentTaskId === null ? [] : await reads.tasks.findByIds([task.parentTaskId]);
    const found = [...(await reads.tasks.getDependents(task.id)), ...parent].filter(({ status }) => !isTerminal(status));
    behind.set(task.id, found);
    return found;
  };
  return async ({ taskIds, phaseId }) => {
    const direct = phaseId === undefined ? await reads.tasks.findByIds(taskIds) : await tasksAfter(reads, phaseId);
    const held = new Map(direct.filter(({ status }) => !isTerminal(status)).map((task) => [task.id, task]));
    // A map goes on to what is added while it is walked.
    for (const task of held.values()) for (const next of await waitingOn(task)) held.set(next.id, held.get(next.id) ?? next);
    return held.size;
  };
}

async function tasksAfter({ tasks, phases }: Pick<ReadRepositories, "tasks" | "phases">, phaseId: string): Promise<Task[]> {
  const after: Task[] = [];
  for (const { id, status } of await phases.getDependents(phaseId))
    if (status !== "completed") after.push(...(await tasks.findByPhaseId(id)));
  return after;
}
