import { type ChangeSet, type ChangeSetEntry, DomainError, event } from "@signalbox/contracts";
import type { Repositories } from "../../db/repositories/unit-of-work.ts";
import { isTerminal } from "../../domain/statuses.ts";
import { namedList } from "../access/named-list.ts";
import { requireFound } from "../access/require-found.ts";
import { userCommand } from "../access/require-user.ts";
import type { CommandScope } from "../command.ts";
import { reopenAccepted } from "../proposals/reopen-accepted.ts";
import { requireOpenParent } from "../tasks/require-open-parent.ts";
import { reopenParents } from "../tasks/settle-parents.ts";
import { findConflicts } from "./find-conflicts.ts";
import { attachedTo, takeBack } from "./take-back.ts";

/** Puts every row back as it was. CONFLICT where one has been changed since, naming all of those, or when it was reverted before. */
export const revertChangeSet = userCommand(
  "changeSet.revert",
  "revert a change set",
  async (tx, { id }: { id: string }, { emit }): Promise<ChangeSet> => {
    const { initiativeId } = requireFound(await tx.changeSets.findById(id), "change set", id);
    const reverted = await tx.changeSets.markReverted(id);
    const entries = await tx.changeSets.findEntries(id);
    // First, for an issue that a proposal brought along would stand in the way of its task.
    const reopened = await reopenAccepted(tx, reverted, touchedBy(entries));
    await refuseConflicts(tx, id, entries);
    emit(event("changeSet.reverted", id, { initiativeId }));
    for (const entry of entries.toReversed()) emit(...(await takeBack(tx, entry)));
    await restoreLinks(tx, entries);
    await settleTasks(tx, entries, { emit });
    emit(...reopened);
    return reverted;
  },
);

/** A row that was made and then changed was made. */
const touchedBy = (entries: readonly ChangeSetEntry[]): ReadonlyMap<string, "made" | "changed"> =>
  new Map(entries.toReversed().map(({ entityId, action }) => [entityId, action === "create" ? "made" : "changed"]));

async function refuseConflicts(tx: Repositories, id: string, entries: readonly ChangeSetEntry[]): Promise<void> {
  const conflicts = await findConflicts(tx, entries);
  if (conflicts.length === 0) return;
  const sentences = conflicts.map(({ entityType, entityId, since }) => `${entityType.replace("_", " ")} ${entityId} ${since}`);
  throw new DomainError(
    "CONFLICT",
    `Change set ${id} cannot be reverted: since then ${namedList(sentences)}. Undo those changes first, or change the plan by hand.`,
    { details: { entity: "change_set", id, conflicts } },
  );
}

/** When all tasks are there again: a link may join two that were deleted. */
async function restoreLinks({ tasks }: Repositories, entries: readonly ChangeSetEntry[]): Promise<void> {
  const links = entries.flatMap(({ previousState }) => attachedTo(previousState).links ?? []);
  const there = new Set((await tasks.findByIds(links.flatMap(({ taskId, linkedTaskId }) => [taskId, linkedTaskId]))).map(({ id }) => id));
  await tasks.createLinks(links.filter(({ taskId, linkedTaskId }) => there.has(taskId) && there.has(linkedTaskId)));
}

/** An open task may have come back under a parent that has ended since, though the change set never touched that parent. */
async function settleTasks(tx: Repositories, entries: readonly ChangeSetEntry[], { emit }: Pick<CommandScope, "emit">): Promise<void> {
  const ids = entries.flatMap(({ entityType, entityId, action }) => (entityType === "task" && action !== "create" ? [entityId] : []));
  for (const task of await tx.tasks.findByIds(ids)) {
    if (isTerminal(task.status)) continue;
    await requireOpenParent(tx, task.parentTaskId);
    await reopenParents(tx, task, { emit });
  }
}
