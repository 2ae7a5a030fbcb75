import { event, type Phase, type PhaseDependency } from "@signalbox/contracts";
import { command } from "../command.ts";
import { getPhase } from "./get-phase.ts";

/** The tasks of the phase wait until the other phase is completed. Refused when it closes a cycle; the error spells it. */
export const addPhaseDependency = command(
  "phase.addDependency",
  async (tx, { phaseId, dependsOnPhaseId }: PhaseDependency, { emit }): Promise<Phase> => {
    await getPhase(tx, phaseId);
    await getPhase(tx, dependsOnPhaseId);
    const known = (await tx.phases.findDependenciesOf([phaseId])).some((one) => one.dependsOnPhaseId === dependsOnPhaseId);
    await tx.phases.createDependency(phaseId, dependsOnPhaseId);
    if (!known) emit(event("phase.dependencyAdded", phaseId, { dependsOnPhaseId }));
    return getPhase(tx, phaseId);
  },
);
