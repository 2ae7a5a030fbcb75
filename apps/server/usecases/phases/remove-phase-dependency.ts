import { DomainError, event, type Phase, type PhaseDependency } from "@signalbox/contracts";
import { command } from "../command.ts";
import { getPhase } from "./get-phase.ts";

export const removePhaseDependency = command(
  "phase.removeDependency",
  async (tx, { phaseId, dependsOnPhaseId }: PhaseDependency, { emit }): Promise<Phase> => {
    await getPhase(tx, phaseId);
    if (!(await tx.phases.deleteDependency(phaseId, dependsOnPhaseId)))
      throw new DomainError("NOT_FOUND", `Phase ${phaseId} does not depend on ${dependsOnPhaseId}.`, {
        details: { entity: "phase_dependency", phaseId, dependsOnPhaseId },
      });
    emit(event("phase.dependencyRemoved", phaseId, { dependsOnPhaseId }));
    return getPhase(tx, phaseId);
  },
);
