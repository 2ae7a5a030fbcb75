import { DomainError, type Task } from "@signalbox/contracts";
import type { ReadRepositories } from "../../db/repositories/unit-of-work.ts";

/** NOT_FOUND when there is no such task. */
export async function getTask({ tasks }: Pick<ReadRepositories, "tasks">, id: string): Promise<Task> {
  const task = await tasks.findById(id);
  if (!task) throw new DomainError("NOT_FOUND", `There is no task with the id ${id}.`, { details: { entity: "task", field: "id", id } });
  return task;
}
