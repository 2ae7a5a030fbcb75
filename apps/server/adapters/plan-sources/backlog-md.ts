import { basename } from "node:path";
import { z } from "zod";
import type { PlanDraft } from "../../domain/plan-draft.ts";
import type { PlanSource } from "../../ports/plan-source.ts";
import { type BacklogFolder, idInFileName, locateBacklog, type PlacedFile, readBacklogFolder } from "./backlog-folder.ts";
import { compareIds, createIdIndex } from "./backlog-ids.ts";
import { createDraftBuilder, createNamer, type DraftBuilder } from "./draft-builder.ts";
import { foreignReferences, foreignText, readStatus } from "./foreign-values.ts";
import { type FrontMatter, readFrontMatter } from "./front-matter.ts";
import { invalidPlan } from "./source-files.ts";

const source = "backlog";

const taskShape = z.looseObject({
  id: foreignText,
  title: foreignText,
  status: foreignText,
  created_date: foreignText,
  dependencies: foreignReferences,
  parent_task_id: foreignText,
  priority: foreignText,
  milestone: foreignText,
  ordinal: foreignText,
  type: foreignText,
});
const fields = new Set(Object.keys(taskShape.shape));
const milestoneShape = z.looseObject({ id: foreignText, title: foreignText });

type Entry = PlacedFile & {
  readonly front: FrontMatter;
  readonly task: z.infer<typeof taskShape>;
  readonly id: string;
  readonly key: string;
};

// Backlog.md marks the parts it edits with comments; a person reading the task has no use for them.
const marker = /^[ \t]*<!--[ \t]*(?:SECTION:[A-Z_]+|AC|DOD|COMMENTS?):(?:BEGIN|END)[ \t]*-->[ \t]*\n?/gm;

function readBody(body: string): { description: string | null; summary: string | null } {
  const plain = body.replace(marker, "").trim();
  const heading = /^## Final Summary[ \t]*$/m.exec(plain);
  const from = heading ? heading.index + heading[0].length : plain.length;
  const length = heading ? /^## /m.exec(plain.slice(from))?.index : undefined;
  const to = length === undefined ? plain.length : from + length;
  const summary = plain.slice(from, to).trim();
  const rest = (heading ? plain.slice(0, heading.index) + plain.slice(to) : plain).replace(/^## Description[ \t]*\n/, "").trim();
  return { description: rest === "" ? null : rest, summary: summary === "" ? null : summary };
}

function readEntry(placed: PlacedFile, unique: (wanted: string) => string): Entry {
  const front = readFrontMatter(placed.file.text);
  const task = taskShape.parse(front.fields);
  const id = task.id?.trim() ?? idInFileName(placed.file.name) ?? basename(placed.file.name, ".md");
  return { ...placed, front, task, id, key: unique(id) };
}

/** The folder outranks the field: a completed task is done, a draft is not ready, an archived task that was not done is given up. */
function statusOf({ standing, task }: Entry): { status: string | null; changed: boolean } {
  const done = readStatus(task.status).value === "completed";
  if (standing === null || (standing !== "draft" && done)) return { status: task.status, changed: false };
  if (standing === "completed") return { status: "done", changed: task.status !== null };
  return { status: standing === "draft" ? "blocked" : "cancelled", changed: true };
}

/** The board's own order: tasks with an ordinal by it, then the others by id. */
function boardOrder(entries: readonly Entry[]): Map<Entry, number> {
  const ordinal = ({ task }: Entry) =>
    task.ordinal === null || Number.isNaN(Number(task.ordinal)) ? Number.POSITIVE_INFINITY : Number(task.ordinal);
  const sorted = [...entries].sort((a, b) => {
    const [left, right] = [ordinal(a), ordinal(b)];
    return left === right ? compareIds(a.id, b.id) : left - right;
  });
  return new Map(sorted.map((entry, index) => [entry, index]));
}

function titleOf({ task, file, id }: Entry): string {
  const fromName = basename(file.name, ".md").replace(/^[^ ]+ - /, "");
  return task.title ?? (fromName === "" ? id : fromName);
}

type Plan = { readonly draft: DraftBuilder; readonly initiativeKey: string; readonly order: ReadonlyMap<Entry, number> };

function addEntry({ draft, initiativeKey, order }: Plan, entry: Entry): void {
  const { task, file, front, id, key } = entry;
  const recordSourceId = `${source}:${key}`;
  const name = titleOf(entry);
  const { status, changed } = statusOf(entry);
  draft.addRecord({ sourceId: recordSourceId, title: name, raw: { path: file.path, text: file.text }, status: task.status ?? "" });
  if (task.milestone !== null) draft.addPhase({ key: task.milestone, initiativeKey, name: task.milestone });
  draft.addTask({
    key,
    recordSourceId,
    initiativeKey,
    phaseKey: task.milestone,
    name,
    ...readBody(front.body),
    status,
    priority: task.priority,
    category: task.type,
    order: order.get(entry) ?? 0,
    created: { field: "created_date", text: task.created_date },
  });
  if (changed)
    draft.report(recordSourceId, "status", { value: task.status ?? "", treatedAs: `${status}, because the file is in ${file.path}` });
  if (front.complaint !== null || !front.present) {
    draft.report(recordSourceId, "front matter", { value: front.complaint ?? "missing", treatedAs: "read field by field" });
  }
  if (key !== id) draft.report(recordSourceId, "id", { value: id, treatedAs: `${key}, because another task has this id` });
  draft.leftovers(recordSourceId, front.fields, { fields });
}

function addMilestones(draft: DraftBuilder, folder: BacklogFolder, initiativeKey: string): void {
  for (const file of folder.milestones) {
    const front = readFrontMatter(file.text);
    const { id, title } = milestoneShape.parse(front.fields);
    if (!front.present || id === null) draft.report(source, "milestone", { value: file.path, treatedAs: "left out: it has no id" });
    else {
      draft.addPhase({ key: id, initiativeKey, name: title ?? id });
      // Phases have no record of their own, so what the file says beside its title is named here, whole.
      draft.report(source, `milestone ${id}`, { value: file.text, treatedAs: `phase ${title ?? id}; its text is kept here only` });
    }
  }
}

function connectEntries(draft: DraftBuilder, entries: readonly Entry[]): void {
  const index = createIdIndex();
  for (const { id, key } of entries) index.add(id, key);
  for (const { key: from, task } of entries) {
    if (task.parent_task_id !== null) draft.connect({ from, to: index.find(task.parent_task_id) ?? task.parent_task_id, as: "parent" });
    for (const id of task.dependencies) draft.connect({ from, to: index.find(id) ?? id, as: "dependency" });
  }
}

async function read(path: string): Promise<PlanDraft> {
  const located = await locateBacklog(path);
  if (located === null) throw invalidPlan(path, "it is not a Backlog.md folder (a config.yml with project_name, or tasks/*.md).");
  const folder = await readBacklogFolder(located);
  const draft = createDraftBuilder(source);
  // The folder is called backlog in every project, so the project's name tells initiatives apart.
  const initiativeKey = folder.name;
  draft.addInitiative({ key: initiativeKey, name: folder.name });
  addMilestones(draft, folder, initiativeKey);
  const unique = createNamer();
  const entries = folder.files.map((file) => readEntry(file, unique));
  const order = boardOrder(entries);
  for (const entry of entries) addEntry({ draft, initiativeKey, order }, entry);
  connectEntries(draft, entries);
  for (const { path: value, why } of folder.leftOut) draft.report(source, "file", { value, treatedAs: `left out: ${why}` });
  return draft.finish();
}

export function backlogMdSource(): PlanSource {
  return { name: source, recognizes: async (path) => (await locateBacklog(path)) !== null, read };
}
