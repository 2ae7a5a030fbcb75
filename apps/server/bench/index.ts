import { availableParallelism } from "node:os";
import { benchClaims } from "./claims.ts";
import { benchFeed } from "./feed.ts";
import { benchHttp } from "./http.ts";
import { benchImports } from "./imports.ts";
import { benchLogChunks } from "./log-chunks.ts";
import { type BenchRun, figure, inTempFolder } from "./measure.ts";
import { benchRows } from "./rows.ts";
import { benchServerStart } from "./server-start.ts";

/** Usage: bench [name …] [--quick]. Prints what it measured; judges nothing, because figures move with the machine. */

const benchmarks: Readonly<Record<string, (run: BenchRun) => Promise<void>>> = {
  rows: benchRows,
  claim: benchClaims,
  import: benchImports,
  logs: benchLogChunks,
  start: benchServerStart,
  http: benchHttp,
  feed: benchFeed,
};

const given = process.argv.slice(2);
const names = given.filter((argument) => !argument.startsWith("--"));
const unknown = [...names.filter((name) => !Object.hasOwn(benchmarks, name)), ...given.filter((flag) => /^--(?!quick$)/.test(flag))];

if (unknown.length > 0) {
  console.error(`There is no ${unknown.join(", ")}. Usage: bench [${Object.keys(benchmarks).join(" | ")}] … [--quick]`);
  process.exitCode = 2;
} else {
  console.log(`Node ${process.versions.node}, ${availableParallelism()} cores. Medians of interleaved rounds; ratios hold, figures move.`);
  for (const [name, run] of Object.entries(benchmarks)) {
    if (names.length > 0 && !names.includes(name)) continue;
    const started = performance.now();
    console.log(`\n== ${name}`);
    await inTempFolder((folder) => run({ quick: given.includes("--quick"), folder }));
    console.log(`\n(${name} took ${figure((performance.now() - started) / 1000)} s)`);
  }
}
