import { DomainError, type PlanChange } from "@signalbox/contracts";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type TestApp, testApp } from "../../testing/app.ts";
import { openRootPage } from "../pages/open-root-page.ts";
import { verifyPlan } from "../plans/verify-plan.ts";
import { completeTask } from "../tasks/complete-task.ts";
import { createTask } from "../tasks/create-task.ts";
import { updateTask } from "../tasks/update-task.ts";
import { applyChangeSet } from "./apply-change-set.ts";
import { revertChangeSet } from "./revert-change-set.ts";

let world: TestApp;
beforeEach(async () => {
  world = await testApp();
});
afterEach(() => world.close());

const planTables = ["initiatives", "phases", "phase_dependencies", "tasks", "task_dependencies", "task_links", "pages", "review_comments"];

/** Every row of the plan. When it was last written is left out, and the revision of a page, which only grows. */
async function readPlan({ app }: TestApp): Promise<string[]> {
  const rows: string[] = [];
  for (const table of planTables)
    for await (const page of app.store.reads.rowArchive.readTable(table))
      for (const { updatedAt: _, revision: __, ...row } of page) rows.push(`${table} ${JSON.stringify(row)}`);
  return rows.sort();
}

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

const place = fc.nat({ max: 7 });
const maybe = fc.option(place, { nil: null });

/** A number names a row by its place, so that changes make sense in any sequence. */
const arbitraryChange = fc.oneof(
  fc.record({ do: fc.constant("create" as const), parent: maybe, phase: maybe }),
  fc.record({ do: fc.constant("move" as const), task: place, parent: maybe, phase: maybe }),
  fc.record({ do: fc.constantFrom("rename" as const, "delete" as const), task: place }),
  fc.record({ do: fc.constantFrom("depend" as const, "undepend" as const, "phaseDepend" as const), from: place, to: place }),
  fc.record({ do: fc.constantFrom("createPhase" as const, "deletePhase" as const, "renamePhase" as const), phase: place }),
  fc.record({ do: fc.constantFrom("createPage" as const, "movePage" as const, "deletePage" as const), page: place, parent: place }),
);
type Wish = typeof arbitraryChange extends fc.Arbitrary<infer Value> ? Value : never;

const at = (ids: readonly string[], place: number | null) => (place === null ? null : (ids[place % ids.length] ?? null));

function toChange(wish: Wish, { tasks, phases, pages }: Ids): PlanChange {
  const entityId = "task" in wish ? String(at(tasks, wish.task)) : "phase" in wish ? String(at(phases, wish.phase)) : "";
  switch (wish.do) {
    case "create":
      return {
        entityType: "task",
        action: "create",
        state: { name: "t", parentTaskId: at(tasks, wish.parent), phaseId: at(phases, wish.phase) },
      };
    case "move":
      return {
        ...{ entityType: "task", action: "update", entityId },
        state: { parentTaskId: at(tasks, wish.parent), ...(wish.phase === null ? {} : { phaseId: at(phases, wish.phase) }) },
      };
    case "rename":
      return { entityType: "task", action: "update", entityId, state: { name: "renamed", description: null, priority: "high" } };
    case "delete":
      return { entityType: "task", action: "delete", entityId, dropDependencies: true };
    case "depend":
    case "undepend": {
      const state = { taskId: String(at(tasks, wish.from)), dependsOnTaskId: String(at(tasks, wish.to)) };
      return { entityType: "task_dependency", action: wish.do === "depend" ? "create" : "delete", state };
    }
    case "phaseDepend":
      return {
        ...{ entityType: "phase_dependency", action: "create" },
        state: { phaseId: String(at(phases, wish.from)), dependsOnPhaseId: String(at(phases, wish.to)) },
      };
    case "createPhase":
      return { entityType: "phase", action: "create", state: { name: "p" } };
    case "deletePhase":
      return { entityType: "phase", action: "delete", entityId, dropDependencies: true };
    case "renamePhase":
      return { entityType: "phase", action: "update", entityId, state: { name: "renamed", content: "text" } };
    case "createPage":
      return { entityType: "page", action: "create", state: { title: "page", parentPageId: at(pages, wish.parent) } };
    case "movePage":
      return {
        entityType: "page",
        action: "update",
        entityId: String(at(pages, wish.page)),
        state: { title: "moved", parentPageId: at(pages, wish.parent) },
      };
    case "deletePage":
      return { entityType: "page", action: "delete", entityId: String(at(pages, wish.page)) };
  }
}

interface Ids {
  readonly tasks: readonly string[];
  readonly phases: readonly string[];
  readonly pages: readonly string[];
}

/** A plan with a bit of everything, made once for each run. */
async function makePlan(): Promise<Ids & { initiativeId: string }> {
  const { given, app, context } = world;
  const one = await given.phase({ content: "words" });
  const initiativeId = one.initiativeId;
  const two = await given.phase({ initiativeId, status: "pending" });
  const parent = await given.task({ phaseId: one.id, description: "d" });
  const done = await given.task({ phaseId: one.id, parentTaskId: parent.id, status: "completed", summary: "s" });
  const open = await given.task({ phaseId: one.id, parentTaskId: parent.id });
  const ended = await given.task({ phaseId: two.id, status: "completed" });
  const below = await given.task({ phaseId: two.id, parentTaskId: ended.id, status: "completed" });
  const loose = await given.task({ initiativeId });
  const outside = await given.task();
  await given.dependency(loose, parent);
  await given.dependency(outside, loose);
  await given.dependency(open, ended);
  const root = await openRootPage(app, context, { initiativeId });
  const pages = await app.store.transaction("more", async (tx) => {
    await tx.phases.createDependency(two.id, one.id);
    await tx.tasks.createLinks([{ taskId: done.id, linkedTaskId: loose.id, kind: "related" }]);
    const page = await tx.pages.create({ initiativeId, parentPageId: root.id, title: "a", content: "x" });
    return [page, await tx.pages.create({ initiativeId, parentPageId: page.id, title: "b" })];
  });
  return {
    initiativeId,
    tasks: [parent, done, open, ended, below, loose].map(({ id }) => id),
    phases: [one.id, two.id],
    pages: [root.id, ...pages.map(({ id }) => id)],
  };
}

/** So many of the wishes as can be had one after the other, for one whole refusal would leave little to look at. */
async function tryChanges(initiativeId: string, changes: readonly PlanChange[]): Promise<PlanChange[]> {
  const possible: PlanChange[] = [];
  for (const change of changes) {
    const id = await applyIfAllowed(initiativeId, [...possible, change]);
    if (id === null) continue;
    // What could be applied can be taken back: no refusal is an allowed outcome here.
    await revert(id);
    possible.push(change);
  }
  return possible;
}

async function applyIfAllowed(initiativeId: string, changes: PlanChange[]): Promise<string | null> {
  try {
    return (await apply(initiativeId, changes)).id;
  } catch (error) {
    if (error instanceof DomainError && (error.code === "REFUSED" || error.code === "NOT_FOUND")) return null;
    throw error;
  }
}

describe("any change set", () => {
  it("is taken back to the row, with the readiness of every task right before and after", { timeout: 120_000 }, async () => {
    let applied = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(arbitraryChange, { minLength: 1, maxLength: 8, size: "max" }), async (wishes) => {
        await world.close();
        world = await testApp();
        const { initiativeId, ...ids } = await makePlan();
        const before = await readPlan(world);
        const changes = await tryChanges(
          initiativeId,
          wishes.map((wish) => toChange(wish, ids)),
        );
        expect(await readPlan(world)).toEqual(before);
        if (changes.length === 0) return;
        applied += changes.length;
        const { id } = await apply(initiativeId, changes);
        expect(await verifyPlan(world.app)).toMatchObject({ mismatches: [] });
        await revert(id);
        expect(await verifyPlan(world.app)).toMatchObject({ mismatches: [] });
        expect(await readPlan(world)).toEqual(before);
      }),
      { numRuns: Number(process.env.CHANGE_RUNS ?? 40), seed: 20_260_102 },
    );
    expect(applied).toBeGreaterThan(0);
  });
});
