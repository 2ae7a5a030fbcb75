import { basename } from "node:path";
import { z } from "zod";
import type { PlanDraft } from "../../domain/plan-draft.ts";
import type { PlanSource } from "../../ports/plan-source.ts";
import { createDraftBuilder, createNamer, type DraftBuilder } from "./draft-builder.ts";
import { foreignId, foreignText, joinSections } from "./foreign-values.ts";
import { commonPrefix } from "./id-prefix.ts";
import { firstFileInside, invalidPlan, kindOfPath, parseJson, readPlanText } from "./source-files.ts";

const source = "beads";

const dependencyShape = z.looseObject({ issue_id: foreignText, depends_on_id: foreignId, type: foreignText });
const commentShape = z.looseObject({ issue_id: foreignText, author: foreignText, text: foreignText, created_at: foreignText });
const issueShape = z.looseObject({
  id: foreignId,
  title: foreignText,
  description: foreignText,
  design: foreignText,
  acceptance_criteria: foreignText,
  notes: foreignText,
  status: foreignText,
  priority: foreignText,
  issue_type: foreignText,
  created_at: foreignText,
  close_reason: foreignText,
  delete_reason: foreignText,
  dependencies: z.array(dependencyShape).nullish(),
  comments: z.array(commentShape).nullish(),
  _type: foreignText,
});
const fields = new Set(Object.keys(issueShape.shape));
const dependencyFields = new Set(Object.keys(dependencyShape.shape));
const commentFields = new Set(Object.keys(commentShape.shape));

type Issue = z.infer<typeof issueShape>;
type Line = { readonly number: number; readonly value: unknown };
type Entry = { readonly issue: Issue; readonly key: string; readonly raw: unknown; readonly recordSourceId: string };

// `blocks` and the two rarer kinds hold an issue back; everything else in Beads only informs.
const holdsBack = new Set(["blocks", "conditional-blocks", "waits-for"]);

function* linesOf(path: string, text: string): Generator<Line> {
  let number = 0;
  for (const line of text.split("\n")) {
    number += 1;
    if (line.trim() !== "") yield { number, value: parseJson(line, { path, line: number }) };
  }
}

function readIssue(path: string, { number, value }: Line): Issue {
  const parsed = issueShape.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field = issue?.path.join(".") || "the line";
  throw invalidPlan(path, `line ${number} is not a Beads issue: ${field}: ${issue?.message}.`, parsed.error);
}

/** Newer exports mix other things, such as memories, between the issues and say so in `_type`. */
function otherKind(value: unknown): string | null {
  const parsed = z.looseObject({ _type: z.string() }).safeParse(value);
  return parsed.success && parsed.data._type !== "issue" ? parsed.data._type : null;
}

function isTombstone(issue: Issue): boolean {
  return issue.status === "tombstone";
}

/** Priorities 0 and 1 are both high here, 3 and 4 both low; the order keeps them apart and stays the same on a second import. */
function orderOf({ priority }: Issue): number {
  return priority !== null && /^[0-4]$/.test(priority) ? Number(priority) : 2;
}

function describe({ description, design, acceptance_criteria, notes, comments }: Issue): string | null {
  const said = (comments ?? []).map(
    ({ author, created_at, text }) => `**${author ?? "unknown"}, ${created_at ?? "undated"}:** ${text ?? ""}`,
  );
  return joinSections([
    ["", description],
    ["Design", design],
    ["Acceptance criteria", acceptance_criteria],
    ["Notes", notes],
    ["Comments", said.length === 0 ? null : said.join("\n\n")],
  ]);
}

function addIssue(draft: DraftBuilder, entry: Entry, initiativeKey: string): void {
  const { issue, key, recordSourceId } = entry;
  const name = issue.title ?? key;
  draft.addRecord({ sourceId: recordSourceId, title: name, raw: entry.raw, status: issue.status ?? "open" });
  draft.addTask({
    key,
    recordSourceId,
    initiativeKey,
    name,
    description: describe(issue),
    status: issue.status,
    priority: issue.priority,
    category: issue.issue_type,
    order: orderOf(issue),
    created: { field: "created_at", text: issue.created_at },
    // A closed issue frees what waits for it whatever the reason, so closing is completion and the reason its summary.
    summary: isTombstone(issue) ? issue.delete_reason : issue.close_reason,
  });
  if (!isTombstone(issue) && issue.delete_reason !== null) {
    draft.report(recordSourceId, "delete_reason", {
      value: issue.delete_reason,
      treatedAs: "kept in the record only: the issue is not deleted",
    });
  }
  if (key !== issue.id) draft.report(recordSourceId, "id", { value: issue.id, treatedAs: `${key}, because another issue has this id` });
  draft.leftovers(recordSourceId, entry.raw, { fields });
  for (const dependency of issue.dependencies ?? [])
    draft.leftovers(recordSourceId, dependency, { fields: dependencyFields, prefix: "dependencies." });
  for (const comment of issue.comments ?? []) draft.leftovers(recordSourceId, comment, { fields: commentFields, prefix: "comments." });
}

function connectIssue(draft: DraftBuilder, entry: Entry, deleted: ReadonlySet<string>): void {
  const { key: from, issue } = entry;
  const all = (issue.dependencies ?? []).map(({ depends_on_id: to, type }) => ({ to, kind: type ?? "blocks" }));
  const parents = all.filter(({ kind }) => kind === "parent-child").map(({ to }) => to);
  // Of several parents the one in the id (bd-1.2 under bd-1) is the parent; the others become links.
  parents.sort((a, b) => Number(issue.id.startsWith(`${b}.`)) - Number(issue.id.startsWith(`${a}.`)));
  for (const to of parents) draft.connect({ from, to, as: "parent" });
  for (const { to, kind } of all) {
    if (holdsBack.has(kind)) holdBack(draft, entry, { to, kind, deleted: deleted.has(to) });
    else if (kind !== "parent-child") draft.connect({ from, to, as: { link: kind } });
  }
}

function holdBack(draft: DraftBuilder, { key, recordSourceId }: Entry, by: { to: string; kind: string; deleted: boolean }): void {
  if (by.kind !== "blocks") draft.report(recordSourceId, "dependencies.type", { value: by.kind, treatedAs: "blocks" });
  if (by.deleted) {
    draft.report(recordSourceId, "dependencies", { value: by.to, treatedAs: "dropped: a deleted issue holds nothing back" });
  } else draft.connect({ from: key, to: by.to, as: "dependency" });
}

async function locate(path: string): Promise<string | null> {
  if ((await kindOfPath(path)) === "file") return basename(path).toLowerCase().endsWith(".jsonl") ? path : null;
  return firstFileInside(path, [".beads/issues.jsonl", ".beads/beads.jsonl", "issues.jsonl", "beads.jsonl"]);
}

async function read(path: string): Promise<PlanDraft> {
  const file = await locate(path);
  if (file === null) throw invalidPlan(path, "it is not a Beads export (a .jsonl file with one issue on each line).");
  const draft = createDraftBuilder(source);
  const name = createNamer();
  const entries: Entry[] = [];
  for (const line of linesOf(file, await readPlanText(file))) {
    const kind = otherKind(line.value);
    if (kind !== null) {
      draft.report(source, `line ${line.number}`, { value: line.value, treatedAs: `left out: ${kind} is not an issue` });
      continue;
    }
    const issue = readIssue(file, line);
    const key = name(issue.id);
    entries.push({ issue, key, raw: line.value, recordSourceId: `${source}:${key}` });
  }
  // Beads has no level above its epics: the whole file is one initiative, called by the prefix that its ids share.
  const initiativeKey = commonPrefix(entries.map(({ issue }) => issue.id)) ?? source;
  draft.addInitiative({ key: initiativeKey, name: initiativeKey });
  for (const entry of entries) addIssue(draft, entry, initiativeKey);
  const deleted = new Set(entries.filter(({ issue }) => isTombstone(issue)).map(({ key }) => key));
  for (const entry of entries) connectIssue(draft, entry, deleted);
  return draft.finish();
}

/** True as soon as one line is an issue, so that a file broken on one line is still read by this source, which names the line. */
function holdsIssue(text: string): boolean {
  for (const line of text.split("\n", 1000)) {
    try {
      const issue = issueShape.safeParse(JSON.parse(line));
      if (issue.success && issue.data.title !== null && (issue.data.issue_type ?? issue.data.status ?? issue.data.priority) !== null)
        return true;
    } catch {
      // Not JSON: a later line may be.
    }
  }
  return false;
}

export function beadsSource(): PlanSource {
  return {
    name: source,
    recognizes: async (path) => {
      const file = await locate(path);
      return file !== null && holdsIssue(await readPlanText(file));
    },
    read,
  };
}
