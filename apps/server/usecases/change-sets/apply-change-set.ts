import { type ChangeSet, type ChangeSetMode, DomainError, event, type NewChangeSetEntry, type PlanChange } from "@signalbox/contracts";
import type { Repositories } from "../../db/repositories/unit-of-work.ts";
import { requireFound } from "../access/require-found.ts";
import { requireSelf } from "../access/require-self.ts";
import { type CommandScope, command } from "../command.ts";
import { nest } from "../nest.ts";
import { findReach, type NamedChange, nameChange, type RowName } from "./find-reach.ts";
import { performChange } from "./perform-change.ts";
import { type PlanRow, type PlanState, readAttached, readState } from "./plan-states.ts";
import { sameState } from "./same-state.ts";

export interface ApplyChangeSet {
  readonly initiativeId: string;
  readonly agentId?: string | undefined;
  readonly mode: ChangeSetMode;
  readonly summary?: string | null | undefined;
  /** In order: later ones may name what earlier ones made. */
  readonly changes: readonly PlanChange[];
}

/** All changes or none. What every touched row was before and is after is kept, so that the whole can be taken back. */
export const applyChangeSet = command("changeSet.apply", async (tx, input: ApplyChangeSet, scope): Promise<ChangeSet> => {
  const { initiativeId, mode, summary } = input;
  requireFound(await tx.initiatives.findById(initiativeId), "initiative", initiativeId);
  const author = await authorOf(tx, input, scope);
  const entries: NewChangeSetEntry[] = [];
  for (const change of input.changes) {
    const named = nameChange(change, scope.app.ids.next);
    entries.push(...(await recordChange(tx, named, () => performChange({ ...nest(tx, scope), tx, initiativeId }, named))));
    await requireInside(tx, named, { initiativeId, entries });
  }
  const changeSet = await tx.changeSets.create({ ...author, initiativeId, mode, summary }, entries);
  scope.emit(
    event("changeSet.applied", changeSet.id, { ...author, initiativeId, mode, summary: summary ?? null, entries: entries.length }),
  );
  return changeSet;
});

async function authorOf(tx: Repositories, given: ApplyChangeSet, { context }: CommandScope) {
  const agentId = given.agentId ?? null;
  requireSelf(context, agentId, "apply change sets");
  if (agentId === null) return { agentId, agentName: context.actor.id };
  return { agentId, agentName: requireFound(await tx.agents.findById(agentId), "agent", agentId).name };
}

/** The rows the change touched, as entries whose reverse order takes it back: rows that go before those they stand on. */
async function recordChange(tx: Repositories, change: NamedChange, perform: () => Promise<void>): Promise<NewChangeSetEntry[]> {
  const reach = await findReach(tx, change);
  const before = new Map<RowName, PlanState | null>();
  for (const name of reach) before.set(name, await readWhole(tx, name, change));
  await perform();
  const [gone, kept]: [NewChangeSetEntry[], NewChangeSetEntry[]] = [[], []];
  for (const name of reach) {
    const [previousState, newState] = [before.get(name) ?? null, await readState(tx, name)];
    if (newState === null && previousState !== null) gone.unshift({ ...name, action: "delete", previousState, newState });
    else if (newState !== null && previousState === null) kept.push({ ...name, action: "create", previousState, newState });
    else if (newState && previousState && !sameState(previousState, newState))
      kept.push({ ...name, action: "update", previousState, newState });
  }
  return [...gone, ...kept];
}

async function readWhole(tx: Repositories, name: RowName, { action }: NamedChange): Promise<PlanState | null> {
  const state = await readState(tx, name);
  if (state === null || action !== "delete") return state;
  const attached = await readAttached(tx, name);
  return Object.keys(attached).length > 0 ? { ...state, attached } : state;
}

interface Recorded {
  readonly initiativeId: string;
  readonly entries: readonly NewChangeSetEntry[];
}

/** A change set belongs to one initiative and goes with it. An edge counts to the side that waits. */
async function requireInside(tx: Repositories, change: NamedChange, { initiativeId, entries }: Recorded): Promise<void> {
  const owner = ownerOf(change);
  const recorded = entries.findLast(({ entityType, entityId }) => entityType === owner.entityType && entityId === owner.entityId);
  const state = recorded ? (recorded.newState ?? recorded.previousState) : await readState(tx, owner);
  const before = recorded?.previousState ?? state;
  if (!state || (state.initiativeId === initiativeId && before?.initiativeId === initiativeId)) return;
  throw new DomainError(
    "REFUSED",
    `The ${owner.entityType} ${owner.entityId} does not belong to the initiative ${initiativeId} of this change set (initiativeId).`,
    { details: { entity: owner.entityType, field: "initiativeId", id: owner.entityId } },
  );
}

function ownerOf(change: NamedChange): Omit<PlanRow, "state"> {
  if (change.entityType === "task_dependency") return { entityType: "task", entityId: change.state.taskId };
  if (change.entityType === "phase_dependency") return { entityType: "phase", entityId: change.state.phaseId };
  return change;
}
