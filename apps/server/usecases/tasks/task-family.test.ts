import type { Task } from "@signalbox/contracts";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type TestApp, testApp } from "../../testing/app.ts";
import { cancelTask } from "./cancel-task.ts";
import { completeTask } from "./complete-task.ts";
import { createTask } from "./create-task.ts";
import { reopenTask } from "./reopen-task.ts";
import { updateTask } from "./update-task.ts";

let world: TestApp;
beforeEach(async () => {
  world = await testApp();
});
afterEach(() => world.close());

const statusOf = async ({ id }: Task) => (await world.app.store.reads.tasks.findById(id))?.status;
const create = (name: string, over: { parentTaskId?: string; dependsOn?: string[] } = {}) =>
  createTask(world.app, world.context, { name, ...over });
const complete = ({ id }: Task) => completeTask(world.app, world.context, { id });

it("a parent completes with its last child, and so does its own parent, and what waited for them is let go", async () => {
  const top = await create("top");
  const middle = await create("middle", { parentTaskId: top.id });
  const leaves = [await create("one", { parentTaskId: middle.id }), await create("two", { parentTaskId: middle.id })] as const;
  const waiting = await create("waiting", { dependsOn: [top.id] });
  expect((await complete(leaves[0])).completedParents).toEqual([]);
  expect(await complete(leaves[1])).toMatchObject({
    completedParents: [{ id: middle.id }, { id: top.id }],
    unlocked: [{ id: waiting.id }],
  });
});

it("a child reopened or added reopens its completed parents, so that nothing that waits for them is let go", async () => {
  const top = await create("top");
  const child = await create("child", { parentTaskId: top.id });
  const waiting = await create("waiting", { dependsOn: [top.id] });
  await complete(child);
  await reopenTask(world.app, world.context, { id: child.id });
  expect(await statusOf(top)).toBe("pending");
  expect(await world.app.store.reads.tasks.findById(waiting.id)).toMatchObject({ unmetDependencies: 1 });
  await complete(child);
  await create("late", { parentTaskId: top.id });
  expect(await statusOf(top)).toBe("pending");
});

it("an open child moved under a completed parent reopens it", async () => {
  const [parent, child] = [await create("parent"), await create("child")];
  await complete(parent);
  await updateTask(world.app, world.context, { id: child.id, patch: { parentTaskId: parent.id } });
  expect(await statusOf(parent)).toBe("pending");
});

it("cancelling takes the open subtasks along; what depends on it goes on waiting; no open task gets under it", async () => {
  const parent = await create("parent");
  const [done, open] = [await create("done", { parentTaskId: parent.id }), await create("open", { parentTaskId: parent.id })];
  const waiting = await create("waiting", { dependsOn: [parent.id] });
  await complete(done);
  await cancelTask(world.app, world.context, { id: parent.id });
  expect([await statusOf(parent), await statusOf(open), await statusOf(done)]).toEqual(["cancelled", "cancelled", "completed"]);
  expect(await world.app.store.reads.tasks.findById(waiting.id)).toMatchObject({ unmetDependencies: 1 });
  const refused = { code: "REFUSED", message: expect.stringContaining("reopen it first") };
  await expect(create("late", { parentTaskId: parent.id })).rejects.toMatchObject(refused);
  await expect(reopenTask(world.app, world.context, { id: open.id })).rejects.toMatchObject(refused);
  await expect(updateTask(world.app, world.context, { id: waiting.id, patch: { parentTaskId: parent.id } })).rejects.toMatchObject(refused);
  await reopenTask(world.app, world.context, { id: parent.id });
  await reopenTask(world.app, world.context, { id: open.id });
  expect(await statusOf(open)).toBe("pending");
});

it("a parent whose children were all cancelled is left to be done by itself", async () => {
  const parent = await create("parent");
  const child = await create("child", { parentTaskId: parent.id });
  await expect(complete(parent)).rejects.toMatchObject({ code: "REFUSED", message: expect.stringContaining("1 unfinished subtask") });
  await cancelTask(world.app, world.context, { id: child.id });
  expect(await statusOf(parent)).toBe("pending");
  expect((await complete(parent)).task.status).toBe("completed");
});

it("a task moved to another initiative takes its subtasks along", async () => {
  const initiative = await world.given.initiative();
  const parent = await create("parent");
  const child = await create("child", { parentTaskId: parent.id });
  await updateTask(world.app, world.context, { id: parent.id, patch: { initiativeId: initiative.id } });
  expect(await world.app.store.reads.tasks.findById(child.id)).toMatchObject({ initiativeId: initiative.id });
});
