import { DomainError } from "@signalbox/contracts";
import { isTerminal } from "../../domain/statuses.ts";
import { command } from "../command.ts";
import { getTask } from "./get-task.ts";

export interface DeleteTask {
  readonly id: string;
  /** Deletes it though others wait for it; their dependencies go with it, so they may become ready. */
  readonly dropDependencies?: boolean | undefined;
}

/** Subtasks go with it. Refused while others wait for unfinished work in it, so that a deletion never lets them start unnoticed. */
export const deleteTask = command("task.delete", async (tx, { id, dropDependencies }: DeleteTask): Promise<void> => {
  const task = await getTask(tx, id);
  const going = [task, ...(await tx.tasks.findDescendants(id))];
  const goingIds = new Set(going.map((one) => one.id));
  const waiting = new Map<string, string>();
  for (const blocker of going.filter((one) => one.status !== "completed"))
    for (const dependent of await tx.tasks.getDependents(blocker.id))
      if (!goingIds.has(dependent.id) && !isTerminal(dependent.status)) waiting.set(dependent.id, dependent.name);
  if (waiting.size > 0 && !dropDependencies)
    throw new DomainError(
      "REFUSED",
      `Task ${id} cannot be deleted: ${[...waiting.values()].join(", ")} ${waiting.size === 1 ? "waits" : "wait"} for it. Remove those dependencies first, or delete it with dropDependencies.`,
      {
        details: { entity: "task", id, waiting: [...waiting.keys()] },
      },
    );
  await tx.tasks.delete(id);
});
