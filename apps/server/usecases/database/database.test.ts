import { afterEach, beforeEach, expect, it } from "vitest";
import { type TestApp, testApp } from "../../testing/app.ts";
import { completeTask } from "../tasks/complete-task.ts";
import { backUpDatabase } from "./back-up-database.ts";
import { verifyDatabase } from "./verify-database.ts";

let world: TestApp;
beforeEach(async () => {
  world = await testApp();
});
afterEach(() => world.close());

it("counts what it compared, and what is wrong", async () => {
  const { app, context, given } = world;
  const [task, other] = [await given.task(), await given.task()];
  await completeTask(app, context, { id: task.id });
  const sound = await verifyDatabase(app);
  expect(sound).toMatchObject({ tasks: { checked: 2, wrong: 0 }, projections: { differ: 0 }, audit: { entries: 1, problem: null } });
  expect(sound.projections.checked).toBeGreaterThan(0);
  await app.store.transaction("spoil", (tx) => tx.tasks.setReadiness([{ ...other, unmetDependencies: 7 }]));
  expect((await verifyDatabase(app)).tasks).toEqual({ checked: 2, wrong: 1 });
});

it("copies once for one command, and the log says so", async () => {
  const { app, context } = world;
  const once = { ...context, commandId: "once" };
  const made = await backUpDatabase(app, once, {});
  expect(await backUpDatabase(app, once, {})).toEqual(made);
  expect((await app.databaseCare.readFacts()).backups.map(({ path }) => path)).toEqual([made.path]);
  const [event] = await app.store.reads.events.findNewest({ types: ["database.backedUp"] }, { limit: 2 });
  expect(event?.payload).toEqual({ file: made.path.split(/[\\/]/).at(-1), bytes: made.bytes });
  const actor = { type: "agent", id: "a", keyId: "k", scopes: ["admin"] } as const;
  await expect(backUpDatabase(app, { ...context, actor }, {})).rejects.toMatchObject({ code: "FORBIDDEN" });
  expect((await app.databaseCare.readFacts()).backups).toHaveLength(1);
});
