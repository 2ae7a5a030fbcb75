import { DomainError, type TaskDependency } from "@signalbox/contracts";
import type { DraftTask, LeftOut } from "../../domain/plan-draft.ts";
import { dependencyRow, linkRow, parentsFirst, storePlaces, taskLinks, taskRow } from "./draft-rows.ts";
import type { ImportWrite } from "./import-write.ts";
import { inPieces } from "./in-pieces.ts";

interface Update extends ImportWrite {
  /** Keys of tasks that are stored now or will be: an edge to any other leads nowhere. */
  readonly alive: ReadonlySet<string>;
  /** Keys of tasks that this import makes. An unchanged record may name one that was not there before. */
  readonly createdKeys: ReadonlySet<string>;
  /** Keys of tasks that this import makes or overwrites. */
  readonly writtenKeys: ReadonlySet<string>;
}

/** First everything old is taken away, then the new is added: half of either could close a cycle that the whole does not. */
export async function updateImport(write: ImportWrite): Promise<void> {
  const { created, updated, stored, draft, ids } = write.comparison;
  const createdKeys = new Set(created.map(({ key }) => key));
  const writtenKeys = new Set([...createdKeys, ...updated.map(({ key }) => key)]);
  const alive = new Set(draft.tasks.flatMap(({ key }) => (createdKeys.has(key) || stored.has(ids.task(key)) ? key : [])));
  const update: Update = { ...write, alive, createdKeys, writtenKeys };
  await takeAway(update);
  await storePlaces(write, [...created, ...updated]);
  await storeTasks(update);
  await addDependencies(update);
  await replaceLinks(update);
}

async function takeAway(update: Update): Promise<void> {
  const { draft, formerKeys, ids, updated } = update.comparison;
  const wanted = new Set(draft.dependencies.map(edgeKey));
  const keyOf = new Map([...draft.tasks.map(({ key }) => key), ...formerKeys].map((key) => [ids.task(key), key]));
  const isVanished = ({ taskId, dependsOnTaskId }: TaskDependency) => {
    const [from, to] = [keyOf.get(taskId), keyOf.get(dependsOnTaskId)];
    // What a person let it wait for, outside of the imported plan, is not the source's to take away.
    return from !== undefined && to !== undefined && !wanted.has(edgeKey({ from, to }));
  };
  for (const part of inPieces(updated)) {
    await leaveFormerParents(part, update);
    const edges = await update.tx.tasks.findDependenciesOf(part.map(({ key }) => ids.task(key)));
    for (const edge of edges.filter(isVanished)) await update.tx.tasks.deleteDependency(edge.taskId, edge.dependsOnTaskId);
  }
}

async function leaveFormerParents(tasks: readonly DraftTask[], { tx, comparison: { ids } }: Update): Promise<void> {
  const parents = new Map(tasks.map(({ key, parentKey }) => [ids.task(key), parentKey === null ? null : ids.task(parentKey)]));
  for (const { id, parentTaskId } of await tx.tasks.findByIds([...parents.keys()]))
    if (parentTaskId !== null && parentTaskId !== parents.get(id)) await tx.tasks.update(id, { parentTaskId: null });
}

async function storeTasks(update: Update): Promise<void> {
  const { tx, writeAll, createdKeys, writtenKeys } = update;
  const { created, updated, draft, ids, stored } = update.comparison;
  await writeAll("tasks", parentsFirst(created), (part) =>
    tx.tasks.createMany(part.map((task) => taskRow(underLivingParent(task, update), ids))),
  );
  await writeAll("tasks", updated, async (part) => {
    for (const task of part) await overwrite(underLivingParent(task, update), update);
  });
  const adopted = ({ key, parentKey }: DraftTask) =>
    !writtenKeys.has(key) && parentKey !== null && createdKeys.has(parentKey) && stored.has(ids.task(key));
  for (const task of draft.tasks.filter(adopted)) await moveUnderParent(task, update);
}

/** A parent that was deleted here is not brought back by its children. */
function underLivingParent(task: DraftTask, { alive, report }: Update): DraftTask {
  const { key, parentKey } = task;
  if (parentKey === null || alive.has(parentKey)) return task;
  report(deletedHere({ from: key, to: parentKey, kind: "parent" }));
  return { ...task, parentKey: null };
}

async function overwrite(task: DraftTask, update: Update): Promise<void> {
  const { tx, comparison, report } = update;
  const { id, createdAt: _, parentTaskId, ...fields } = taskRow(task, comparison.ids);
  const parent = { from: task.key, to: task.parentKey ?? "", kind: "parent" } as const;
  const isDone = await unlessRefused(parent, report, () => tx.tasks.update(id, { ...fields, parentTaskId }));
  if (!isDone) await tx.tasks.update(id, fields);
}

async function moveUnderParent({ key, parentKey }: DraftTask, { tx, comparison: { ids }, report }: Update): Promise<void> {
  if (parentKey === null) return;
  await unlessRefused({ from: key, to: parentKey, kind: "parent" }, report, () =>
    tx.tasks.update(ids.task(key), { parentTaskId: ids.task(parentKey) }),
  );
}

async function addDependencies(update: Update): Promise<void> {
  const { tx, comparison, writeAll, report } = update;
  await writeAll(
    "dependencies",
    comparison.draft.dependencies.filter((edge) => isTouched(edge, update)),
    async (part) => {
      const rows = part.map((edge) => dependencyRow(edge, comparison.ids));
      const stored = await tx.tasks.findDependenciesOf([...new Set(rows.map(({ taskId }) => taskId))]);
      const known = new Set(stored.map(({ taskId, dependsOnTaskId }) => edgeKey({ from: taskId, to: dependsOnTaskId })));
      for (const [index, { taskId, dependsOnTaskId }] of rows.entries()) {
        const { from, to } = part[index] ?? { from: taskId, to: dependsOnTaskId };
        if (known.has(edgeKey({ from: taskId, to: dependsOnTaskId }))) continue;
        await unlessRefused({ from, to, kind: "dependency" }, report, () => tx.tasks.createDependency(taskId, dependsOnTaskId));
      }
    },
  );
}

async function replaceLinks(update: Update): Promise<void> {
  const { tx, comparison, writeAll } = update;
  for (const part of inPieces(comparison.updated)) await tx.tasks.deleteLinksOf(part.map(({ key }) => comparison.ids.task(key)));
  const links = taskLinks(update).filter((link) => isTouched(link, update));
  await writeAll("links", links, (part) => tx.tasks.createLinks(part.map((link) => linkRow(link, comparison.ids))));
}

/** Whether this import has to write the edge; one that leads to a task deleted here is reported. */
function isTouched(
  { from, to, kind = "dependency" }: { from: string; to: string; kind?: string },
  { alive, createdKeys, writtenKeys, report }: Update,
): boolean {
  if (!writtenKeys.has(from) && !createdKeys.has(to)) return false;
  if (alive.has(from) && alive.has(to)) return true;
  if (alive.has(from)) report(deletedHere({ from, to, kind: kind === "dependency" ? kind : "link" }));
  return false;
}

const edgeKey = ({ from, to }: { from: string; to: string }): string => JSON.stringify([from, to]);

const deletedHere = (edge: Omit<LeftOut, "why">): LeftOut => ({
  ...edge,
  why: `The ${edge.kind} of ${edge.from} is left out: ${edge.to} was deleted here and its record has not changed since.`,
});

/** What was done here may stand against what the source says now, and then it stays. */
async function unlessRefused(edge: Omit<LeftOut, "why">, report: Update["report"], write: () => Promise<unknown>): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    if (!(error instanceof DomainError && error.code === "REFUSED")) throw error;
    report({ ...edge, why: error.message });
    return false;
  }
}
