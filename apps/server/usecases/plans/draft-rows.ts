import type { NewTask, TaskDependency, TaskLink } from "@signalbox/contracts";
import type { DraftTask, PlanDraft } from "../../domain/plan-draft.ts";
import type { ImportWrite } from "./import-write.ts";
import type { ImportedIds } from "./imported-ids.ts";

/** A task of a draft as it is stored. A phase brings its initiative. */
export function taskRow(task: DraftTask, ids: ImportedIds): NewTask & { id: string } {
  const { key, name, description, category, priority, status, order, summary, createdAt, phaseKey, initiativeKey, parentKey } = task;
  const initiative = { initiativeId: initiativeKey === null ? null : ids.initiative(initiativeKey) };
  return {
    id: ids.task(key),
    ...{ name, description, category, priority, status, order, summary },
    ...(phaseKey === null ? { phaseId: null, ...initiative } : { phaseId: ids.phase(phaseKey) }),
    parentTaskId: parentKey === null ? null : ids.task(parentKey),
    ...(createdAt && { createdAt }),
  };
}

export const dependencyRow = ({ from, to }: PlanDraft["dependencies"][number], ids: ImportedIds): TaskDependency => ({
  taskId: ids.task(from),
  dependsOnTaskId: ids.task(to),
});

export const linkRow = ({ from, to, kind }: PlanDraft["links"][number], ids: ImportedIds): TaskLink => ({
  taskId: ids.task(from),
  linkedTaskId: ids.task(to),
  kind,
});

/** Links between tasks. A source may link phases and initiatives too; there is no place for those but the record. */
export function taskLinks({ comparison: { draft }, report }: ImportWrite): PlanDraft["links"] {
  const keys = new Set(draft.tasks.map(({ key }) => key));
  return draft.links.filter(({ from, to, kind }) => {
    const isBetweenTasks = keys.has(from) && keys.has(to);
    if (!isBetweenTasks)
      report({
        from,
        to,
        kind: "link",
        why: `The link "${kind}" from ${from} to ${to} is kept in the record only: it is not between tasks.`,
      });
    return isBetweenTasks;
  });
}

/** Parents before their children, otherwise in the order given; pieces can then be stored one after the other. */
export function parentsFirst(tasks: readonly DraftTask[]): DraftTask[] {
  const among = new Set(tasks.map(({ key }) => key));
  const children = Map.groupBy(tasks, ({ parentKey }) => (parentKey !== null && among.has(parentKey) ? parentKey : null));
  const ordered = [...(children.get(null) ?? [])];
  // The list grows while it is walked, so that each task brings its children to the end.
  for (const { key } of ordered) for (const child of children.get(key) ?? []) ordered.push(child);
  return ordered;
}

/**
 * Initiatives and phases: made if absent, their names kept in step. Those that no written task is in are not made: what was deleted here
 * stays deleted while only unchanged records name it.
 */
export async function storePlaces({ tx, comparison: { draft, ids, first } }: ImportWrite, written: readonly DraftTask[]): Promise<void> {
  const phaseKeys = new Set(written.map((task) => task.phaseKey));
  const isWanted = ({ key }: { readonly key: string }) => first || phaseKeys.has(key);
  const initiativeKeys = new Set([
    ...written.map((task) => task.initiativeKey),
    ...draft.phases.filter(isWanted).map((phase) => phase.initiativeKey),
  ]);
  for (const { key, name } of draft.initiatives) {
    const id = ids.initiative(key);
    const isMissing = await renameStored(tx.initiatives, { id, name });
    if (isMissing && (first || initiativeKeys.has(key))) await tx.initiatives.create({ id, name });
  }
  for (const phase of draft.phases) {
    const row = { id: ids.phase(phase.key), name: phase.name, initiativeId: ids.initiative(phase.initiativeKey) };
    const isMissing = await renameStored(tx.phases, row);
    // Approved: the plan was agreed on where it comes from, and its tasks would wait for nothing.
    if (isMissing && isWanted(phase)) await tx.phases.create({ ...row, status: "approved" });
  }
}

interface Named {
  findById(id: string): Promise<{ readonly name: string } | null>;
  update(id: string, patch: { name: string }): Promise<unknown>;
}

async function renameStored(places: Named, { id, name }: { readonly id: string; readonly name: string }): Promise<boolean> {
  const stored = await places.findById(id);
  if (stored && stored.name !== name) await places.update(id, { name });
  return stored === null;
}
