import { DomainError } from "@signalbox/contracts";
import type { Repositories } from "../../db/repositories/unit-of-work.ts";

/** An open task under a cancelled one would be work that nobody wants: the parent is reopened first. */
export async function requireOpenParent({ tasks }: Pick<Repositories, "tasks">, parentTaskId: string | null | undefined): Promise<void> {
  const parent = parentTaskId ? await tasks.findById(parentTaskId) : null;
  if (parent?.status !== "cancelled") return;
  throw new DomainError("REFUSED", `Task ${parent.id} ("${parent.name}") is cancelled and takes no open subtasks; reopen it first.`, {
    details: { entity: "task", field: "parentTaskId", id: parent.id },
  });
}
