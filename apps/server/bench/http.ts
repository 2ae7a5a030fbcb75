import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { openRaw } from "./databases.ts";
import { pointQueries } from "./load.ts";
import { type BenchRun, figure, median, printTable, quantile } from "./measure.ts";
import { seededTasks } from "./seed-tasks.ts";

const token = "t".repeat(43);
const chunksPerSecond = 5_000;

interface Side {
  readonly name: string;
  readonly child: ChildProcess;
  readonly port: number;
  readonly database: string;
  readonly ids: readonly string[];
  readonly alone: Measured;
  readonly beside: Measured;
}

interface Measured {
  /** Seconds in all, those of rounds that do not count too. */
  seconds: number;
  readonly rates: number[];
  readonly p99: number[];
}

/** A point query with a token over HTTP: our server, the stock adapter with the same router, and Node's own server without tRPC. */
export async function benchHttp({ quick, folder }: BenchRun): Promise<void> {
  const seed = { count: quick ? 2_000 : 100_000, dependencies: false };
  const sides: Side[] = [];
  try {
    for (const [way, name] of [
      ["node", "node:http, no tRPC"],
      ["signalbox", "signalbox"],
      ["stock", "stock standalone adapter"],
    ] as const) {
      const { path, ids } = await seededTasks(folder, seed);
      sides.push({
        name,
        database: path,
        ids,
        ...(await serveInChild(way, path)),
        alone: { seconds: 0, rates: [], p99: [] },
        beside: { seconds: 0, rates: [], p99: [] },
      });
    }
    for (let round = -1; round < (quick ? 2 : 7); round++)
      for (const side of sides) await measure(side, { ms: quick ? 300 : 1_500, counts: round >= 0 });
    report(sides);
  } finally {
    for (const { child } of sides) child.kill("SIGKILL");
  }
}

async function serveInChild(way: string, database: string): Promise<{ child: ChildProcess; port: number }> {
  const child = fork(fileURLToPath(new URL("./children/serve-tasks.ts", import.meta.url)), [way, database, token]);
  const ended = once(child, "exit").then(() => {
    throw new Error(`The server "${way}" ended before it listened.`);
  });
  const [port] = await Promise.race([once(child, "message"), ended]);
  ended.catch(() => {});
  return { child, port: port as number };
}

async function measure({ child, port, ids, alone, beside }: Side, { ms, counts }: { ms: number; counts: boolean }): Promise<void> {
  for (const [measured, chunks] of [
    [alone, 0],
    [beside, chunksPerSecond],
  ] as const) {
    child.send(chunks);
    const started = performance.now();
    const { count, latencies } = await pointQueries({ port, token, ids, connections: 16, ms });
    child.send(0);
    const seconds = (performance.now() - started) / 1000;
    measured.seconds += seconds;
    if (!counts) continue;
    measured.rates.push(count / seconds);
    measured.p99.push(quantile(latencies, 0.99));
  }
}

function report(sides: readonly Side[]): void {
  const [base] = sides;
  for (const [title, field] of [
    ["Point query over HTTP with a token, 16 connections", "alone"],
    [`The same beside ${figure(chunksPerSecond)} log chunks a second stored by the same process`, "beside"],
  ] as const) {
    const rows = sides.map((side) => {
      const { rates, p99 } = side[field];
      const ratio = median(rates.map((rate, round) => rate / (base?.[field].rates[round] ?? rate)));
      return [side.name, figure(median(rates)), `${figure(median(p99))} ms`, figure(ratio)];
    });
    printTable(title, ["", "requests per s", "p99", `against ${base?.name ?? ""}`], rows);
  }
  // Whether the load beside was there at all.
  for (const { name, database, beside } of sides)
    console.log(`  ${name}: ${figure(storedChunks(database) / beside.seconds)} chunks a second were stored meanwhile`);
}

function storedChunks(database: string): number {
  const raw = openRaw(database);
  const count = raw.prepare("select count(*) from agent_log_chunks").pluck().get();
  raw.close();
  return Number(count);
}
