import type { ImportReportJson } from "./api.ts";
import { oneLine } from "./cell-width.ts";
import type { Screen } from "./screen.ts";
import { fields } from "./table.ts";

const SHOWN = 20;

/** What an import did, and everything it could not take over as it was, by name. */
export function importReport(report: ImportReportJson, screen: Screen): string {
  const { source, dryRun, records, tasks, counts, unmapped, dangling, cycles, leftOut, gone } = report;
  const heading = screen.paint("bold", `${dryRun ? "Would import" : "Imported"} from ${source}`);
  const facts = fields(
    [
      ["records", changes(records)],
      ["tasks", changes(tasks)],
      ["in the source", countsText(counts)],
    ],
    screen,
  );
  const findings: Finding[] = [
    { title: "Taken over as something else", lines: unmapped.map(unmappedLine) },
    { title: "Left out because what they point at is missing", lines: dangling.map(({ why }) => why) },
    { title: "Left out because they close a cycle", lines: cycles.map((names) => [...names, ...names.slice(0, 1)].join(" → ")) },
    { title: "Left out because they do not fit what is here", lines: leftOut.map(({ why }) => why) },
    { title: "No longer in the source, and kept", lines: gone.tasks.map(({ id, name }) => `${name} (${id})`), count: gone.count },
  ];
  return [`${heading}\n${facts}`, ...findings.flatMap((finding) => findingText(finding, screen))].join("\n\n");
}

interface Finding {
  readonly title: string;
  readonly lines: readonly string[];
  /** How many there are, where not all of them have a line. */
  readonly count?: number;
}

function findingText({ title, lines, count = lines.length }: Finding, screen: Screen): string[] {
  if (count === 0) return [];
  const shown = lines.slice(0, SHOWN).map((line) => `  ${oneLine(line)}`);
  const rest = count > shown.length ? [`  … and ${count - shown.length} more; --json has them`] : [];
  return [[screen.paint("yellow", `${title}: ${count}`), ...shown, ...rest].join("\n")];
}

function unmappedLine({ field, count, treatedAs, examples }: ImportReportJson["unmapped"][number]): string {
  const values = examples.map(({ sourceId, value }) => `${value} (${sourceId})`).join(", ");
  return `${field}: ${count} as ${treatedAs}; for example ${values}`;
}

const changes = ({ created, updated, unchanged }: ImportReportJson["records"]): string =>
  `${created} new, ${updated} changed, ${unchanged} unchanged`;

const countsText = (counts: ImportReportJson["counts"]): string =>
  (["initiatives", "phases", "tasks", "dependencies", "links"] as const).map((what) => `${counts[what] ?? 0} ${what}`).join(", ");
