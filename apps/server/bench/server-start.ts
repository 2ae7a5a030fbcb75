import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type BenchRun, figure, median, printTable } from "./measure.ts";
import { seededTasks } from "./seed-tasks.ts";

const main = fileURLToPath(new URL("../main.ts", import.meta.url));

/** From starting the program to its first answer to an authenticated request: with no database yet, with an empty one, with a full one. */
export async function benchServerStart({ quick, folder }: BenchRun): Promise<void> {
  const count = quick ? 5_000 : 1_000_000;
  const rounds = quick ? 2 : 5;
  const [empty, full] = [ownFolder(folder, "empty"), ownFolder(folder, "full")];
  renameSync((await seededTasks(folder, { count, dependencies: true })).path, full);
  await firstAnswer(empty);
  const times: Record<"node" | "created" | "empty" | "full", number[]> = { node: [], created: [], empty: [], full: [] };
  for (let round = 0; round < rounds; round++) {
    times.node.push(await bareNode());
    times.created.push(await firstAnswer(ownFolder(folder, `new-${round}`)));
    times.empty.push(await firstAnswer(empty));
    times.full.push(await firstAnswer(full));
  }
  const rows = [
    ["Node alone, an empty program", times.node],
    ["server, database created", times.created],
    ["server, empty database", times.empty],
    [`server, ${figure(count)} tasks with dependencies`, times.full],
  ] as const;
  printTable(
    "Start to first answer",
    ["", "ms"],
    rows.map(([name, ms]) => [name, figure(median(ms))]),
  );
}

function ownFolder(folder: string, name: string): string {
  mkdirSync(join(folder, name));
  return join(folder, name, "signalbox.db");
}

async function bareNode(): Promise<number> {
  const started = performance.now();
  await once(spawn(process.execPath, ["-e", ""], { stdio: "ignore" }), "close");
  return performance.now() - started;
}

async function firstAnswer(database: string): Promise<number> {
  const started = performance.now();
  const env = { ...process.env, SIGNALBOX_LOG: "error" };
  const child = spawn(process.execPath, [main, "--db", database, "--port", "0"], { env, stdio: ["ignore", "pipe", "inherit"] });
  try {
    const { origin, token } = await addressOf(child);
    const input = encodeURIComponent(JSON.stringify({ limit: 1 }));
    const answer = await fetch(`${origin}/trpc/tasks.list?input=${input}`, { headers: { authorization: `Bearer ${token}` } });
    if (!answer.ok) throw new Error(`The server answered ${answer.status}: ${await answer.text()}`);
    await answer.text();
    return performance.now() - started;
  } finally {
    child.kill("SIGTERM");
    if (child.exitCode === null) await once(child, "close");
  }
}

async function addressOf(child: ChildProcess): Promise<{ origin: string; token: string }> {
  let printed = "";
  for await (const text of child.stdout ?? []) {
    printed += String(text);
    const [, origin, token] = /ready: (http:\S+?)\/#token=(\S+)\n/.exec(printed) ?? [];
    if (origin !== undefined && token !== undefined) return { origin, token };
  }
  throw new Error(`The server ended before it was ready: ${printed}`);
}
