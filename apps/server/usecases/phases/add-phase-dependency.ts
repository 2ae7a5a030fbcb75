import type { Phase, PhaseDependency } from "@signalbox/contracts";
import { command } from "../command.ts";
import { getPhase } from "./get-phase.ts";

/** The tasks of the phase wait until the other phase is completed. Refused when it closes a cycle; the error spells it. */
export const addPhaseDependency = command(
  "phase.addDependency",
  async (tx, { phaseId, dependsOnPhaseId }: PhaseDependency): Promise<Phase> => {
    await getPhase(tx, phaseId);
    await getPhase(tx, dependsOnPhaseId);
    await tx.phases.createDependency(phaseId, dependsOnPhaseId);
    return getPhase(tx, phaseId);
  },
);
