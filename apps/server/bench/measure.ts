import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What a benchmark is given: full sizes or small ones for trying, and a folder that is gone afterwards. */
export interface BenchRun {
  readonly quick: boolean;
  readonly folder: string;
}

export interface Contender {
  readonly name: string;
  /** Does the work once and says how much of it there was. */
  run(): Promise<number> | number;
}

export interface Standing {
  readonly name: string;
  /** Median over the rounds. */
  readonly perSecond: number;
  /** Median of each round's ratio to the first contender: a machine that slows down for a while slows both. */
  readonly ratio: number;
}

const ROUNDS = 7;

/** Runs the contenders in turn, round after round, after one round that is not counted. */
export async function race(contenders: readonly Contender[], rounds = ROUNDS): Promise<Standing[]> {
  const rates: number[][] = contenders.map(() => []);
  for (let round = -1; round < rounds; round++) {
    for (const [index, contender] of contenders.entries()) {
      const rate = await rateOf(contender);
      if (round >= 0) rates[index]?.push(rate);
    }
  }
  return contenders.map(({ name }, index) => {
    const own = rates[index] ?? [];
    return { name, perSecond: median(own), ratio: median(own.map((rate, round) => rate / (rates[0]?.[round] ?? rate))) };
  });
}

async function rateOf({ run }: Contender): Promise<number> {
  const started = performance.now();
  const done = await run();
  return (done * 1000) / (performance.now() - started);
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

export function quantile(values: readonly number[], at: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * at))] ?? Number.NaN;
}

export async function timed<T>(work: () => Promise<T> | T): Promise<{ ms: number; value: T }> {
  const started = performance.now();
  const value = await work();
  return { ms: performance.now() - started, value };
}

/** So many callers, each waiting for its own answer before it asks again. */
export async function inFlight(count: number, callers: number, work: (n: number) => Promise<unknown>): Promise<number> {
  let next = 0;
  const caller = async () => {
    while (next < count) {
      const n = next;
      next += 1;
      await work(n);
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
  return count;
}

/** Three digits that mean something, whatever the size. */
export function figure(value: number): string {
  if (!Number.isFinite(value)) return "–";
  if (value >= 1000) return Math.round(value).toLocaleString("en-US");
  return String(Number(value.toPrecision(3)));
}

export function printStandings(title: string, standings: readonly Standing[], unit = "per second"): void {
  const first = standings[0]?.name ?? "";
  const rows = standings.map(({ name, perSecond, ratio }) => [name, figure(perSecond), figure(ratio)]);
  printTable(title, ["", unit, `against ${first}`], rows);
}

/** Numbers to the right, words to the left. */
export function printTable(title: string, head: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = head.map((cell, column) => Math.max(cell.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join("  ");
  console.log(`\n${title}\n${[head, ...rows].map((row) => `  ${line(row)}`.trimEnd()).join("\n")}`);
}

export async function inTempFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "signalbox-bench-"));
  try {
    await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
