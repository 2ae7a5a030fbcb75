import type { FindPlanSource, PlanSource } from "../../ports/plan-source.ts";
import { backlogMdSource } from "./backlog-md.ts";
import { beadsSource } from "./beads.ts";
import { invalidPlan, kindOfPath, parseJson, readPlanText } from "./source-files.ts";
import { taskMasterSource } from "./task-master.ts";
import { tkSource } from "./tk.ts";

const readable = "a Task Master tasks.json, a Beads .jsonl, a Backlog.md folder, a .tickets folder or one ticket";

/** Every reader of another tool's plan. */
function planSources(): PlanSource[] {
  return [taskMasterSource(), beadsSource(), backlogMdSource(), tkSource()];
}

export const findPlanSource: FindPlanSource = async (path) => {
  const kind = await kindOfPath(path);
  if (kind === "missing") throw invalidPlan(path, "there is no such file or folder.");
  if (kind === "other") throw invalidPlan(path, "it is neither a file nor a folder.");
  const fitting: PlanSource[] = [];
  for (const source of planSources()) if (await source.recognizes(path)) fitting.push(source);
  const [source, other] = fitting;
  if (source === undefined) return refuseUnknown(path, kind);
  // Choosing for the user would import half of what the folder holds without a word.
  if (other !== undefined) {
    const names = fitting.map(({ name }) => name).join(" and ");
    throw invalidPlan(path, `it holds plans of several tools (${names}). Name the file or folder of one of them.`);
  }
  return source;
};

async function refuseUnknown(path: string, kind: "file" | "folder"): Promise<never> {
  // A line that is broken is the likelier reason than a wrong path, so say which.
  if (kind === "file" && /\.json$/i.test(path)) parseJson(await readPlanText(path), { path });
  if (kind === "file" && /\.jsonl$/i.test(path)) {
    const lines = (await readPlanText(path)).split("\n");
    const first = lines.findIndex((line) => line.trim() !== "");
    if (first >= 0) parseJson(lines[first] ?? "", { path, line: first + 1 });
  }
  throw invalidPlan(path, `no known plan is in it. Signalbox reads ${readable}.`);
}
