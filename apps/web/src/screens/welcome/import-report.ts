/** What an import would do or did, as rows for people. Pure. */
import type { Outputs } from "../../api/trpc.ts";

export type ImportReport = Outputs["plans"]["import"];

export interface ReportRow {
  readonly name: string;
  readonly value: string;
}

const wordsOf = (name: string): string => name.replace(/([A-Z])/g, " $1").toLowerCase();

const singular = (words: string): string => words.replace(/ies$/, "y").replace(/s$/, "");

const many = (count: number, one: string, more = `${one}s`): string => `${count.toLocaleString("en")} ${count === 1 ? one : more}`;

const changes = ({ created, updated, unchanged }: ImportReport["tasks"]): string =>
  `${created.toLocaleString("en")} new, ${updated.toLocaleString("en")} changed, ${unchanged.toLocaleString("en")} unchanged`;

/** What the source holds, and what of it is new here. */
export function reportRows({ counts, tasks, records, gone }: ImportReport): ReportRow[] {
  const held = Object.entries(counts)
    // What was found missing has rows of its own.
    .filter(([name, count]) => count > 0 && !["unmapped", "dangling", "cycles"].includes(name))
    .map(([name, count]) => many(count, singular(wordsOf(name)), wordsOf(name)));
  return [
    { name: "In the source", value: held.join(", ") || "nothing" },
    { name: "Tasks", value: changes(tasks) },
    { name: "Records", value: changes(records) },
    ...(gone.count > 0
      ? [
          {
            name: "No longer in the source",
            value: `${many(gone.count, "task")}, which stay here: ${someOf(gone)}`,
          },
        ]
      : []),
  ];
}

const NAMED = 3;

function someOf({ count, tasks }: ImportReport["gone"]): string {
  const named = tasks.slice(0, NAMED).map(({ name }) => name);
  return named.join(", ") + (count > named.length ? ` and ${(count - named.length).toLocaleString("en")} more` : "");
}

export interface Finding {
  readonly title: string;
  readonly count: number;
  readonly lines: readonly string[];
}

const edge = ({ from, to, kind, why }: ImportReport["dangling"][number]) => `${from} → ${to} (${kind}): ${why}`;

/** What does not come over as it is. */
export function findingsOf({ unmapped, dangling, cycles, leftOut }: ImportReport): Finding[] {
  const all: Finding[] = [
    {
      title: "Fields without a counterpart here (kept in the records)",
      count: unmapped.length,
      lines: unmapped.map(
        ({ field, count, treatedAs, examples }) =>
          `${field}, ${many(count, "time")}: ${treatedAs}${examples[0] ? `, for example “${examples[0].value}” in ${examples[0].sourceId}` : ""}`,
      ),
    },
    { title: "References to what is not there", count: dangling.length, lines: dangling.map(edge) },
    { title: "Circles of dependencies, opened at one edge", count: cycles.length, lines: cycles.map((names) => names.join(" → ")) },
    { title: "Left out, because it does not fit what is here", count: leftOut.length, lines: leftOut.map(edge) },
  ];
  return all.filter(({ count }) => count > 0);
}

export const importWords = ({ tasks }: ImportReport): string =>
  tasks.created + tasks.updated === 0 ? "Import nothing new" : `Import ${many(tasks.created + tasks.updated, "task")}`;

interface Listed {
  readonly id: string;
  readonly name: string;
  readonly updatedAt: string;
}

/** The initiatives that came or changed between two looks at the plan. */
export function touchedInitiatives(before: readonly Listed[], after: readonly Listed[]): Listed[] {
  const known = new Map(before.map(({ id, updatedAt }) => [id, updatedAt]));
  return after.filter(({ id, updatedAt }) => known.get(id) !== updatedAt);
}
