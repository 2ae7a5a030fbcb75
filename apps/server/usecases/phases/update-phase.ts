import { DomainError, event, type Phase, type PhasePatch } from "@signalbox/contracts";
import type { Repositories } from "../../db/repositories/unit-of-work.ts";
import { changesOf } from "../../domain/changed-fields.ts";
import { isTerminal } from "../../domain/statuses.ts";
import { namedList } from "../access/named-list.ts";
import { command } from "../command.ts";
import { getPhase } from "./get-phase.ts";

export interface UpdatePhase {
  readonly id: string;
  readonly patch: Omit<PhasePatch, "mergeBase">;
}

/** A phase is completed only when its tasks have ended: what waits for the phase starts on their work. */
export const updatePhase = command("phase.update", async (tx, { id, patch }: UpdatePhase, { emit }): Promise<Phase> => {
  const before = await getPhase(tx, id);
  if (patch.status === "completed" && before.status !== "completed") await refuseUnfinishedTasks(tx, before);
  const after = await tx.phases.update(id, patch);
  const changes = changesOf(before, after, { shown: ["name", "status"], hidden: ["content", "mergeBase"] });
  if (changes) emit(event("phase.updated", id, changes));
  return after;
});

async function refuseUnfinishedTasks({ tasks }: Repositories, { id, name }: Phase): Promise<void> {
  const unfinished = (await tasks.findByPhaseId(id)).filter((task) => !isTerminal(task.status));
  if (unfinished.length === 0) return;
  throw new DomainError(
    "REFUSED",
    `Phase ${name} (${id}) cannot be completed: ${namedList(unfinished.map((task) => task.name))} ${unfinished.length === 1 ? "is" : "are"} not finished. Complete or cancel them, or move them to another phase.`,
    { details: { entity: "phase", field: "status", id, unfinished: unfinished.map((task) => task.id) } },
  );
}
