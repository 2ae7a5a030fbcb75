import type { CheckedDraft, LeftOut, PlanDraft } from "../../domain/plan-draft.ts";

export interface ImportReport {
  readonly source: string;
  readonly dryRun: boolean;
  /** What the source holds. */
  readonly counts: CheckedDraft["counts"];
  /** Records of the source that are new here, that changed since the last import, and that did not. */
  readonly records: { readonly created: number; readonly updated: number; readonly unchanged: number };
  readonly tasks: { readonly created: number; readonly updated: number; readonly unchanged: number };
  /** Tasks of an earlier import that the source no longer has. They stay. */
  readonly gone: { readonly count: number; readonly tasks: readonly { readonly id: string; readonly name: string }[] };
  readonly unmapped: readonly UnmappedField[];
  readonly dangling: readonly LeftOut[];
  /** By name, each starting at the task whose edge was left out. */
  readonly cycles: readonly (readonly string[])[];
  /** What is sound in the source and does not fit what is stored here. */
  readonly leftOut: readonly LeftOut[];
}

/** A field of the source that no field of ours takes as it is. Its values stay in the records. */
export interface UnmappedField {
  readonly field: string;
  readonly treatedAs: string;
  readonly count: number;
  readonly examples: readonly { readonly sourceId: string; readonly value: string; readonly treatedAs: string }[];
}

/** What a report names of a kind of finding that may run into thousands. */
const named = { examples: 3, gone: 100, valueLength: 80 };

export function namedGone(tasks: readonly { readonly id: string; readonly name: string }[]): ImportReport["gone"] {
  return { count: tasks.length, tasks: tasks.slice(0, named.gone).map(({ id, name }) => ({ id, name })) };
}

/** The most frequent first. */
export function groupUnmapped(unmapped: PlanDraft["unmapped"]): UnmappedField[] {
  const groups = new Map<string, PlanDraft["unmapped"][number][]>();
  for (const finding of unmapped) {
    // The same field of every subtask is one field.
    const field = finding.field.replace(/\.\d+(?=\.)/g, ".*");
    const group = groups.get(field) ?? [];
    groups.set(field, group);
    group.push(finding);
  }
  const fields = [...groups].map(([field, findings]) => ({
    field,
    treatedAs: distinct(findings.map(({ treatedAs }) => treatedAs)),
    count: findings.length,
    examples: findings.slice(0, named.examples).map(({ sourceId, value, treatedAs }) => ({ sourceId, value: shortened(value), treatedAs })),
  }));
  return fields.sort((a, b) => b.count - a.count || Number(a.field > b.field) - Number(a.field < b.field));
}

function distinct(ways: readonly string[]): string {
  const all = [...new Set(ways)];
  return [...all.slice(0, named.examples), ...(all.length > named.examples ? ["…"] : [])].join(", ");
}

function shortened(value: unknown): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
  const characters = Array.from(text.slice(0, named.valueLength * 2));
  return characters.length > named.valueLength ? `${characters.slice(0, named.valueLength).join("")}…` : text;
}
