import { afterEach, beforeEach, expect, it } from "vitest";
import { type TestApp, testApp } from "../../testing/app.ts";
import { claimTask } from "./claim-task.ts";
import { completeTask } from "./complete-task.ts";
import { reopenTask } from "./reopen-task.ts";
import { submitTask } from "./submit-task.ts";

let world: TestApp;
beforeEach(async () => {
  world = await testApp();
});
afterEach(() => world.close());

const claim = (input: Parameters<typeof claimTask>[2] = {}, actor = world.context.actor) =>
  claimTask(world.app, { ...world.context, actor }, input);

it("gives the first ready task to a new external agent with a name of its own", async () => {
  const [low, high] = [await world.given.task({ priority: "low" }), await world.given.task({ priority: "high" })];
  const [first, second] = [await claim(), await claim({ worktree: "trees/two" })];
  expect(first).toMatchObject({
    task: { id: high.id, status: "in_progress" },
    agent: { provider: "external", status: "running", taskId: high.id },
  });
  expect(second).toMatchObject({ task: { id: low.id }, agent: { worktreeId: "trees/two" } });
  expect(first?.agent.name).toMatch(/^[a-z]+-[a-z]+$/);
  expect(second?.agent.name).toBe(`${first?.agent.name}-2`);
  expect(await claim()).toBeNull();
});

it("knows an external agent by its name, and frees it when its task is done", async () => {
  const [one, two] = [await world.given.task(), await world.given.task()];
  const first = await claim({ id: one.id, agentName: "night-shift" });
  await completeTask(world.app, world.context, { id: one.id });
  expect(await world.app.store.reads.agents.findByName("night-shift")).toMatchObject({ status: "idle" });
  expect(await claim({ id: two.id, agentName: "night-shift" })).toMatchObject({
    agent: { id: first?.agent.id, taskId: two.id, status: "running" },
  });
});

it("frees an external agent whose task comes back from its review, so that anyone may take it", async () => {
  const task = await world.given.task();
  const first = await claim({ id: task.id, agentName: "night-shift" });
  await submitTask(world.app, world.context, { id: task.id, summary: "Look." });
  await reopenTask(world.app, world.context, { id: task.id });
  expect(await world.app.store.reads.agents.findByName("night-shift")).toMatchObject({ status: "idle" });
  expect(await claim({ agentName: "night-shift" })).toMatchObject({
    task: { id: task.id },
    agent: { id: first?.agent.id, status: "running" },
  });
});

it("leaves agents that the server runs alone, and lets an agent claim only for itself", async () => {
  await world.given.task();
  const agent = await world.given.agent({ name: "busy-otter", provider: "claude" });
  await expect(claim({ agentName: "busy-otter" })).rejects.toMatchObject({ code: "REFUSED" });
  const claimed = await claim(
    { agentName: "somebody-else", worktree: "../elsewhere" },
    { type: "agent", id: agent.id, keyId: null, scopes: [] },
  );
  expect(claimed?.agent).toMatchObject({ id: agent.id, name: "busy-otter", worktreeId: agent.worktreeId });
});

it("says why a task cannot be claimed", async () => {
  const [task, blocker] = [await world.given.task(), await world.given.task()];
  await world.given.dependency(task, blocker);
  await expect(claim({ id: task.id })).rejects.toMatchObject({ code: "REFUSED", message: expect.stringContaining("not ready") });
  await expect(claim({ id: "none" })).rejects.toMatchObject({ code: "NOT_FOUND" });
});
