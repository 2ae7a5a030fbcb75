import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import type { DraftTask, PlanDraft } from "../../domain/plan-draft.ts";
import { testApp } from "../../testing/app.ts";
import { type ImportProgress, importPlan } from "./import-plan.ts";
import { verifyPlan } from "./verify-plan.ts";

const shared = join(import.meta.dirname, "../../../../../shared");

async function opened() {
  const world = await testApp();
  onTestFinished(() => world.close());
  return world;
}

describe("real plans", () => {
  const plans = {
    "data/taskmaster-tasks.json": { tasks: 1096, records: 182 },
    "data/beads-issues.jsonl": { tasks: 824, records: 824 },
    "data/backlog-md": { tasks: 613, records: 613 },
  };
  it.for(Object.entries(plans))(
    "%s is stored whole, and a second import changes nothing",
    { timeout: 60_000 },
    async ([path, counts], ctx) => {
      const whole = join(shared, path);
      if (!existsSync(whole)) ctx.skip(`../shared/${path} is absent`);
      const { app, context } = await opened();
      const first = await importPlan(app, context, { path: whole });
      expect(first).toMatchObject({ tasks: { created: counts.tasks }, records: { created: counts.records }, leftOut: [] });
      expect(first.unmapped.every(({ examples }) => examples.length <= 3)).toBe(true);
      expect(await verifyPlan(app)).toMatchObject({ tasks: counts.tasks, total: 0 });
      const second = await importPlan(app, context, { path: whole });
      expect(second).toMatchObject({
        tasks: { created: 0, updated: 0, unchanged: counts.tasks },
        records: { created: 0, updated: 0, unchanged: counts.records },
        gone: { count: 0 },
      });
    },
  );
});

describe("a large plan", () => {
  it("is stored in pieces, parents before children wherever they stand", { timeout: 60_000 }, async () => {
    const { app, context } = await opened();
    const steps: ImportProgress[] = [];
    const source = { name: "made", recognizes: async () => true, read: async () => madePlan(2_500) };
    const report = await importPlan({ ...app, findPlanSource: async () => source }, context, {
      path: "made",
      onProgress: (done) => void steps.push(done),
    });
    expect(report.tasks.created).toBe(2_500);
    expect(steps.filter(({ step }) => step === "tasks").map(({ count }) => count)).toEqual([1_000, 2_000, 2_500]);
    expect(await verifyPlan(app)).toMatchObject({ tasks: 2_500, total: 0 });
  });
});

/** Children stand before their parents, and each task waits for the two before it that are not in its family. */
function madePlan(count: number): PlanDraft {
  const keys = Array.from({ length: count }, (_, index) => `t${index}`);
  const task = (key: string, index: number): DraftTask => ({
    key,
    ...{ initiativeKey: "i", phaseKey: null, parentKey: index % 10 === 9 || index < 10 ? null : `t${index - (index % 10) + 9}` },
    ...{ name: key, description: null, category: "execute", priority: "medium", status: "pending", order: index, summary: null },
    recordSourceId: `made:${key}`,
  });
  return {
    source: "made",
    records: keys.map((key) => ({ sourceId: `made:${key}`, title: key, raw: { key }, status: "open" })),
    initiatives: [{ key: "i", name: "made" }],
    phases: [],
    tasks: keys.map(task),
    dependencies: keys.flatMap((from, index) => [10, 20].flatMap((step) => (index >= step ? { from, to: `t${index - step}` } : []))),
    links: [],
    unmapped: [],
  };
}
