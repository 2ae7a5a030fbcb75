import { describe, expect, it, onTestFinished } from "vitest";
import { verifyPlan } from "../usecases/plans/verify-plan.ts";
import { testApp } from "./app.ts";
import { seedPlan } from "./seeded-plan.ts";

async function seeded(tasks: number) {
  const { app, clock, close } = await testApp();
  onTestFinished(close);
  return { app, made: await seedPlan({ uow: app.store, clock, tasks }) };
}

const firstPage = { limit: 200 };

describe("the seeded plan", () => {
  it("has exactly the tasks that were asked for, and counts that are right", async () => {
    const { app, made } = await seeded(450);
    expect(made).toMatchObject({ initiatives: 3, tasks: 450, agents: 2 });
    expect(made.dependencies).toBeGreaterThan(200);
    expect(await verifyPlan(app)).toMatchObject({ tasks: 450, total: 0 });
  });

  it("has something of everything a person wants to see", async () => {
    const { app } = await seeded(200);
    const { items } = await app.store.reads.tasks.findAll({}, firstPage);
    expect(new Set(items.map(({ status }) => status))).toEqual(new Set(["completed", "in_progress", "pending"]));
    expect(items.some(({ parentTaskId }) => parentTaskId !== null)).toBe(true);
    const ready = await app.store.reads.tasks.findReady({ limit: 200 });
    expect(ready.length).toBeGreaterThan(0);
    expect(ready.length).toBeLessThan(items.filter(({ status }) => status === "pending").length);
  });

  it("is the same at each run", async () => {
    const read = async () => {
      const { app } = await seeded(250);
      const page = await app.store.reads.tasks.findAll({}, firstPage);
      // Initiatives and phases have the ids of their world; what was planned is compared.
      const dependencies = await app.store.reads.tasks.findDependenciesOf(page.items.map(({ id }) => id));
      return {
        items: page.items.map(({ id, name, status, priority, createdAt }) => ({ id, name, status, priority, createdAt })),
        dependencies,
      };
    };
    expect(await read()).toEqual(await read());
  });
});
