import { execFile } from "node:child_process";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { emptyDatabase } from "./databases.ts";
import { type BenchRun, figure, median, printTable } from "./measure.ts";

interface Imported {
  readonly seconds: number;
  readonly tasks: number;
  readonly before: number;
  readonly peak: number;
}

const contenders = [
  ["import-raw", "raw better-sqlite3, unchecked"],
  ["import-with-signalbox", "import of a Beads file"],
] as const;

/** A plan with dependencies into an empty database; each import in a process of its own, so that its highest memory is its own too. */
export async function benchImports({ quick, folder }: BenchRun): Promise<void> {
  const count = quick ? 2_000 : 100_000;
  const plan = await writePlan(join(folder, "issues.jsonl"), count);
  const results: Record<string, Imported[]> = {};
  for (let round = 0; round < 5; round++)
    for (const [script] of contenders) {
      const database = await emptyDatabase(folder, `${script}-${round}.db`);
      results[script] = [...(results[script] ?? []), await inChild(script, database, plan)];
    }
  const rows = contenders.map(([script, name]) => {
    const of = (field: keyof Imported) => median((results[script] ?? []).map((result) => result[field]));
    return [name, figure(of("tasks") / of("seconds")), `${figure(of("peak"))} MiB`, `${figure(of("before"))} MiB`];
  });
  printTable(`Import of ${figure(count)} tasks with two dependencies each`, ["", "tasks per s", "memory, peak", "memory before"], rows);
}

async function inChild(script: string, database: string, plan: string): Promise<Imported> {
  const path = fileURLToPath(new URL(`./children/${script}.ts`, import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [path, database, plan]);
  return JSON.parse(stdout) as Imported;
}

/** A Beads export in which each issue waits for two of those before it. */
async function writePlan(path: string, count: number): Promise<string> {
  const file = createWriteStream(path);
  for (let n = 0; n < count; n++) {
    const before = n === 0 ? [] : [...new Set([n >> 1, n - 1])];
    const line = {
      id: `bd-${n}`,
      title: `Task ${n}`,
      description: `What task ${n} is about, in a sentence or two.`,
      status: "open",
      priority: 2,
      issue_type: "task",
      created_at: "2026-01-02T03:04:05Z",
      dependencies: before.map((other) => ({ issue_id: `bd-${n}`, depends_on_id: `bd-${other}`, type: "blocks" })),
    };
    if (!file.write(`${JSON.stringify(line)}\n`)) await once(file, "drain");
  }
  await new Promise<void>((resolve) => file.end(resolve));
  return path;
}
