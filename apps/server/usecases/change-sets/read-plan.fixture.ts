import type { TestApp } from "../../testing/app.ts";

const planTables = ["initiatives", "phases", "phase_dependencies", "tasks", "task_dependencies", "task_links", "pages", "review_comments"];

/** Every row of the plan. When it was last written is left out, and the revision of a page, which only grows. */
export async function readPlan({ app }: TestApp): Promise<string[]> {
  const rows: string[] = [];
  for (const table of planTables)
    for await (const page of app.store.reads.rowArchive.readTable(table))
      for (const { updatedAt: _, revision: __, ...row } of page) rows.push(`${table} ${JSON.stringify(row)}`);
  return rows.sort();
}
