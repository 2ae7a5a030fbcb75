import type { PlanChange } from "@signalbox/contracts";
import type { Repositories } from "../../db/repositories/unit-of-work.ts";
import { type PlanRow, phaseEdgeId, readEdges, taskEdgeId } from "./plan-states.ts";

export type RowName = Omit<PlanRow, "state">;

/** A change that names its row: one that is to be made has got its id. */
export type NamedChange = PlanChange & { readonly entityId: string };

/** Every row that this change may touch, those it makes last, parents before what stands below them, edges after what they join. */
export async function findReach(tx: Repositories, change: NamedChange): Promise<RowName[]> {
  const { entityType, entityId } = change;
  const itself: RowName = { entityType, entityId };
  if (change.action === "delete") return reachOfDeletion(tx, itself);
  if (change.entityType !== "task") return [itself];
  const parents = await withParents(tx, change.state.parentTaskId);
  if (change.action === "create") return [...named("task", parents), itself];
  // A task that moves takes its subtasks along, and settles the parents it leaves and those it comes to.
  const left = (await tx.tasks.findAncestors(entityId)).map(({ id }) => id);
  const below = (await tx.tasks.findDescendants(entityId)).map(({ id }) => id);
  return named("task", [...new Set([...parents, ...left, entityId, ...below])]);
}

const named = (entityType: PlanRow["entityType"], ids: readonly string[]): RowName[] => ids.map((entityId) => ({ entityType, entityId }));

async function withParents({ tasks }: Repositories, id: string | null | undefined): Promise<string[]> {
  return id ? [id, ...(await tasks.findAncestors(id)).map((task) => task.id)] : [];
}

async function reachOfDeletion(tx: Repositories, { entityType, entityId }: RowName): Promise<RowName[]> {
  if (entityType === "page") return named("page", await withSubpages(tx, entityId));
  if (entityType !== "task" && entityType !== "phase") return [{ entityType, entityId }];
  const phaseIds = entityType === "phase" ? [entityId] : [];
  const top = entityType === "task" ? [entityId] : await topmostOfPhase(tx, entityId);
  const taskIds = await withSubtasks(tx, top);
  const edges = await readEdges(tx, { taskIds, phaseIds });
  return [
    ...named("phase", phaseIds),
    ...named("task", taskIds),
    ...edges.map((edge) => ({ entityType: edge.entityType, entityId: edge.entityId })),
  ];
}

/** The others of the phase stand below these. */
async function topmostOfPhase({ tasks }: Repositories, phaseId: string): Promise<string[]> {
  const all = await tasks.findByPhaseId(phaseId);
  const ids = new Set(all.map(({ id }) => id));
  return all.flatMap(({ id, parentTaskId }) => (parentTaskId !== null && ids.has(parentTaskId) ? [] : [id]));
}

/** Subtasks go with their parent wherever they stand. */
async function withSubtasks({ tasks }: Repositories, ids: readonly string[]): Promise<string[]> {
  const all: string[] = [];
  for (const id of ids) all.push(id, ...(await tasks.findDescendants(id)).map((task) => task.id));
  // One that was reached twice stands where it was reached last: below everything that it hangs on.
  return [...new Set(all.toReversed())].toReversed();
}

async function withSubpages({ pages }: Repositories, id: string): Promise<string[]> {
  const all = [id];
  for (const at of all) all.push(...(await pages.findByParentPageId(at)).map((page) => page.id));
  return all;
}

/** The id of what the change makes: the caller's, else a new one. An edge is named by its ends. */
export function nameChange(change: PlanChange, nextId: () => string): NamedChange {
  if (change.entityType === "task_dependency") return { ...change, entityId: taskEdgeId(change.state) };
  if (change.entityType === "phase_dependency") return { ...change, entityId: phaseEdgeId(change.state) };
  return { ...change, entityId: change.entityId ?? nextId() };
}
