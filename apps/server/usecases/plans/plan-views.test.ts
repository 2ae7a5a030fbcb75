import { planOutlineSchema, planOverviewSchema } from "@signalbox/contracts";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type TestApp, testApp } from "../../testing/app.ts";
import { listInbox } from "../inbox/list-inbox.ts";
import { snoozeItem } from "../inbox/snooze-item.ts";
import { createTask } from "../tasks/create-task.ts";
import { readOutline } from "./read-outline.ts";
import { readOverview } from "./read-overview.ts";

let world: TestApp;
beforeEach(async () => {
  world = await testApp();
});
afterEach(() => world.close());

const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

describe("the overview", () => {
  it("counts what each initiative holds, newest first", async () => {
    const { app, given, clock, context } = world;
    const phase = await given.phase({ status: "completed" });
    const { initiativeId } = phase;
    const open = await given.phase({ initiativeId });
    const statuses = ["in_progress", "quality_review", "completed", "cancelled", "blocked", "pending"] as const;
    for (const status of statuses) await given.task({ phaseId: open.id, status });
    const waiting = await given.task({ phaseId: open.id });
    await given.dependency(waiting, await given.task({ initiativeId, status: "in_progress" }));
    clock.advance(1);
    const empty = await given.initiative({ status: "archived" });
    await createTask(app, context, { name: "of no initiative" });
    const [one, two] = [await given.project(), await given.project()];
    await app.store.transaction("projects", (tx) => tx.projects.setInitiativeProjects(initiativeId, [one.id, two.id]));
    const overview = await readOverview(app);
    expect(planOverviewSchema.parse(overview)).toEqual(overview);
    expect(idsOf(overview.initiatives)).toEqual([empty.id, initiativeId]);
    expect(overview.initiatives[1]).toMatchObject({
      projectIds: [one.id, two.id],
      phases: { total: 2, completed: 1 },
      tasks: { total: 8, completed: 1, cancelled: 1, ready: 1, running: 2, review: 1, blocked: 1, waiting: 1 },
    });
    expect(overview.initiatives[0]).toMatchObject({ projectIds: [], phases: { total: 0 }, tasks: { total: 0, waiting: 0 } });
    expect(overview.tasks).toEqual({ ready: 2, running: 2, waiting: 1 });
    expect(idsOf(overview.projects)).toEqual([one.id, two.id]);
    expect(overview.sequence).toBe(await app.store.reads.events.readLastSequence());
    expect(overview.sequence).toBeGreaterThan(0);
  });

  it("counts agents, accounts and what waits for a person", async () => {
    const { app, given, clock } = world;
    await given.agent({ status: "running" });
    await given.agent({ status: "crashed" });
    await given.agent({ status: "crashed", userDismissedAt: clock.now() });
    await app.store.transaction("accounts", async (tx) => {
      const emails = ["free@a.test", "gone@a.test", "back@a.test"];
      const accounts = [];
      for (const email of emails) accounts.push(await tx.accounts.create({ email }));
      const [, gone, back] = accounts;
      await tx.accounts.markExhausted(gone?.id ?? "", null);
      await tx.accounts.markExhausted(back?.id ?? "", clock.now());
    });
    const { agents, accounts, inbox } = await readOverview(app);
    expect(agents).toEqual({ idle: 0, running: 1, waiting_for_input: 0, stopped: 0, crashed: 1 });
    expect(accounts).toEqual({ total: 3, available: 2 });
    // The agent that has crashed, and the account without an end.
    expect(inbox).toEqual({ needsYou: 2 });
    const [item] = await listInbox(app);
    const until = new Date(clock.now().getTime() + 10);
    await snoozeItem(app, world.context, { key: item?.key ?? "", until });
    expect((await readOverview(app)).inbox).toEqual({ needsYou: 1 });
    clock.advance(10);
    expect((await readOverview(app)).inbox).toEqual({ needsYou: 2 });
  });

  it("says when there are more initiatives or projects than it shows", async () => {
    const { app, given } = world;
    for (let made = 0; made < 3; made += 1) {
      await given.initiative();
      await given.project();
    }
    const cut = async (initiatives: number, projects: number) => (await readOverview(app, { initiatives, projects })).truncated;
    expect([await cut(3, 3), await cut(2, 3), await cut(3, 2)]).toEqual([false, true, true]);
    expect((await readOverview(app, { initiatives: 2, projects: 2 })).initiatives).toHaveLength(2);
  });
});

describe("the outline", () => {
  it("holds the whole initiative and nothing of another", async () => {
    const { app, given } = world;
    const first = await given.phase({ content: "long" });
    const { initiativeId } = first;
    const second = await given.phase({ initiativeId });
    await app.store.transaction("plan", async (tx) => {
      await tx.phases.createDependency(second.id, first.id);
      await tx.pages.create({ initiativeId, title: "Home", content: "long" });
    });
    const elsewhere = await given.task({ phaseId: (await given.phase()).id });
    const task = await given.task({ phaseId: second.id, description: "long" });
    const child = await given.task({ phaseId: second.id, parentTaskId: task.id });
    await given.dependency(task, elsewhere);
    const outline = await readOutline(app, { initiativeId });
    expect(planOutlineSchema.parse(outline)).toEqual(outline);
    expect(JSON.stringify(outline)).not.toContain("long");
    expect(outline).toMatchObject({ initiative: { id: initiativeId }, pages: [{ title: "Home", revision: 1 }], truncated: false });
    expect([idsOf(outline.phases), idsOf(outline.tasks)]).toEqual([
      [first.id, second.id],
      [task.id, child.id],
    ]);
    expect(outline.phaseDependencies).toEqual([{ phaseId: second.id, dependsOnPhaseId: first.id }]);
    expect(outline.taskDependencies).toEqual([{ taskId: task.id, dependsOnTaskId: elsewhere.id }]);
    await expect(readOutline(app, { initiativeId: "none-such" })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("names the newest agent of a task in progress, and of no other", async () => {
    const { app, given, clock } = world;
    const { initiativeId } = await given.phase();
    const held = await given.task({ initiativeId, status: "in_progress" });
    const alone = await given.task({ initiativeId, status: "in_progress" });
    const left = await given.task({ initiativeId });
    await given.agent({ taskId: held.id, name: "zealous-wren" });
    await given.agent({ taskId: left.id, status: "stopped" });
    clock.advance(1);
    await given.agent({ taskId: held.id, name: "calm-otter" });
    const { tasks } = await readOutline(app, { initiativeId });
    const names = new Map(tasks.map(({ id, agentName }) => [id, agentName]));
    expect([names.get(held.id), names.get(alone.id), names.get(left.id)]).toEqual(["calm-otter", null, null]);
  });

  it("says when there are more tasks or dependencies than it shows", async () => {
    const { app, given } = world;
    const { initiativeId } = await given.phase();
    const [a, b, c] = [await given.task({ initiativeId }), await given.task({ initiativeId }), await given.task({ initiativeId })];
    await given.dependency(b, a);
    await given.dependency(c, a);
    const cut = async (tasks: number, dependencies: number) =>
      (await readOutline(app, { initiativeId }, { tasks, dependencies })).truncated;
    expect([await cut(3, 2), await cut(2, 2), await cut(3, 1)]).toEqual([false, true, true]);
  });
});
