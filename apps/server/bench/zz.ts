import { execFileSync } from "node:child_process";
import { emptyDatabase } from "./databases.ts";
import { inTempFolder } from "./measure.ts";
import { createWriteStream, writeFileSync } from "node:fs";
await inTempFolder(async (folder) => {
  const count = Number(process.argv[2]);
  const lines = Array.from({ length: count }, (_, n) => JSON.stringify({ id: `bd-${n}`, title: `Task ${n}`, description: `What task ${n} is about`, status: "open", priority: 2, issue_type: "task", created_at: "2026-01-02T03:04:05Z", dependencies: n === 0 ? [] : [...new Set([n >> 1, n - 1])].map((o) => ({ issue_id: `bd-${n}`, depends_on_id: `bd-${o}`, type: "blocks" })) }));
  writeFileSync(folder + "/p.jsonl", lines.join("\n"));
  const db = await emptyDatabase(folder, "x.db");
  for (const s of ["import-raw", "import-with-signalbox"]) {
  const db = await emptyDatabase(folder, s + ".db");
  console.log(s, execFileSync(process.execPath, [...(s === "import-raw" ? [] : ["--cpu-prof", "--cpu-prof-dir=/tmp/prof-i"]), `bench/children/${s}.ts`, db, folder + "/p.jsonl"]).toString());
  }
});
