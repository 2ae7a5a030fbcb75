import type { NewPhase, Phase, PhaseCount, PhaseDependency, PhasePatch, PhaseRow, PhaseStatus } from "@signalbox/contracts";
import type { Paged, PageRequest } from "./paging.ts";

/** Lists are in order of creation. Every change that opens or closes a gate updates the tasks behind it in the same transaction. */
export interface PhaseRepository {
  create(phase: NewPhase): Promise<Phase>;
  findById(id: string): Promise<Phase | null>;
  findByIds(ids: readonly string[]): Promise<Phase[]>;
  findAll(filter: { initiativeId?: string | undefined; status?: PhaseStatus | undefined }, page: PageRequest): Promise<Paged<Phase>>;
  findByInitiativeId(initiativeId: string): Promise<Phase[]>;
  /** The phases of the initiative without their texts. */
  findOutline(initiativeId: string): Promise<PhaseRow[]>;
  /** Every phase counted, by initiative and status, in no order. */
  countByInitiative(): Promise<PhaseCount[]>;
  update(id: string, patch: PhasePatch): Promise<Phase>;
  delete(id: string): Promise<void>;
  /** Refused when it closes a cycle (the error spells it); a second call for the same pair changes nothing. */
  createDependency(phaseId: string, dependsOnPhaseId: string): Promise<void>;
  /** False when there was no such dependency. */
  deleteDependency(phaseId: string, dependsOnPhaseId: string): Promise<boolean>;
  /** The phases this one waits for. */
  getDependencies(phaseId: string): Promise<Phase[]>;
  /** The phases that wait for this one. */
  getDependents(phaseId: string): Promise<Phase[]>;
  findDependenciesOf(phaseIds: readonly string[]): Promise<PhaseDependency[]>;
}
