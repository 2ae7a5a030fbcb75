import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, type TestContext } from "vitest";
import { checkDraft, type PlanDraft } from "../../domain/plan-draft.ts";
import { findPlanSource } from "./find-plan-source.ts";
import { writtenPlan } from "./written-plan.fixture.ts";

// Other projects' plans lie beside the repository and are never part of it.
const shared = join(import.meta.dirname, "../../../../../shared");

async function readReal(ctx: TestContext, path: string): Promise<PlanDraft> {
  const whole = join(shared, path);
  if (!existsSync(whole)) ctx.skip(`../shared/${path} is absent`);
  return (await findPlanSource(whole)).read(whole);
}

function count(values: Iterable<string>): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

/** Every arrow of what the check keeps leads somewhere, and every task has its record. */
function expectSound(draft: PlanDraft): void {
  const records = new Set(draft.records.map(({ sourceId }) => sourceId));
  expect(records.size).toBe(draft.records.length);
  expect(new Set(draft.tasks.map(({ key }) => key)).size).toBe(draft.tasks.length);
  expect(draft.tasks.filter(({ recordSourceId }) => !records.has(recordSourceId))).toEqual([]);
  expect(draft.tasks.filter(({ name }) => name.trim() === "")).toEqual([]);
  expect(checkDraft(draft).dangling.filter(({ kind }) => kind === "duplicate_key" || kind === "record")).toEqual([]);
}

describe("real plans", () => {
  it("Task Master: 182 tasks, 914 subtasks, 9 tags", async (ctx) => {
    const draft = await readReal(ctx, "data/taskmaster-tasks.json");
    expectSound(draft);
    expect(checkDraft(draft).counts).toMatchObject({
      records: 182,
      initiatives: 9,
      tasks: 1096,
      dependencies: 974,
      dangling: 1,
      cycles: 1,
    });
    expect(draft.tasks.filter(({ parentKey }) => parentKey !== null)).toHaveLength(914);
    expect(count(draft.tasks.map(({ status }) => status))).toEqual({
      completed: 578,
      pending: 503,
      in_progress: 5,
      quality_review: 2,
      blocked: 5,
      cancelled: 3,
    });
    // One task says 42.42 eight times, one tag was copied without the task it needs, and two subtasks wait for each other.
    expect(draft.tasks.filter(({ key }) => key.startsWith("master:42.42"))).toHaveLength(8);
    expect(checkDraft(draft).dangling).toMatchObject([{ from: "test-tag:1", to: "test-tag:16" }]);
    expect(checkDraft(draft).cycleEdges).toMatchObject([{ from: expect.stringMatching(/^master:12\.[14]$/), kind: "dependency" }]);
  });

  it("Task Master: every record is the task as the file has it", async (ctx) => {
    const draft = await readReal(ctx, "data/taskmaster-tasks.json");
    const file = JSON.parse(readFileSync(join(shared, "data/taskmaster-tasks.json"), "utf8")) as Record<string, { tasks: unknown[] }>;
    expect(draft.records.map(({ raw }) => raw)).toEqual(Object.values(file).flatMap(({ tasks }) => tasks));
  });

  it("Beads: 824 issues, 337 dependencies of four kinds", async (ctx) => {
    const draft = await readReal(ctx, "data/beads-issues.jsonl");
    expectSound(draft);
    expect(checkDraft(draft).counts).toMatchObject({
      records: 824,
      initiatives: 1,
      tasks: 824,
      dependencies: 168,
      links: 41,
      dangling: 0,
      cycles: 0,
    });
    const children = draft.tasks.filter(({ parentKey }) => parentKey !== null);
    // 129 parent-child arrows: one issue has two parents, and the second is a link.
    expect(children).toHaveLength(128);
    expect(count(draft.links.map(({ kind }) => kind))).toEqual({ "discovered-from": 38, related: 2, "parent-child": 1 });
    expect(children.length + draft.dependencies.length + draft.links.length).toBe(337);
    expect(count(draft.tasks.map(({ status }) => status))).toEqual({ completed: 731, pending: 93 });
    expect(count(draft.tasks.map(({ order }) => String(order)))).toEqual({ 0: 89, 1: 322, 2: 300, 3: 90, 4: 23 });
    expect(draft.tasks.filter(({ createdAt }) => createdAt === undefined)).toEqual([]);
  });

  it("Backlog.md: every task file, the 21 with broken front matter included", async (ctx) => {
    const draft = await readReal(ctx, "data/backlog-md");
    const files = ["tasks", "completed"].flatMap((folder) => readdirSync(join(shared, "data/backlog-md/backlog", folder)));
    expectSound(draft);
    expect(draft.records).toHaveLength(files.filter((file) => file !== "readme.md").length);
    expect(checkDraft(draft).counts).toMatchObject({
      records: 613,
      initiatives: 1,
      phases: 5,
      tasks: 613,
      dependencies: 89,
      dangling: 3,
      cycles: 4,
    });
    expect(draft.unmapped.filter(({ field }) => field === "front matter")).toHaveLength(21);
    expect(draft.tasks.filter(({ key }) => !/^BACK-\d+(\.\d+)*$/.test(key))).toEqual([]);
    expect(draft.tasks.filter(({ createdAt }) => createdAt === undefined)).toEqual([]);
    expect(count(draft.tasks.map(({ status }) => status))).toEqual({ completed: 576, pending: 37 });
    expect(checkDraft(draft).dangling.map(({ kind, to }) => `${kind} ${to}`)).toEqual([
      "parent task-13",
      "parent task-217",
      "dependency task-0",
    ]);
  });

  it("tk: the ticket among the seeds", async (ctx) => {
    const seed = join(shared, "seeds/000_77586f741552cdd8.txt");
    if (!existsSync(seed)) ctx.skip("../shared/seeds is absent");
    const text = readFileSync(seed, "utf8");
    const root = await writtenPlan({ ".tickets/gla-nmfm.md": text });
    const draft = await (await findPlanSource(root)).read(root);
    expectSound(draft);
    expect(draft.records).toEqual([
      { sourceId: "tk:gla-nmfm", title: "SQLite database setup with migrations", status: "closed", raw: { path: "gla-nmfm.md", text } },
    ]);
    expect(draft.tasks).toMatchObject([
      { key: "gla-nmfm", parentKey: "gla-uyi9", status: "completed", priority: "high", category: "execute" },
    ]);
    expect(draft.tasks[0]?.description).toContain("## Notes");
    expect(
      checkDraft(draft)
        .dangling.map(({ to }) => to)
        .sort(),
    ).toEqual(["gla-cu9p", "gla-uyi9"]);
  });
});
