import { event } from "@signalbox/contracts";
import type { Repositories } from "../../db/repositories/unit-of-work.ts";
import { type CheckedDraft, checkDraft, type LeftOut, type PlanDraft } from "../../domain/plan-draft.ts";
import { storableText } from "../../domain/storable-text.ts";
import type { App } from "../../ports/app.ts";
import { requireUser } from "../access/require-user.ts";
import { type CommandContext, runCommand } from "../command.ts";
import { type Comparison, compareImport, importList } from "./compare-import.ts";
import { groupUnmapped, type ImportReport } from "./import-report.ts";
import { type ImportProgress, type ImportWrite, writeInPieces } from "./import-write.ts";
import { storeFirstImport } from "./store-first-import.ts";
import { updateImport } from "./update-import.ts";

export type { ImportProgress } from "./import-write.ts";

export interface ImportPlan {
  /** A file or folder of Task Master, Beads, Backlog.md or tk. */
  readonly path: string;
  /** Reads and compares everything and stores nothing. */
  readonly dryRun?: boolean | undefined;
  /** Told what has been written so far, of what. Nothing of it is durable before the import is over. */
  readonly onProgress?: ((done: ImportProgress) => void) | undefined;
}

/**
 * Imports a plan in one transaction. A record that did not change since the last import is left alone with its tasks, so that what was
 * done here is not undone; one that did change overwrites its tasks. Each record is kept verbatim as an issue `ticket:<id>`.
 */
export async function importPlan(
  app: App,
  context: CommandContext,
  { path, dryRun = false, onProgress }: ImportPlan,
): Promise<ImportReport> {
  const mayImport = () => requireUser(context, "import a plan");
  if (dryRun) {
    mayImport();
    const checked = await readDraft(app, path);
    const { tally } = await app.store.snapshot((reads) => compareImport(reads, checked.ok));
    return reportOf(checked, { tally, leftOut: [], dryRun });
  }
  let reading: Promise<CheckedDraft> | undefined;
  const prepare = async () => {
    mayImport();
    reading ??= readDraft(app, path);
    return reading;
  };
  return runCommand({ app, context }, { name: "plan.import", input: { path }, prepare }, async (tx, { emit }) => {
    const checked = await prepare();
    const { tally, leftOut } = await storeImport(tx, checked.ok, onProgress);
    const { records, tasks, gone } = tally;
    if (records.created + records.updated + tasks.created + tasks.updated > 0)
      emit(event("plan.imported", checked.ok.source, { records, tasks, gone: gone.count, leftOut: leftOut.length }));
    return reportOf(checked, { tally, leftOut, dryRun });
  });
}

async function readDraft(app: App, path: string): Promise<CheckedDraft> {
  const source = await app.findPlanSource(path);
  return checkDraft(storableText(await source.read(path)));
}

const reportOf = (
  { ok, counts, dangling, cycles }: CheckedDraft,
  { tally, leftOut, dryRun }: Pick<Comparison, "tally"> & Pick<ImportReport, "leftOut" | "dryRun">,
): ImportReport => ({ source: ok.source, dryRun, counts, ...tally, unmapped: groupUnmapped(ok.unmapped), dangling, cycles, leftOut });

async function storeImport(tx: Repositories, draft: PlanDraft, onProgress: ImportPlan["onProgress"]) {
  const comparison = await compareImport(tx, draft);
  const leftOut: LeftOut[] = [];
  const write: ImportWrite = { tx, comparison, report: (found) => void leftOut.push(found), writeAll: writeInPieces(onProgress) };
  await (comparison.first ? storeFirstImport(write) : updateImport(write));
  await write.writeAll("records", comparison.issues, (part) => tx.issues.upsertMany(part));
  const { key, value } = importList(comparison);
  await tx.metadata.set(key, value);
  return { tally: comparison.tally, leftOut };
}
