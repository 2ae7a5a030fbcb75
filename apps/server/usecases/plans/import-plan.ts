import { issueIdOf, type NewIssue, type NewTask, type TaskDependency, type TaskLink } from "@signalbox/contracts";
import type { Repositories } from "../../db/repositories/unit-of-work.ts";
import { canonicalJson } from "../../domain/canonical-json.ts";
import { type CheckedDraft, checkDraft, type DraftTask, type LeftOut, type PlanDraft } from "../../domain/plan-draft.ts";
import type { App } from "../../ports/app.ts";
import { importedId } from "./imported-ids.ts";

export interface ImportPlan {
  /** A file or folder of Task Master, Beads, Backlog.md or tk. */
  readonly path: string;
  /** Reads and checks everything and stores nothing. */
  readonly dryRun?: boolean | undefined;
  /** Told about what has been stored so far. */
  readonly onProgress?: ((done: { readonly step: string; readonly count: number; readonly total: number }) => void) | undefined;
}

export interface ImportReport {
  readonly source: string;
  readonly dryRun: boolean;
  readonly counts: CheckedDraft["counts"];
  /** Records of the source that are new here, that changed since the last import, and that did not. */
  readonly records: { readonly created: number; readonly updated: number; readonly unchanged: number };
  readonly tasks: { readonly created: number; readonly updated: number };
  readonly unmapped: PlanDraft["unmapped"];
  readonly dangling: readonly LeftOut[];
  readonly cycles: readonly (readonly string[])[];
}

/**
 * Imports a plan in one transaction. A record that did not change since the last import is left alone with its tasks, so that what was done
 * here is not undone; one that did change overwrites its tasks. Each record is kept verbatim as an issue `ticket:<id>`.
 */
export async function importPlan(app: App, { path, dryRun = false, onProgress = () => {} }: ImportPlan): Promise<ImportReport> {
  const source = await app.findPlanSource(path);
  const checked = checkDraft(await source.read(path));
  const findings = { source: checked.ok.source, dryRun, counts: checked.counts, unmapped: checked.ok.unmapped, dangling: checked.dangling, cycles: checked.cycles };
  const stored = dryRun
    ? await app.store.snapshot(async (reads) => tally(await compare(reads, checked.ok)))
    : await app.store.transaction("import plan", async (tx) => {
        const comparison = await compare(tx, checked.ok);
        await storeComparison(tx, { draft: checked.ok, comparison, onProgress });
        return tally(comparison);
      });
  return { ...findings, ...stored };
}

interface Comparison {
  readonly issues: readonly NewIssue[];
  readonly changedRecords: ReadonlySet<string>;
  readonly newRecords: number;
  /** Tasks of records that are new or changed. */
  readonly created: readonly DraftTask[];
  readonly updated: readonly DraftTask[];
}

type Finding = { readonly issues: Pick<Repositories["issues"], "findByIds">; readonly tasks: Pick<Repositories["tasks"], "findByIds"> };

async function compare({ issues, tasks }: Finding, draft: PlanDraft): Promise<Comparison> {
  const mainTask = new Map<string, string>();
  for (const task of draft.tasks) if (!mainTask.has(task.recordSourceId)) mainTask.set(task.recordSourceId, importedId(draft, "task", task.key));
  const given = draft.records.map((record): NewIssue => ({ sourceType: "ticket", sourceId: record.sourceId, sourceData: record.raw, title: record.title, status: record.status, taskId: mainTask.get(record.sourceId) ?? null }));
  const known = new Map((await issues.findByIds(given.map(issueIdOf))).map((issue) => [issue.sourceId, issue]));
  const changed = given.filter((issue) => canonicalJson(known.get(issue.sourceId)?.sourceData ?? null) !== canonicalJson(issue.sourceData));
  const changedRecords = new Set(changed.map((issue) => issue.sourceId));
  const stored = new Set((await tasks.findByIds(draft.tasks.map((task) => importedId(draft, "task", task.key)))).map((task) => task.id));
  const isStored = (task: DraftTask) => stored.has(importedId(draft, "task", task.key));
  return {
    issues: changed,
    changedRecords,
    newRecords: changed.filter((issue) => !known.has(issue.sourceId)).length,
    // A task that was deleted here comes back only when its record changes.
    created: draft.tasks.filter((task) => changedRecords.has(task.recordSourceId) && !isStored(task)),
    updated: draft.tasks.filter((task) => changedRecords.has(task.recordSourceId) && isStored(task)),
  };
}

const tally = ({ issues, newRecords, created, updated, changedRecords }: Comparison & { total?: number }) => ({
  records: { created: newRecords, updated: changedRecords.size - newRecords, unchanged: 0 },
  tasks: { created: created.length, updated: updated.length },
  ...(issues.length === 0 ? {} : {}),
});
