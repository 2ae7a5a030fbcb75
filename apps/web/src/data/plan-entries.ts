/** The entries of a change set as what a person reads: what was added, changed and removed. Pure. */
import type { Outputs } from "../api/trpc.ts";

export type ChangeEntry = Outputs["changeSets"]["entries"]["items"][number];
type State = NonNullable<ChangeEntry["newState"]>;

export interface FieldChange {
  readonly label: string;
  /** Null where there was or is nothing. */
  readonly before: string | null;
  readonly after: string | null;
  /** Long text, to be compared line by line. */
  readonly isText: boolean;
}

export interface PlanItem {
  readonly key: string;
  readonly kind: "added" | "changed" | "removed";
  /** "Task", or "Dependency" for an edge. */
  readonly what: string;
  readonly title: string;
  readonly entityType: ChangeEntry["entityType"];
  readonly entityId: string;
  readonly fields: readonly FieldChange[];
}

/** What tells nothing to a person, or is told otherwise. */
const hidden = new Set([
  "id",
  "createdAt",
  "updatedAt",
  "initiativeId",
  "attached",
  "revision",
  "retryCount",
  "mergeBase",
  "name",
  "title",
]);
/** Of a row that came or went these say little. */
const dullWhenWhole = new Set(["type", "order", "sortOrder", "status"]);
const texts = new Set(["content", "description", "summary"]);

const labels: Readonly<Record<string, string>> = {
  name: "Title",
  title: "Title",
  content: "Text",
  description: "Description",
  summary: "Summary",
  phaseId: "Phase",
  parentTaskId: "Parent task",
  parentPageId: "Parent page",
  sortOrder: "Order",
};

const labelOf = (field: string) => labels[field] ?? field.replace(/([A-Z])/g, " $1").replace(/^./, (first) => first.toUpperCase());

const kinds = { create: "added", update: "changed", delete: "removed" } as const;
const words = { page: "Page", phase: "Phase", task: "Task", phase_dependency: "Dependency", task_dependency: "Dependency" } as const;

const titleOf = (state: State): string => String(state.name ?? state.title ?? "");

const wordOf = (value: unknown): string | null =>
  value === null || value === undefined || value === "" ? null : typeof value === "string" ? value : JSON.stringify(value);

type NameOf = (id: string) => string | undefined;

/** The two ends of an edge: who waits, and for what. */
function endsOf({ entityId }: Pick<ChangeEntry, "entityId">): readonly [string, string] {
  const [from = "", to = ""] = entityId.split(":");
  return [from, to];
}

/** The names that the entries themselves tell, the newest of each. */
export function namesIn(entries: readonly ChangeEntry[]): Map<string, string> {
  return new Map(
    entries.flatMap(({ entityType, entityId, newState, previousState }) => {
      const state = newState ?? previousState;
      return state === null || entityType.endsWith("_dependency") ? [] : [[entityId, titleOf(state)] as const];
    }),
  );
}

/** The rows that are named by the entries but not told by them. */
export function unnamedIn(entries: readonly ChangeEntry[]): { readonly taskIds: string[]; readonly phaseIds: string[] } {
  const known = namesIn(entries);
  const states = entries.flatMap(({ newState, previousState }) => [newState ?? {}, previousState ?? {}]);
  const ends = (type: ChangeEntry["entityType"]) => entries.filter(({ entityType }) => entityType === type).flatMap(endsOf);
  const named = (field: string) => states.map((state) => state[field]).filter((id) => typeof id === "string");
  const unknown = (ids: readonly string[]) => [...new Set(ids)].filter((id) => !known.has(id)).slice(0, 500);
  return {
    taskIds: unknown([...ends("task_dependency"), ...named("parentTaskId")]),
    phaseIds: unknown([...ends("phase_dependency"), ...named("phaseId")]),
  };
}

export function planItems(entries: readonly ChangeEntry[], nameOf: NameOf): PlanItem[] {
  return entries.map((entry) => ({
    key: entry.id,
    kind: kinds[entry.action],
    what: words[entry.entityType],
    entityType: entry.entityType,
    entityId: entry.entityId,
    ...(entry.entityType.endsWith("_dependency") ? { title: edgeTitle(entry, nameOf), fields: [] } : rowOf(entry, nameOf)),
  }));
}

function edgeTitle(entry: ChangeEntry, nameOf: NameOf): string {
  const [from, to] = endsOf(entry).map((id) => `“${nameOf(id) ?? id}”`);
  return `${from} ${entry.action === "delete" ? "no longer waits for" : "waits for"} ${to}`;
}

function rowOf({ previousState, newState }: ChangeEntry, nameOf: NameOf): Pick<PlanItem, "title" | "fields"> {
  const [before, after] = [previousState ?? {}, newState ?? {}];
  const title = titleOf(newState ?? before);
  const renamed = previousState !== null && newState !== null && titleOf(before) !== title;
  const isWhole = previousState === null || newState === null;
  const fields = [...new Set([...Object.keys(after), ...Object.keys(before)])].filter(
    (field) =>
      !hidden.has(field) &&
      !(isWhole && dullWhenWhole.has(field)) &&
      JSON.stringify(before[field] ?? null) !== JSON.stringify(after[field] ?? null),
  );
  const shown = (field: string, value: unknown) => {
    const word = wordOf(value);
    return word !== null && field.endsWith("Id") ? (nameOf(word) ?? word) : word;
  };
  const changes = fields.map((field) => ({
    label: labelOf(field),
    before: shown(field, before[field]),
    after: shown(field, after[field]),
    isText: texts.has(field),
  }));
  const first = renamed ? [{ label: "Title", before: titleOf(before), after: title, isText: false }] : [];
  // What was nothing and is nothing is no change to a person.
  return { title, fields: [...first, ...changes.filter((one) => one.before !== one.after)] };
}

/** "2 tasks added, 1 dependency removed". */
export function tallyOf(items: readonly PlanItem[]): string {
  const groups = Map.groupBy(items, ({ what, kind }) => `${what.toLowerCase()} ${kind}`);
  return [...groups]
    .map(([name, { length }]) => {
      const [what = "", kind] = name.split(" ");
      const many = what === "dependency" ? "dependencies" : `${what}s`;
      return `${length} ${length === 1 ? what : many} ${kind}`;
    })
    .join(", ");
}
