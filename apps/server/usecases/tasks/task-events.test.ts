import type { StoredEvent, Task } from "@signalbox/contracts";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type TestApp, testApp } from "../../testing/app.ts";
import { blockTask } from "./block-task.ts";
import { cancelTask } from "./cancel-task.ts";
import { claimTask } from "./claim-task.ts";
import { completeTask } from "./complete-task.ts";
import { createTask } from "./create-task.ts";
import { deleteTask } from "./delete-task.ts";
import { reopenTask } from "./reopen-task.ts";
import { updateTask } from "./update-task.ts";

let world: TestApp;
beforeEach(async () => {
  world = await testApp();
});
afterEach(() => world.close());

async function eventsAfter(sequence: number): Promise<StoredEvent[]> {
  const events: StoredEvent[] = [];
  for await (const page of world.app.store.reads.events.replayFrom(sequence + 1)) events.push(...page);
  return events;
}

/** What was said of whom while `work` ran, in order. */
async function during(work: () => Promise<unknown>): Promise<[type: string, streamId: string, payload: object][]> {
  const before = await world.app.store.reads.events.readLastSequence();
  await work();
  return (await eventsAfter(before)).map(({ type, streamId, payload }) => [type, streamId, payload]);
}

const create = (name: string, over: { parentTaskId?: string; dependsOn?: string[] } = {}) =>
  createTask(world.app, world.context, { name, ...over });
const complete = ({ id }: Task) => completeTask(world.app, world.context, { id });

it("a new task says where it stands, what it waits for and whom it reopened", async () => {
  const [parent, blocker] = [await create("parent"), await create("blocker")];
  const first = await create("first", { parentTaskId: parent.id });
  await complete(first);
  let made: Task | undefined;
  const happened = await during(async () => {
    made = await create("second", { parentTaskId: parent.id, dependsOn: [blocker.id, blocker.id] });
  });
  const id = made?.id ?? "";
  expect(happened).toEqual([
    ["task.created", id, expect.objectContaining({ name: "second", parentTaskId: parent.id, priority: "medium" })],
    ["task.dependencyAdded", id, { dependsOnTaskId: blocker.id }],
    ["task.reopened", parent.id, { from: "completed", byTaskId: id }],
  ]);
});

it("a claim says who got the task, and that the agent is new or taken again", async () => {
  const [one, two] = [await create("one"), await create("two")];
  const claim = ({ id }: Task) => claimTask(world.app, world.context, { id, agentName: "quiet-otter" });
  const first = await during(() => claim(one));
  const agentId = (first[1] ?? [])[1] ?? "";
  expect(first).toEqual([
    ["task.claimed", one.id, { agentId, agentName: "quiet-otter" }],
    ["agent.created", agentId, expect.objectContaining({ name: "quiet-otter", status: "running", taskId: one.id })],
  ]);
  expect(await during(() => complete(one))).toEqual([
    ["task.completed", one.id, { from: "in_progress" }],
    ["agent.updated", agentId, { status: { before: "running", after: "idle" } }],
  ]);
  expect(await during(() => claim(two))).toEqual([
    ["task.claimed", two.id, { agentId, agentName: "quiet-otter" }],
    ["agent.updated", agentId, { status: { before: "idle", after: "running" }, taskId: { before: one.id, after: two.id } }],
  ]);
  expect((await during(() => blockTask(world.app, world.context, { id: two.id }))).map(([type]) => type)).toEqual([
    "task.blocked",
    "agent.updated",
  ]);
  expect(await during(() => claimTask(world.app, world.context, {}))).toEqual([]);
});

it("parents that complete and reopen with their children say so themselves", async () => {
  const top = await create("top");
  const middle = await create("middle", { parentTaskId: top.id });
  const leaf = await create("leaf", { parentTaskId: middle.id });
  const from = "pending";
  expect(await during(() => complete(leaf))).toEqual([
    ["task.completed", leaf.id, { from }],
    ["task.completed", middle.id, { from, byTaskId: leaf.id }],
    ["task.completed", top.id, { from, byTaskId: leaf.id }],
  ]);
  expect(await during(() => reopenTask(world.app, world.context, { id: leaf.id }))).toEqual([
    ["task.reopened", leaf.id, { from: "completed" }],
    ["task.reopened", middle.id, { from: "completed", byTaskId: leaf.id }],
    ["task.reopened", top.id, { from: "completed", byTaskId: leaf.id }],
  ]);
});

it("subtasks that are cancelled or moved with their parent say so themselves", async () => {
  const phase = await world.given.phase();
  const parent = await create("parent");
  const [done, open] = [await create("done", { parentTaskId: parent.id }), await create("open", { parentTaskId: parent.id })];
  await complete(done);
  const moved = { phaseId: { before: null, after: phase.id }, initiativeId: { before: null, after: phase.initiativeId } };
  const patch = { phaseId: phase.id, description: "long" };
  expect(await during(() => updateTask(world.app, world.context, { id: parent.id, patch }))).toEqual([
    ["task.updated", parent.id, { ...moved, rewritten: ["description"] }],
    ["task.updated", done.id, moved],
    ["task.updated", open.id, moved],
  ]);
  expect(await during(() => updateTask(world.app, world.context, { id: parent.id, patch }))).toEqual([]);
  expect(await during(() => cancelTask(world.app, world.context, { id: parent.id }))).toEqual([
    ["task.cancelled", parent.id, { from: "pending" }],
    ["task.cancelled", open.id, { from: "pending", byTaskId: parent.id }],
  ]);
});

it("a deletion counts what goes with it, and says who stays and lost a dependency", async () => {
  const parent = await create("parent");
  const child = await create("child", { parentTaskId: parent.id });
  const inside = await create("inside", { parentTaskId: parent.id, dependsOn: [child.id] });
  const waiting = await create("waiting", { dependsOn: [inside.id] });
  const remove = (dropDependencies: boolean) => deleteTask(world.app, world.context, { id: parent.id, dropDependencies });
  expect(await during(() => expect(remove(false)).rejects.toMatchObject({ code: "REFUSED" }))).toEqual([]);
  expect(await during(() => remove(true))).toEqual([
    ["task.deleted", parent.id, { name: "parent", phaseId: null, initiativeId: null, subtasks: 2 }],
    ["task.dependencyRemoved", waiting.id, { dependsOnTaskId: inside.id }],
  ]);
});
