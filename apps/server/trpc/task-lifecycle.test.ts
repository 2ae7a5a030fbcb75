import { DomainError } from "@signalbox/contracts";
import { TRPCError } from "@trpc/server";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type TestApp, testApp } from "../testing/app.ts";
import { appRouter } from "./router.ts";

let world: TestApp;
let tasks: ReturnType<typeof appRouter.createCaller>["tasks"];

beforeEach(async () => {
  world = await testApp();
  tasks = appRouter.createCaller({ app: world.app, actor: world.context.actor, requestId: "request-1" }).tasks;
});
afterEach(() => world.close());

const namesOf = (rows: readonly { name: string }[]) => rows.map(({ name }) => name);

async function refusal(call: Promise<unknown>): Promise<DomainError> {
  const error = await call.then(
    () => new Error("it was not refused"),
    (thrown: unknown) => thrown,
  );
  if (error instanceof TRPCError && error.cause instanceof DomainError) return error.cause;
  throw error;
}

describe("a task through the API", () => {
  it("is ready when what it depends on is completed", async () => {
    const lay = await tasks.create({ name: "lay the track" });
    const run = await tasks.create({ name: "run the train", dependsOn: [lay.id] });
    expect(run.unmetDependencies).toBe(1);
    expect(namesOf(await tasks.ready({}))).toEqual(["lay the track"]);

    const claimed = await tasks.claim({ agentName: "calm-heron", worktree: "worktrees/heron" });
    expect(claimed).toMatchObject({ task: { id: lay.id, status: "in_progress" }, agent: { name: "calm-heron", taskId: lay.id } });
    expect(await tasks.claim({})).toBeNull();

    const completed = await tasks.complete({ id: lay.id, summary: "two miles of it" });
    expect(completed.task).toMatchObject({ status: "completed", summary: "two miles of it" });
    expect(namesOf(completed.unlocked)).toEqual(["run the train"]);
    expect(namesOf(await tasks.ready({}))).toEqual(["run the train"]);
  });

  it("completes with the last of its subtasks, and is reopened with one", async () => {
    const parent = await tasks.create({ name: "station" });
    const after = await tasks.create({ name: "open it", dependsOn: [parent.id] });
    const [roof, walls] = [
      await tasks.create({ name: "roof", parentTaskId: parent.id }),
      await tasks.create({ name: "walls", parentTaskId: parent.id }),
    ];
    expect((await tasks.complete({ id: roof.id })).completedParents).toEqual([]);
    const last = await tasks.complete({ id: walls.id });
    expect(namesOf(last.completedParents)).toEqual(["station"]);
    expect(namesOf(last.unlocked)).toEqual(["open it"]);

    await tasks.reopen({ id: roof.id });
    expect((await tasks.get({ id: parent.id })).status).toBe("pending");
    expect((await tasks.get({ id: after.id })).unmetDependencies).toBe(1);
    expect(namesOf(await tasks.ready({}))).toEqual(["roof"]);
  });

  it("refuses a cycle and spells it", async () => {
    const a = await tasks.create({ name: "a" });
    const b = await tasks.create({ name: "b", dependsOn: [a.id] });
    const c = await tasks.create({ name: "c", dependsOn: [b.id] });
    const refused = await refusal(tasks.addDependency({ taskId: a.id, dependsOnTaskId: c.id }));
    expect(refused.code).toBe("REFUSED");
    expect(refused.message).toMatch(/\ba\b.*\bc\b.*\bb\b.*\ba\b/);
    expect((await tasks.dependencies({ id: a.id })).items).toEqual([]);
    await tasks.removeDependency({ taskId: b.id, dependsOnTaskId: a.id });
    await tasks.addDependency({ taskId: a.id, dependsOnTaskId: c.id });
    expect((await refusal(tasks.removeDependency({ taskId: b.id, dependsOnTaskId: a.id }))).code).toBe("NOT_FOUND");
  });

  it("says why it waits for what was cancelled, and goes on when that is reopened and done", async () => {
    const a = await tasks.create({ name: "points" });
    const b = await tasks.create({ name: "signal", dependsOn: [a.id] });
    await tasks.cancel({ id: a.id });
    expect(await tasks.ready({})).toEqual([]);
    const { reasons } = await tasks.why({ id: b.id });
    expect(reasons).toMatchObject([{ kind: "waits_for_cancelled_task", taskId: b.id, blockerId: a.id }]);
    expect(reasons[0]?.remedy).toContain("points");

    await tasks.reopen({ id: a.id });
    const waits = (await tasks.why({ id: b.id })).reasons;
    expect(waits).toMatchObject([{ kind: "waits_for_task", blockerId: a.id, because: [{ kind: "ready", taskId: a.id }] }]);
    await tasks.complete({ id: a.id });
    expect((await tasks.why({ id: b.id })).reasons).toMatchObject([{ kind: "ready" }]);
    expect((await refusal(tasks.cancel({ id: a.id }))).code).toBe("REFUSED");
  });

  it("is not deleted while others wait for it, unless they are let go", async () => {
    const a = await tasks.create({ name: "bridge" });
    const b = await tasks.create({ name: "cross it", dependsOn: [a.id] });
    const refused = await refusal(tasks.delete({ id: a.id }));
    expect(refused).toMatchObject({ code: "REFUSED", details: { waiting: [b.id] } });
    expect(refused.message).toContain("cross it");
    await tasks.delete({ id: a.id, dropDependencies: true });
    expect(namesOf(await tasks.ready({}))).toEqual(["cross it"]);
    expect((await refusal(tasks.get({ id: a.id }))).code).toBe("NOT_FOUND");
  });

  it("is held back by hand, submitted, and moved with its subtasks", async () => {
    const { id: initiativeId } = await world.given.initiative();
    const task = await tasks.create({ name: "tunnel" });
    const part = await tasks.create({ name: "dig", parentTaskId: task.id });
    await tasks.block({ id: part.id });
    expect(await tasks.ready({})).toEqual([]);
    await tasks.reopen({ id: part.id });
    await tasks.claim({ id: part.id });
    expect(await tasks.submit({ id: part.id, summary: "dug" })).toMatchObject({ status: "quality_review", summary: "dug" });
    await tasks.move({ id: task.id, patch: { initiativeId } });
    expect(await tasks.get({ id: part.id })).toMatchObject({ initiativeId });
  });

  it("has no status that can be set past the rules", async () => {
    const task = await tasks.create({ name: "lamp" });
    const patch = { name: "lamp", status: "completed" };
    await expect(tasks.update({ id: task.id, patch })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    const born = { name: "born done", status: "completed" };
    await expect(tasks.create(born)).rejects.toMatchObject({ code: "BAD_REQUEST" });
    expect(await tasks.get({ id: task.id })).toEqual(task);
  });
});
