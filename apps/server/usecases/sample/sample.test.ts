import { afterEach, beforeEach, expect, it } from "vitest";
import { type TestApp, testApp } from "../../testing/app.ts";
import { answerAgent } from "../agents/answer-agent.ts";
import { checkInvariants } from "../doctor/check-invariants.ts";
import { listInbox } from "../inbox/list-inbox.ts";
import { deleteInitiative } from "../initiatives/delete-initiative.ts";
import { verifyPlan } from "../plans/verify-plan.ts";
import { verifyProjections } from "../projections/verify-projections.ts";
import { createSample } from "./create-sample.ts";
import { findSample } from "./find-sample.ts";
import { removeSample } from "./remove-sample.ts";

let world: TestApp;
beforeEach(async () => {
  world = await testApp();
});
afterEach(() => world.close());

/** How many rows each table has, without what is kept for ever: the log, and what it says of projects that are gone. */
async function counts(): Promise<Record<string, number>> {
  const { rowArchive } = world.app.store.reads;
  const found: Record<string, number> = {};
  const kept = ["events", "audit_entries", "metadata", "projection_state", "projection_projects"];
  for (const table of rowArchive.listTables().filter((name) => !kept.includes(name)))
    for await (const rows of rowArchive.readTable(table)) if (rows.length > 0) found[table] = (found[table] ?? 0) + rows.length;
  return found;
}

it("makes a plan in the middle of its work, with nothing left hanging", async () => {
  const { app, context } = world;
  const made = await createSample(app, context, {});
  expect(await findSample(app.store.reads)).toEqual(made);
  expect(await counts()).toMatchObject({
    ...{ projects: 1, initiatives: 1, initiative_projects: 1, phases: 4, phase_dependencies: 4, tasks: 14, pages: 2, issues: 3 },
    ...{ agents: 1, proposals: 1, chat_sessions: 1, chat_messages: 3, settings: 1 },
  });
  expect((await checkInvariants(app)).violations).toEqual([]);
  expect((await verifyPlan(app)).mismatches).toEqual([]);
  expect((await verifyProjections(app)).differences).toEqual([]);
  const tasks = await app.store.reads.tasks.findByInitiativeId(made.initiativeId);
  const statuses = Object.groupBy(tasks, ({ status }) => status);
  expect(Object.fromEntries(Object.entries(statuses).map(([status, of]) => [status, of.length]))).toEqual({
    ...{ completed: 6, in_progress: 1, quality_review: 1, blocked: 1, pending: 5 },
  });
  expect((await app.store.reads.tasks.findReady({ limit: 10 })).map(({ name }) => name)).toEqual([
    "Remember the harbour that was open last",
  ]);
});

it("is written in the forms that the screens read", async () => {
  const { app, context } = world;
  const { initiativeId } = await createSample(app, context, {});
  const pages = await app.store.reads.pages.findByInitiativeId(initiativeId);
  const phases = await app.store.reads.phases.findByInitiativeId(initiativeId);
  expect(pages.length + phases.length).toBe(6);
  for (const { content } of [...pages, ...phases]) {
    const { type, content: blocks } = JSON.parse(content ?? "");
    expect([type, blocks[0].type, blocks[0].content[0].type]).toEqual(["doc", "paragraph", "text"]);
  }
  const [agent] = (await app.store.reads.agents.findAll({}, { limit: 2 })).items;
  const log = await app.store.reads.logChunks.findByAgentId(agent?.id ?? "");
  const lines = log.flatMap(({ content }) => content.split("\n"));
  expect(lines.length).toBeGreaterThanOrEqual(55);
  expect(lines.every((line) => line.length > 0 && line.length < 200)).toBe(true);
});

it("waits for a person in several ways, and takes an answer", async () => {
  const { app, context } = world;
  await createSample(app, context, {});
  const items = await listInbox(app);
  expect(items.map(({ kind }) => kind).sort()).toEqual(["agent_question", "blocked_task", "phase_review", "proposal", "task_review"]);
  const question = items.find(({ kind }) => kind === "agent_question");
  expect(question).toMatchObject({ title: expect.stringContaining("How often should the mark on the curve move?") });
  expect(question?.options).toEqual(["Every minute", "Every ten minutes", "Only when the app is opened"]);
  await answerAgent(app, context, { id: question?.id ?? "", answer: "Every ten minutes" });
  expect((await listInbox(app)).map(({ kind }) => kind)).not.toContain("agent_question");
});

it("is there once, and leaves nothing when it is removed", async () => {
  const { app, context, given } = world;
  await given.task();
  await given.agent();
  const before = await counts();
  const { initiativeId } = await createSample(app, context, {});
  await expect(createSample(app, context, {})).rejects.toMatchObject({ code: "CONFLICT", details: { id: initiativeId } });
  const [item] = (await listInbox(app)).filter(({ kind }) => kind === "agent_question");
  await answerAgent(app, context, { id: item?.id ?? "", answer: "Every minute" });
  await removeSample(app, context, {});
  expect(await counts()).toEqual(before);
  expect(await findSample(app.store.reads)).toBeNull();
  await removeSample(app, context, {});
  expect((await createSample(app, context, {})).initiativeId).not.toBe(initiativeId);
});

it("comes back fresh after its initiative was deleted by hand", async () => {
  const { app, context } = world;
  const { initiativeId } = await createSample(app, context, {});
  const whole = await counts();
  await deleteInitiative(app, context, { id: initiativeId, dropDependencies: true });
  expect(await findSample(app.store.reads)).toBeNull();
  await createSample(app, context, {});
  expect(await counts()).toEqual(whole);
});

it("gives way to what has its name, and to agents that have theirs", async () => {
  const { app, context } = world;
  const taken = await app.store.transaction("given", (tx) =>
    tx.projects.create({ name: "Tidepool (Sample)", url: "https://git.test/a.git" }),
  );
  const { projectId } = await createSample(app, context, {});
  expect((await app.store.reads.projects.findById(projectId))?.name).toBe("Tidepool (Sample) 2");
  const name = (await app.store.reads.agents.findAll({}, { limit: 2 })).items[0]?.name ?? "";
  await removeSample(app, context, {});
  const own = await app.store.transaction("given", (tx) => tx.agents.create({ name, provider: "external", worktreeId: "own" }));
  await createSample(app, context, {});
  await removeSample(app, context, {});
  expect(await app.store.reads.agents.findById(own.id)).toEqual(own);
  expect(await app.store.reads.projects.findById(taken.id)).toEqual(taken);
});
