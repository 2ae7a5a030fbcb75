import type { ChangeSetEntry } from "@signalbox/contracts";
import type { Repositories } from "../../db/repositories/unit-of-work.ts";
import { readAttached, readEdges, readState } from "./plan-states.ts";
import { differingFields } from "./same-state.ts";

export interface RevertConflict {
  readonly entityType: ChangeSetEntry["entityType"];
  readonly entityId: string;
  /** What happened since, as the end of a sentence that begins with the row. */
  readonly since: string;
}

const nameOf = ({ entityType, entityId }: Pick<ChangeSetEntry, "entityType" | "entityId">) => `${entityType} ${entityId}`;

/** Every row that is not any more as the change set left it, and everything that was put on a row it made. */
export async function findConflicts(tx: Repositories, entries: readonly ChangeSetEntry[]): Promise<RevertConflict[]> {
  const conflicts: RevertConflict[] = [];
  // Of a row that was changed twice, the last entry says how it was left.
  const left = new Map(entries.map((entry) => [nameOf(entry), entry]));
  for (const entry of left.values()) {
    const since = await changeSince(tx, entry);
    if (since !== null) conflicts.push({ entityType: entry.entityType, entityId: entry.entityId, since });
  }
  const made = entries.filter(
    ({ action, entityType, entityId }) => action === "create" && left.get(nameOf({ entityType, entityId }))?.newState,
  );
  for (const { entityType, entityId } of made)
    for (const name of await hangingOn(tx, { entityType, entityId }))
      if (!left.has(name)) conflicts.push({ entityType, entityId, since: `has got the ${name}` });
  return conflicts;
}

async function changeSince(tx: Repositories, entry: ChangeSetEntry): Promise<string | null> {
  const current = await readState(tx, entry);
  const { newState } = entry;
  if (current === null) return newState === null ? null : "was deleted";
  if (newState === null) return "was made again";
  const fields = differingFields(newState, current);
  return fields.length > 0 ? `was changed (${fields.join(", ")})` : null;
}

/** The names of what would go with the row. */
async function hangingOn(tx: Repositories, row: Pick<ChangeSetEntry, "entityType" | "entityId">): Promise<string[]> {
  const { entityType, entityId } = row;
  if (entityType === "page") return (await tx.pages.findByParentPageId(entityId)).map(({ id }) => `page ${id}`);
  if (entityType !== "task" && entityType !== "phase") return [];
  const isTask = entityType === "task";
  const tasks = isTask ? await tx.tasks.findByParentTaskId(entityId) : await tx.tasks.findByPhaseId(entityId);
  const edges = await readEdges(tx, { taskIds: isTask ? [entityId] : [], phaseIds: isTask ? [] : [entityId] });
  const { links = [], issueIds = [], agentIds = [], comments = [] } = await readAttached(tx, row);
  return [
    ...tasks.map(({ id }) => `task ${id}`),
    ...edges.map(nameOf),
    ...links.map(({ taskId, linkedTaskId }) => `link ${taskId} to ${linkedTaskId}`),
    ...issueIds.map((id) => `issue ${id}`),
    ...agentIds.map((id) => `agent ${id}`),
    ...comments.map(({ id }) => `comment ${String(id)}`),
  ];
}
