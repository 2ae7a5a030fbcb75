import type { PlanChange } from "@signalbox/contracts";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type TestApp, testApp } from "../../testing/app.ts";
import { openRootPage } from "../pages/open-root-page.ts";
import { verifyPlan } from "../plans/verify-plan.ts";
import { completeTask } from "../tasks/complete-task.ts";
import { createTask } from "../tasks/create-task.ts";
import { updateTask } from "../tasks/update-task.ts";
import { applyChangeSet } from "./apply-change-set.ts";
import { readPlan } from "./read-plan.fixture.ts";
import { revertChangeSet } from "./revert-change-set.ts";

let world: TestApp;
beforeEach(async () => {
  world = await testApp();
});
afterEach(() => world.close());

const apply = (initiativeId: string, changes: PlanChange[]) =>
  applyChangeSet(world.app, world.context, { initiativeId, mode: "plan", summary: "a plan", changes });
const revert = (id: string) => revertChangeSet(world.app, world.context, { id });
const lastTypes = async (from: number) => {
  const types: string[] = [];
  for await (const page of world.app.store.reads.events.replayFrom(from + 1)) types.push(...page.map(({ type }) => type));
  return types;
};

describe("a change set", () => {
  it("makes a plan in one go, later changes naming what earlier ones made, and goes as a whole", async () => {
    const initiative = await world.given.initiative();
    await openRootPage(world.app, world.context, { initiativeId: initiative.id });
    const before = await readPlan(world);
    const start = await world.app.store.reads.events.readLastSequence();
    const changes: PlanChange[] = [
      { entityType: "phase", action: "create", entityId: "ph1", state: { name: "build" } },
      { entityType: "phase", action: "create", entityId: "ph2", state: { name: "ship" } },
      { entityType: "phase_dependency", action: "create", state: { phaseId: "ph2", dependsOnPhaseId: "ph1" } },
      { entityType: "task", action: "create", entityId: "t1", state: { name: "one", phaseId: "ph1" } },
      { entityType: "task", action: "create", entityId: "t2", state: { name: "two", phaseId: "ph2" } },
      { entityType: "task", action: "create", state: { name: "below", parentTaskId: "t2" } },
      { entityType: "task_dependency", action: "create", state: { taskId: "t2", dependsOnTaskId: "t1" } },
      { entityType: "page", action: "create", entityId: "pg", state: { title: "notes", content: "# Why" } },
    ];
    const set = await apply(initiative.id, changes);
    expect(set).toMatchObject({ initiativeId: initiative.id, agentId: null, agentName: "owner", status: "applied" });
    const { reads } = world.app.store;
    expect(await reads.tasks.findById("t2")).toMatchObject({ initiativeId: initiative.id, unmetDependencies: 1, unfinishedChildren: 1 });
    expect((await reads.changeSets.findEntries(set.id)).map(({ entityType, action }) => [entityType, action])).toEqual([
      ["phase", "create"],
      ["phase", "create"],
      ["phase_dependency", "create"],
      ["task", "create"],
      ["task", "create"],
      ["task", "create"],
      ["task_dependency", "create"],
      ["page", "create"],
    ]);
    expect(await lastTypes(start)).toEqual([
      ...["phase.created", "phase.created", "phase.dependencyAdded", "task.created", "task.created", "task.created"],
      ...["task.dependencyAdded", "page.created", "changeSet.applied"],
    ]);
    expect(await revert(set.id)).toMatchObject({ status: "reverted" });
    expect(await readPlan(world)).toEqual(before);
    await expect(revert(set.id)).rejects.toMatchObject({ code: "CONFLICT" });
  });

  it("that cannot be made whole changes nothing", async () => {
    const initiative = await world.given.initiative();
    const before = await readPlan(world);
    const start = await world.app.store.reads.events.readLastSequence();
    const changes: PlanChange[] = [
      { entityType: "task", action: "create", entityId: "t1", state: { name: "one" } },
      { entityType: "task", action: "create", entityId: "t2", state: { name: "two" } },
      { entityType: "task_dependency", action: "create", state: { taskId: "t1", dependsOnTaskId: "t2" } },
      { entityType: "task_dependency", action: "create", state: { taskId: "t2", dependsOnTaskId: "t1" } },
    ];
    await expect(apply(initiative.id, changes)).rejects.toMatchObject({ code: "REFUSED" });
    expect(await readPlan(world)).toEqual(before);
    expect(await lastTypes(start)).toEqual([]);
    await expect(apply("none", changes)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("stays in its initiative", async () => {
    const [initiative, other] = [await world.given.initiative(), await world.given.initiative()];
    const phase = await world.given.phase({ initiativeId: other.id });
    const [theirs, ours] = [await world.given.task({ phaseId: phase.id }), await world.given.task({ initiativeId: initiative.id })];
    const strays: PlanChange[] = [
      { entityType: "task", action: "update", entityId: theirs.id, state: { name: "mine" } },
      { entityType: "task", action: "delete", entityId: theirs.id },
      { entityType: "task", action: "update", entityId: ours.id, state: { phaseId: phase.id } },
      { entityType: "phase", action: "delete", entityId: phase.id },
      { entityType: "task_dependency", action: "create", state: { taskId: theirs.id, dependsOnTaskId: ours.id } },
    ];
    for (const stray of strays) await expect(apply(initiative.id, [stray])).rejects.toMatchObject({ code: "REFUSED" });
    await apply(initiative.id, [
      { entityType: "task_dependency", action: "create", state: { taskId: ours.id, dependsOnTaskId: theirs.id } },
    ]);
  });

  it("brings deleted rows back with all that hung on them", async () => {
    const phase = await world.given.phase({ content: "words" });
    const initiativeId = phase.initiativeId;
    const after = await world.given.phase({ initiativeId });
    const parent = await world.given.task({ phaseId: phase.id, name: "parent", priority: "high" });
    const child = await world.given.task({ phaseId: phase.id, parentTaskId: parent.id, status: "completed", summary: "done" });
    const waiting = await world.given.task({ phaseId: after.id });
    await world.given.dependency(waiting, parent);
    const issue = await world.given.issue({ taskId: parent.id });
    await world.app.store.transaction("hang on", async (tx) => {
      await tx.phases.createDependency(after.id, phase.id);
      await tx.tasks.createLinks([{ taskId: child.id, linkedTaskId: parent.id, kind: "related" }]);
      await tx.reviewComments.create({ phaseId: phase.id, filePath: "a.ts", lineNumber: 1, lineType: "added", body: "hm" });
    });
    const before = await readPlan(world);
    const set = await apply(initiativeId, [{ entityType: "phase", action: "delete", entityId: phase.id, dropDependencies: true }]);
    expect(await world.app.store.reads.tasks.findById(child.id)).toBeNull();
    expect(await world.app.store.reads.tasks.findById(waiting.id)).toMatchObject({ unmetDependencies: 0, gateOpen: true });
    await revert(set.id);
    expect(await readPlan(world)).toEqual(before);
    expect(await world.app.store.reads.issues.findById(issue.id)).toMatchObject({ taskId: parent.id });
    expect(await verifyPlan(world.app)).toMatchObject({ total: 0 });
  });

  it("that reopened a completed parent completes it again", async () => {
    const { id: initiativeId } = await world.given.initiative();
    const parent = await world.given.task({ initiativeId, status: "completed" });
    const before = await readPlan(world);
    const set = await apply(initiativeId, [{ entityType: "task", action: "create", state: { name: "more", parentTaskId: parent.id } }]);
    expect(await world.app.store.reads.tasks.findById(parent.id)).toMatchObject({ status: "pending" });
    await revert(set.id);
    expect(await readPlan(world)).toEqual(before);
  });

  it("is not reverted over what was changed since; all of it is named", async () => {
    const { id: initiativeId } = await world.given.initiative();
    const task = await world.given.task({ initiativeId, name: "old" });
    const set = await apply(initiativeId, [
      { entityType: "task", action: "update", entityId: task.id, state: { name: "new" } },
      { entityType: "phase", action: "create", entityId: "ph", state: { name: "made" } },
    ]);
    await updateTask(world.app, world.context, { id: task.id, patch: { name: "newest" } });
    const { id: stranger } = await createTask(world.app, world.context, { name: "stranger", phaseId: "ph" });
    const before = await readPlan(world);
    await expect(revert(set.id)).rejects.toMatchObject({
      code: "CONFLICT",
      details: {
        conflicts: [
          { entityType: "task", entityId: task.id, since: "was changed (name)" },
          { entityType: "phase", entityId: "ph", since: `has got the task ${stranger}` },
        ],
      },
    });
    expect(await readPlan(world)).toEqual(before);
    expect(await world.app.store.reads.changeSets.findById(set.id)).toMatchObject({ status: "applied" });
  });

  it("does not bring an open task back under a parent that is done", async () => {
    const { id: initiativeId } = await world.given.initiative();
    const parent = await world.given.task({ initiativeId });
    const [first, second] = [
      await world.given.task({ initiativeId, parentTaskId: parent.id }),
      await world.given.task({ initiativeId, parentTaskId: parent.id }),
    ];
    const set = await apply(initiativeId, [{ entityType: "task", action: "delete", entityId: first.id }]);
    await completeTask(world.app, world.context, { id: second.id });
    expect(await world.app.store.reads.tasks.findById(parent.id)).toMatchObject({ status: "completed" });
    await revert(set.id);
    expect(await world.app.store.reads.tasks.findById(parent.id)).toMatchObject({ status: "pending", unfinishedChildren: 1 });
  });

  it("is an agent's own, and only a person takes it back", async () => {
    const { id: initiativeId } = await world.given.initiative();
    const agent = await world.given.agent();
    const asAgent = { ...world.context, actor: { ...world.context.actor, type: "agent", id: agent.id } as const };
    const changes: PlanChange[] = [{ entityType: "task", action: "create", state: { name: "one" } }];
    const given = { initiativeId, mode: "refine", changes } as const;
    await expect(applyChangeSet(world.app, asAgent, given)).rejects.toMatchObject({ code: "FORBIDDEN" });
    const set = await applyChangeSet(world.app, asAgent, { ...given, agentId: agent.id });
    expect(set).toMatchObject({ agentId: agent.id, agentName: agent.name });
    await expect(revertChangeSet(world.app, asAgent, { id: set.id })).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});
