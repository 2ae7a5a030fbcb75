import type { ProjectionVerification } from "../../usecases/projections/verify-projections.ts";
import { oneLine } from "../cell-width.ts";
import type { Screen } from "../screen.ts";
import { table } from "../table.ts";

type Difference = ProjectionVerification["differences"][number];
type Count = ProjectionVerification["tables"][number];

/** Lines for people: what was compared, what differs, what to do. */
export function projectionFindings(
  { lastSequence, tables, differences, total, repaired }: ProjectionVerification,
  screen: Screen,
): string[] {
  const compared = `Rebuilt what ${lastSequence} events add up to: ${total} rows differed from what was stored.`;
  if (total === 0) return [compared];
  const listed = [table(counts, tables, screen), "", ...differences.map((one) => oneLine(sentenceOf(one)))];
  const outcome = repaired > 0 ? `Put ${repaired} rows right.` : "Run `signalbox db verify --repair`.";
  return [compared, "", ...listed, "", outcome];
}

const counts = [
  { heading: "PROJECTION", value: ({ table: name }: Count) => name },
  { heading: "STORED", value: ({ stored }: Count) => String(stored) },
  { heading: "EXPECTED", value: ({ expected }: Count) => String(expected) },
  { heading: "WRONG", value: ({ wrong }: Count) => String(wrong) },
];

function sentenceOf({ table: name, id, kind, field, stored, expected }: Difference): string {
  if (kind === "missing") return `${name} ${id} is missing.`;
  if (kind === "extra") return `${name} ${id} stands in no event.`;
  return `${name} ${id}: ${field} is ${shown(stored)}, and by the events ${shown(expected)}.`;
}

const longestShown = 80;

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > longestShown ? `${text.slice(0, longestShown)}…` : text;
}
