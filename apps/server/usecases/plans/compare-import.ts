import { issueIdOf, type NewIssue, type Task } from "@signalbox/contracts";
import type { ReadRepositories } from "../../db/repositories/unit-of-work.ts";
import { canonicalJson } from "../../domain/canonical-json.ts";
import type { DraftTask, PlanDraft } from "../../domain/plan-draft.ts";
import { type ImportReport, namedGone } from "./import-report.ts";
import { type ImportedIds, importedIds } from "./imported-ids.ts";
import { inPieces } from "./in-pieces.ts";

/** A draft held against what is stored. */
export interface Comparison {
  readonly ids: ImportedIds;
  readonly draft: PlanDraft;
  /** Nothing of this source is stored. */
  readonly first: boolean;
  /** Records that are new or changed, as issues. */
  readonly issues: readonly NewIssue[];
  readonly created: readonly DraftTask[];
  readonly updated: readonly DraftTask[];
  /** Ids of the draft's tasks that are stored. */
  readonly stored: ReadonlySet<string>;
  /** Keys of tasks that an earlier import made and the draft lacks. */
  readonly formerKeys: readonly string[];
  readonly tally: Pick<ImportReport, "records" | "tasks" | "gone">;
}

type Reads = Pick<ReadRepositories, "issues" | "metadata" | "tasks">;

export async function compareImport(reads: Reads, draft: PlanDraft): Promise<Comparison> {
  const ids = importedIds(draft.source);
  const { changed, created: newRecords } = await compareRecords(reads, draft, ids);
  const records = new Set(draft.records.map(({ sourceId }) => sourceId));
  const changedRecords = new Set(changed.map(({ sourceId }) => sourceId));
  const stored = new Set(
    (
      await findTasks(
        reads,
        draft.tasks.map(({ key }) => ids.task(key)),
      )
    ).map(({ id }) => id),
  );
  // A task whose record is not in the source has nothing to tell whether it changed: it is made once and then left alone.
  const isNew = (task: DraftTask) =>
    !stored.has(ids.task(task.key)) && (changedRecords.has(task.recordSourceId) || !records.has(task.recordSourceId));
  const created = draft.tasks.filter(isNew);
  const updated = draft.tasks.filter((task) => stored.has(ids.task(task.key)) && changedRecords.has(task.recordSourceId));
  const former = await findFormer(reads, draft, ids);
  return {
    ids,
    draft,
    first: stored.size === 0 && newRecords === draft.records.length,
    issues: changed,
    created,
    updated,
    stored,
    formerKeys: former.keys,
    tally: {
      records: { created: newRecords, updated: changed.length - newRecords, unchanged: draft.records.length - changed.length },
      tasks: { created: created.length, updated: updated.length, unchanged: stored.size - updated.length },
      gone: namedGone(former.tasks),
    },
  };
}

async function compareRecords(reads: Reads, draft: PlanDraft, ids: ImportedIds) {
  const mainTask = new Map<string, string>();
  for (const task of draft.tasks) if (!mainTask.has(task.recordSourceId)) mainTask.set(task.recordSourceId, ids.task(task.key));
  const changed: NewIssue[] = [];
  let created = 0;
  for (const part of inPieces(draft.records)) {
    const given = part.map(
      (record): NewIssue => ({
        sourceType: "ticket",
        sourceId: record.sourceId,
        sourceData: record.raw,
        title: record.title,
        status: record.status,
        taskId: mainTask.get(record.sourceId) ?? null,
      }),
    );
    const known = new Map((await reads.issues.findByIds(given.map(issueIdOf))).map((issue) => [issue.id, canonicalJson(issue.sourceData)]));
    for (const issue of given) {
      const before = known.get(issueIdOf(issue));
      if (before === undefined) created += 1;
      if (before !== canonicalJson(issue.sourceData)) changed.push(issue);
    }
  }
  return { changed, created };
}

const listKey = (source: string) => `import:${source}`;

/** Which tasks an import has made is not to be seen from the rows: people add tasks to an imported plan too. So each import leaves a list. */
export const importList = ({ draft, formerKeys }: Comparison): { key: string; value: string } => ({
  key: listKey(draft.source),
  value: JSON.stringify([...draft.tasks.map(({ key }) => key), ...formerKeys]),
});

async function findFormer(reads: Reads, draft: PlanDraft, ids: ImportedIds): Promise<{ keys: string[]; tasks: NamedTask[] }> {
  const list = await reads.metadata.findByKey(listKey(draft.source));
  const current = new Set(draft.tasks.map(({ key }) => key));
  const missing = (JSON.parse(list?.value ?? "[]") as string[]).filter((key) => !current.has(key));
  const tasks = await findTasks(reads, missing.map(ids.task));
  const stored = new Set(tasks.map(({ id }) => id));
  return { keys: missing.filter((key) => stored.has(ids.task(key))), tasks };
}

type NamedTask = Pick<Task, "id" | "name">;

async function findTasks({ tasks }: Reads, wanted: readonly string[]): Promise<NamedTask[]> {
  const found: NamedTask[] = [];
  // Only the names are kept: the descriptions of a large plan are many megabytes.
  for (const part of inPieces(wanted)) found.push(...(await tasks.findByIds(part)).map(({ id, name }) => ({ id, name })));
  return found;
}
