/** What changed between two texts, line by line and, where one line became another, word by word. Pure. */
export interface Part {
  readonly text: string;
  readonly changed: boolean;
}

export interface DiffLine {
  readonly kind: "same" | "added" | "removed";
  readonly parts: readonly Part[];
}

export interface Gap {
  readonly kind: "gap";
  readonly lines: readonly DiffLine[];
}

type Step<Item> = { readonly kind: "same" | "added" | "removed"; readonly item: Item };

/** A table of more cells would take the page seconds: then everything between the equal ends counts as replaced. */
const MOST_CELLS = 2_000_000;

/** The longest common subsequence of two lists, as steps from the first to the second: what goes, then what comes. */
export function diffItems<Item>(before: readonly Item[], after: readonly Item[]): Step<Item>[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  const steps = (items: readonly Item[], kind: Step<Item>["kind"]) => items.map((item) => ({ kind, item }));
  const left = before.slice(start, before.length - end);
  const right = after.slice(start, after.length - end);
  const middle =
    left.length * right.length > MOST_CELLS
      ? [...steps(left, "removed"), ...steps(right, "added")]
      : walk(left, right, lengthsOf(left, right));
  return [...steps(before.slice(0, start), "same"), ...middle, ...steps(before.slice(before.length - end), "same")];
}

/** At `row * (right.length + 1) + column`: how long the common subsequence of what follows there is. */
function lengthsOf<Item>(left: readonly Item[], right: readonly Item[]): Uint32Array {
  const width = right.length + 1;
  const lengths = new Uint32Array((left.length + 1) * width);
  for (let row = left.length - 1; row >= 0; row -= 1)
    for (let column = right.length - 1; column >= 0; column -= 1) {
      const at = row * width + column;
      lengths[at] =
        left[row] === right[column] ? (lengths[at + width + 1] ?? 0) + 1 : Math.max(lengths[at + width] ?? 0, lengths[at + 1] ?? 0);
    }
  return lengths;
}

function walk<Item>(left: readonly Item[], right: readonly Item[], lengths: Uint32Array): Step<Item>[] {
  const width = right.length + 1;
  const steps: Step<Item>[] = [];
  let [row, column] = [0, 0];
  while (row < left.length || column < right.length) {
    const [a, b] = [left[row], right[column]];
    const at = row * width + column;
    if (row < left.length && column < right.length && a === b) {
      steps.push({ kind: "same", item: a as Item });
      row += 1;
      column += 1;
    } else if (column === right.length || (row < left.length && (lengths[at + width] ?? 0) >= (lengths[at + 1] ?? 0))) {
      steps.push({ kind: "removed", item: a as Item });
      row += 1;
    } else {
      steps.push({ kind: "added", item: b as Item });
      column += 1;
    }
  }
  return steps;
}

const wordsOf = (line: string): string[] => line.match(/[\p{L}\p{N}_]+|\s+|[^\p{L}\p{N}_\s]/gu) ?? [];

function partsOf(steps: readonly Step<string>[], kind: "added" | "removed"): Part[] {
  const parts: { text: string; changed: boolean }[] = [];
  for (const step of steps) {
    if (step.kind !== "same" && step.kind !== kind) continue;
    const changed = step.kind === kind;
    const last = parts.at(-1);
    if (last?.changed === changed) last.text += step.item;
    else parts.push({ text: step.item, changed });
  }
  return parts;
}

/** Of two lines with little in common the words in common say nothing. */
function sharesEnough(steps: readonly Step<string>[]): boolean {
  const size = (same: boolean) => steps.reduce((sum, step) => sum + ((step.kind === "same") === same ? step.item.trim().length : 0), 0);
  return size(true) * 2 >= size(false);
}

const whole = (kind: DiffLine["kind"], text: string): DiffLine => ({ kind, parts: [{ text, changed: false }] });

interface Pair {
  readonly removed: DiffLine;
  readonly added: DiffLine;
}

function pairOf(before: string, after: string): Pair {
  const steps = diffItems(wordsOf(before), wordsOf(after));
  if (!sharesEnough(steps)) return { removed: whole("removed", before), added: whole("added", after) };
  return { removed: { kind: "removed", parts: partsOf(steps, "removed") }, added: { kind: "added", parts: partsOf(steps, "added") } };
}

/** Lines that went, and lines that came in their place. The first stands against the first, and so on. */
function pairLines(removed: readonly string[], added: readonly string[]): DiffLine[] {
  const both = Math.min(removed.length, added.length);
  const pairs = removed.slice(0, both).map((before, at) => pairOf(before, added[at] ?? ""));
  return [
    ...pairs.map((pair) => pair.removed),
    ...removed.slice(both).map((line) => whole("removed", line)),
    ...pairs.map((pair) => pair.added),
    ...added.slice(both).map((line) => whole("added", line)),
  ];
}

/** The lines of a text; the line end at its end begins no further one. */
const linesOf = (text: string): string[] => (text === "" ? [] : text.replace(/\n$/, "").split("\n"));

export function diffLines(before: string, after: string): DiffLine[] {
  const lines: DiffLine[] = [];
  let removed: string[] = [];
  let added: string[] = [];
  const flush = () => {
    lines.push(...pairLines(removed, added));
    [removed, added] = [[], []];
  };
  for (const { kind, item } of diffItems(linesOf(before), linesOf(after))) {
    if (kind === "removed") removed.push(item);
    else if (kind === "added") added.push(item);
    else {
      flush();
      lines.push(whole("same", item));
    }
  }
  flush();
  return lines;
}

/** Long runs without a change become gaps; `context` lines stay at each change. A gap of one line would save nothing. */
export function foldSame(lines: readonly DiffLine[], context = 3): (DiffLine | Gap)[] {
  const near = new Set<number>();
  for (const [at, { kind }] of lines.entries()) if (kind !== "same") for (let by = -context; by <= context; by += 1) near.add(at + by);
  const folded: (DiffLine | Gap)[] = [];
  let gap: DiffLine[] = [];
  const flush = () => {
    if (gap.length > 1) folded.push({ kind: "gap", lines: gap });
    else folded.push(...gap);
    gap = [];
  };
  for (const [at, line] of lines.entries()) {
    if (!near.has(at)) gap.push(line);
    else {
      flush();
      folded.push(line);
    }
  }
  flush();
  return folded;
}

export const countChanged = (lines: readonly DiffLine[]): { readonly added: number; readonly removed: number } => ({
  added: lines.filter(({ kind }) => kind === "added").length,
  removed: lines.filter(({ kind }) => kind === "removed").length,
});
