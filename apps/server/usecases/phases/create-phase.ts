import { event, type NewPhase, type Phase } from "@signalbox/contracts";
import { requireFound } from "../access/require-found.ts";
import { command } from "../command.ts";

export const createPhase = command(
  "phase.create",
  async (tx, given: Omit<NewPhase, "id" | "createdAt" | "mergeBase">, { emit }): Promise<Phase> => {
    requireFound(await tx.initiatives.findById(given.initiativeId), "initiative", given.initiativeId);
    const phase = await tx.phases.create(given);
    emit(event("phase.created", phase.id, { initiativeId: phase.initiativeId, name: phase.name, status: phase.status }));
    return phase;
  },
);
