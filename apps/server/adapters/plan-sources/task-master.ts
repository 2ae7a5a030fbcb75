import { basename, join } from "node:path";
import { z } from "zod";
import type { PlanDraft } from "../../domain/plan-draft.ts";
import type { PlanSource } from "../../ports/plan-source.ts";
import { createDraftBuilder, createNamer, type DraftBuilder } from "./draft-builder.ts";
import { foreignId, foreignReferences, foreignText, joinSections } from "./foreign-values.ts";
import { firstFileInside, invalidPlan, kindOfPath, parseJson, readPlanText } from "./source-files.ts";

const source = "taskmaster";
const defaultTag = "master";
const homeFile = join(".taskmaster", "tasks", "tasks.json");

const tagShape = z.looseObject({ tasks: z.array(z.unknown()) });
const taskShape = z.looseObject({
  id: foreignId,
  title: foreignText,
  description: foreignText,
  details: foreignText,
  acceptanceCriteria: foreignText,
  testStrategy: foreignText,
  status: foreignText,
  priority: foreignText,
  dependencies: foreignReferences,
  subtasks: z.array(z.unknown()).nullish(),
  parentId: foreignText,
  parentTaskId: foreignText,
});
const fields = new Set(Object.keys(taskShape.shape));

type Tag = { readonly name: string; readonly tasks: readonly unknown[]; readonly rest: object };
type Parent = { readonly id: string; readonly recordSourceId: string; readonly priority: string | null };
type Place = { readonly tag: string; readonly at: string; readonly order: number; readonly parent: Parent | null };
type Pending = Place & { readonly raw: unknown };
type Read = {
  readonly draft: DraftBuilder;
  readonly path: string;
  readonly name: (wanted: string) => string;
  readonly later: (() => void)[];
};

/** Task Master's `tasks.json`: one object per tag, or in older files the task list of the only tag. Null when it is neither. */
function readTags(file: unknown): { tags: Tag[]; rest: object } | null {
  const single = tagShape.safeParse(file);
  if (single.success && looksLikeTasks(single.data.tasks)) {
    const { tasks, ...rest } = single.data;
    return { tags: [{ name: defaultTag, tasks, rest }], rest: {} };
  }
  if (typeof file !== "object" || file === null || Array.isArray(file)) return null;
  const tags: Tag[] = [];
  const rest: [string, unknown][] = [];
  for (const [name, value] of Object.entries(file)) {
    const tag = tagShape.safeParse(value);
    if (!tag.success || !looksLikeTasks(tag.data.tasks)) rest.push([name, value]);
    else {
      const { tasks, ...others } = tag.data;
      tags.push({ name, tasks, rest: others });
    }
  }
  return tags.length === 0 ? null : { tags, rest: Object.fromEntries(rest) };
}

/** Many tools keep a list called tasks; Task Master's entries have an id and a title. */
function looksLikeTasks(tasks: readonly unknown[]): boolean {
  return tasks.length === 0 || tasks.some((task) => typeof task === "object" && task !== null && "id" in task && "title" in task);
}

function idWithin(id: string, parentId: string | undefined): string {
  return parentId === undefined || id.startsWith(`${parentId}.`) ? id : `${parentId}.${id}`;
}

function addTask(read: Read, { raw, ...place }: Pending): Pending[] {
  const parsed = taskShape.safeParse(raw);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw invalidPlan(read.path, `${[place.at, ...(issue?.path ?? [])].join(".")} is not a task (${issue?.message}).`, parsed.error);
  }
  const task = parsed.data;
  const id = idWithin(task.id, place.parent?.id);
  const key = read.name(`${place.tag}:${id}`);
  const recordSourceId = place.parent?.recordSourceId ?? `${source}:${key}`;
  const title = task.title ?? `Task ${id}`;
  // Task Master itself ranks a subtask without a priority by its task's.
  const priority = task.priority ?? place.parent?.priority ?? null;
  if (!place.parent) read.draft.addRecord({ sourceId: recordSourceId, title, raw, status: task.status ?? "pending" });
  read.draft.addTask({
    key,
    recordSourceId,
    initiativeKey: place.tag,
    name: title,
    description: joinSections([
      ["", task.description],
      ["Details", task.details],
      ["Acceptance criteria", task.acceptanceCriteria],
      ["Test strategy", task.testStrategy],
    ]),
    status: task.status,
    priority,
    order: place.order,
  });
  reportOddities(read, { raw, task, key, wanted: `${place.tag}:${id}`, recordSourceId, parentId: place.parent?.id });
  read.later.push(() => connectTask(read.draft, { key, tag: place.tag, parentId: place.parent?.id, dependencies: task.dependencies }));
  const parent = { id: key.slice(place.tag.length + 1), recordSourceId, priority };
  return (task.subtasks ?? []).map((subtask, order) => ({
    tag: place.tag,
    at: `${place.at}.subtasks.${order}`,
    order,
    parent,
    raw: subtask,
  }));
}

type Added = {
  raw: unknown;
  task: z.infer<typeof taskShape>;
  key: string;
  wanted: string;
  recordSourceId: string;
  parentId: string | undefined;
};

function reportOddities({ draft }: Read, { raw, task, key, wanted, recordSourceId, parentId }: Added): void {
  const prefix = parentId === undefined ? "" : `subtasks.${key.slice(key.lastIndexOf(".") + 1)}.`;
  draft.leftovers(recordSourceId, raw, { fields, prefix });
  if (key !== wanted)
    draft.report(recordSourceId, `${prefix}id`, { value: task.id, treatedAs: `${key}, because another task has this id` });
  // The nesting decides. Task Master has written the word "undefined" here.
  for (const field of ["parentId", "parentTaskId"] as const) {
    const value = task[field];
    if (value !== null && value !== parentId) draft.report(recordSourceId, prefix + field, { value, treatedAs: parentId ?? "no parent" });
  }
}

type Wiring = { key: string; tag: string; parentId: string | undefined; dependencies: readonly string[] };

/** A subtask's `2` is its sibling; only when there is no such sibling can it be the task 2. A dotted `8.2` says it all. */
function connectTask(draft: DraftBuilder, { key, tag, parentId, dependencies }: Wiring): void {
  if (parentId !== undefined) draft.connect({ from: key, to: `${tag}:${parentId}`, as: "parent" });
  for (const id of dependencies) {
    const whole = `${tag}:${id}`;
    const sibling = `${tag}:${parentId}.${id}`;
    const relative = parentId !== undefined && !id.includes(".");
    const to = relative && (draft.hasTask(sibling) || !draft.hasTask(whole)) ? sibling : whole;
    draft.connect({ from: key, to, as: "dependency" });
  }
}

function readTag(read: Read, tag: Tag): void {
  read.draft.addInitiative({ key: tag.name, name: tag.name });
  read.draft.leftovers(`${source}:${tag.name}`, tag.rest, { fields: new Set() });
  // Level by level, so a parent is always there before its subtasks and deep nesting costs no stack.
  const queue: Pending[] = tag.tasks.map((raw, order) => ({ tag: tag.name, at: `${tag.name}.tasks.${order}`, order, parent: null, raw }));
  for (const pending of queue) for (const subtask of addTask(read, pending)) queue.push(subtask);
}

async function locate(path: string): Promise<string | null> {
  if ((await kindOfPath(path)) === "file") return basename(path).toLowerCase().endsWith(".json") ? path : null;
  return firstFileInside(path, [homeFile, "tasks/tasks.json", "tasks.json"]);
}

async function readFile(path: string): Promise<{ tags: Tag[]; rest: object } | null> {
  return readTags(parseJson(await readPlanText(path), { path }));
}

async function read(path: string): Promise<PlanDraft> {
  const file = await locate(path);
  const plan = file === null ? null : await readFile(file);
  if (file === null || plan === null) throw invalidPlan(path, "it is not a Task Master plan (a JSON file with tags that hold tasks).");
  const reading: Read = { draft: createDraftBuilder(source), path: file, name: createNamer(), later: [] };
  reading.draft.leftovers(source, plan.rest, { fields: new Set() });
  for (const tag of plan.tags) readTag(reading, tag);
  for (const connect of reading.later) connect();
  return reading.draft.finish();
}

export function taskMasterSource(): PlanSource {
  return {
    name: source,
    recognizes: async (path) => {
      const file = await locate(path);
      if (file === null) return false;
      // In its own folder it is Task Master's even when it is damaged; elsewhere only sound content tells.
      if (file === join(path, homeFile)) return true;
      return (await readFile(file).catch(() => null)) !== null;
    },
    read,
  };
}
