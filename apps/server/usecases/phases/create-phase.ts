import type { NewPhase, Phase } from "@signalbox/contracts";
import { requireFound } from "../access/require-found.ts";
import { command } from "../command.ts";

export const createPhase = command("phase.create", async (tx, phase: Omit<NewPhase, "id" | "createdAt" | "mergeBase">): Promise<Phase> => {
  requireFound(await tx.initiatives.findById(phase.initiativeId), "initiative", phase.initiativeId);
  return tx.phases.create(phase);
});
