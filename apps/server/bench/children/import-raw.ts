import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { nanoid } from "nanoid";
import { openRaw, rawInsert } from "../databases.ts";
import { rawTask } from "../raw-rows.ts";
import { reportImport } from "./report-import.ts";

/** The same rows written by hand: no look for cycles, no report, nothing to import again. */
interface Line {
  readonly id: string;
  readonly title: string;
  readonly dependencies: readonly { readonly depends_on_id: string }[];
}

const [, , database = "", plan = ""] = process.argv;
const raw = openRaw(database);
await reportImport(async () => {
  const [task, issue] = [rawInsert(raw, "tasks"), rawInsert(raw, "issues")];
  const edge = raw.prepare("insert into task_dependencies values (?, ?)");
  const unmet = raw.prepare("update tasks set unmet_dependencies = (select count(*) from task_dependencies d where d.task_id = tasks.id)");
  const ids = new Map<string, string>();
  raw.exec("BEGIN IMMEDIATE");
  for await (const text of createInterface({ input: createReadStream(plan) })) {
    const line = JSON.parse(text) as Line;
    const row = rawTask(line.title);
    ids.set(line.id, row.id);
    task.all(row);
    issue.all(record(line, text, row));
    for (const { depends_on_id } of line.dependencies) edge.run(row.id, ids.get(depends_on_id));
  }
  unmet.run();
  raw.exec("COMMIT");
  return ids.size;
});
raw.close();

function record(line: Line, text: string, { id, created_at }: ReturnType<typeof rawTask>): Readonly<Record<string, unknown>> {
  return {
    ...{ id: `ticket:${nanoid()}`, source_type: "ticket", source_id: line.id, source_data: text, title: line.title, status: "open" },
    ...{ session_id: null, worktree: null, branch: null, task_id: id, created_at, updated_at: created_at },
  };
}
