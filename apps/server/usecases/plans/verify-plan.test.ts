import { expect, it, onTestFinished } from "vitest";
import { createRepositories } from "../../db/repositories/drizzle/index.ts";
import { testApp } from "../../testing/app.ts";
import { openPglite } from "../../testing/pglite.ts";
import { repairPlan } from "./repair-plan.ts";
import { verifyPlan } from "./verify-plan.ts";

const stores = {
  memory: () => testApp(),
  PGlite: () => testApp((world) => openPglite({ ...world, createRepositories, warn: () => {} })),
};

it.each(Object.entries(stores))("finds and repairs wrong readiness on %s", { timeout: 120_000 }, async (_name, open) => {
  const world = await open();
  onTestFinished(() => world.close());
  const { app, context, given } = world;
  const parent = await given.task();
  const child = await given.task({ parentTaskId: parent.id, priority: "high" });
  const blocker = await given.task({ phaseId: (await given.phase()).id });
  await given.dependency(parent, blocker);
  const right = await app.store.reads.tasks.findByIds([parent.id, child.id, blocker.id]);
  expect(await verifyPlan(app)).toEqual({ tasks: 3, mismatches: [], total: 0, repaired: 0 });

  await app.store.transaction("damage", async (tx) => {
    const [, stored] = right;
    if (stored === undefined) throw new Error("The child is missing.");
    await tx.tasks.setReadiness([
      { ...stored, inheritedUnmet: 0, gateOpen: false, priorityRank: 2, phaseOrder: 9 },
      { ...stored, id: "nobody" },
    ]);
  });
  const found = await verifyPlan(app);
  expect(found).toMatchObject({ tasks: 3, total: 4, repaired: 0 });
  expect(found.mismatches).toContainEqual({ taskId: child.id, field: "inheritedUnmet", stored: 0, expected: 1 });
  expect(found.mismatches).toContainEqual({ taskId: child.id, field: "gateOpen", stored: false, expected: true });

  expect(await repairPlan(app, context, undefined)).toMatchObject({ total: 4, repaired: 1 });
  expect(await verifyPlan(app)).toMatchObject({ total: 0 });
  expect(await app.store.reads.tasks.findByIds([parent.id, child.id, blocker.id])).toEqual(right);
});

it("names at most a hundred", async () => {
  const { app, given, close } = await testApp();
  onTestFinished(close);
  for (let count = 0; count < 101; count += 1) await given.task();
  const { items } = await app.store.reads.tasks.findAll({}, { limit: 200 });
  await app.store.transaction("damage", (tx) => tx.tasks.setReadiness(items.map((task) => ({ ...task, phaseOrder: 1 }))));
  const { mismatches, total } = await verifyPlan(app);
  expect([mismatches.length, total]).toEqual([100, 101]);
});
