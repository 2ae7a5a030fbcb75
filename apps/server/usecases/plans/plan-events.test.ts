import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { StoredEvent } from "@signalbox/contracts";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type TestApp, testApp } from "../../testing/app.ts";
import { tempFolder } from "../../testing/temp-folder.ts";
import { createInitiative } from "../initiatives/create-initiative.ts";
import { deleteInitiative } from "../initiatives/delete-initiative.ts";
import { setInitiativeProjects } from "../initiatives/set-initiative-projects.ts";
import { updateInitiative } from "../initiatives/update-initiative.ts";
import { createPage } from "../pages/create-page.ts";
import { deletePage } from "../pages/delete-page.ts";
import { movePage } from "../pages/move-page.ts";
import { openRootPage } from "../pages/open-root-page.ts";
import { savePage } from "../pages/save-page.ts";
import { addPhaseDependency } from "../phases/add-phase-dependency.ts";
import { createPhase } from "../phases/create-phase.ts";
import { updatePhase } from "../phases/update-phase.ts";
import { createProject } from "../projects/create-project.ts";
import { updateProject } from "../projects/update-project.ts";
import { createTask } from "../tasks/create-task.ts";
import { importPlan } from "./import-plan.ts";
import { repairPlan } from "./repair-plan.ts";

let world: TestApp;
beforeEach(async () => {
  world = await testApp();
});
afterEach(() => world.close());

/** What was said of whom while `work` ran, in order. */
async function during(work: () => Promise<unknown>): Promise<[type: string, streamId: string, payload: object][]> {
  const { events } = world.app.store.reads;
  const before = await events.readLastSequence();
  await work();
  const happened: StoredEvent[] = [];
  for await (const page of events.replayFrom(before + 1)) happened.push(...page);
  return happened.map(({ type, streamId, payload }) => [type, streamId, payload]);
}

it("an initiative that is deleted counts what goes with it, and lets go whoever waited elsewhere", async () => {
  const { app, context } = world;
  const initiative = await createInitiative(app, context, { name: "going" });
  const staying = await createInitiative(app, context, { name: "staying" });
  const phase = await createPhase(app, context, { initiativeId: initiative.id, name: "one" });
  const later = await createPhase(app, context, { initiativeId: staying.id, name: "later" });
  await addPhaseDependency(app, context, { phaseId: later.id, dependsOnPhaseId: phase.id });
  const task = await createTask(app, context, { name: "in it", phaseId: phase.id });
  await createTask(app, context, { name: "below it", parentTaskId: task.id });
  const waiting = await createTask(app, context, { name: "elsewhere", dependsOn: [task.id] });
  expect(await during(() => deleteInitiative(app, context, { id: initiative.id, dropDependencies: true }))).toEqual([
    ["initiative.deleted", initiative.id, { name: "going", phases: 1, tasks: 2 }],
    ["phase.dependencyRemoved", later.id, { dependsOnPhaseId: phase.id }],
    ["task.dependencyRemoved", waiting.id, { dependsOnTaskId: task.id }],
  ]);
});

it("what changes nothing says nothing", async () => {
  const { app, context, given } = world;
  const initiative = await createInitiative(app, context, { name: "a" });
  const phase = await createPhase(app, context, { initiativeId: initiative.id, name: "one", content: "text" });
  const other = await createPhase(app, context, { initiativeId: initiative.id, name: "two" });
  const project = await given.project();
  const edge = { phaseId: phase.id, dependsOnPhaseId: other.id };
  await addPhaseDependency(app, context, edge);
  await setInitiativeProjects(app, context, { id: initiative.id, projectIds: [project.id] });
  const root = await openRootPage(app, context, { initiativeId: initiative.id });
  const page = await createPage(app, context, { initiativeId: initiative.id, title: "notes" });
  expect(
    await during(async () => {
      await updateInitiative(app, context, { id: initiative.id, patch: { name: "a" } });
      await updatePhase(app, context, { id: phase.id, patch: { content: "text" } });
      await addPhaseDependency(app, context, edge);
      await setInitiativeProjects(app, context, { id: initiative.id, projectIds: [project.id] });
      await openRootPage(app, context, { initiativeId: initiative.id });
      await movePage(app, context, { id: page.id, parentPageId: root.id });
      await updateProject(app, context, { id: project.id, patch: { name: project.name } });
      await repairPlan(app, context, undefined);
    }),
  ).toEqual([]);
});

it("pages say what became of them, the root page that is made by the way too", async () => {
  const { app, context } = world;
  const { id: initiativeId } = await createInitiative(app, context, { name: "a" });
  const made = await during(() => createPage(app, context, { initiativeId, title: "notes" }));
  const [rootId, id] = made.map(([, streamId]) => streamId);
  expect(made).toEqual([
    ["page.created", rootId, { initiativeId, parentPageId: null, title: "a" }],
    ["page.created", id, { initiativeId, parentPageId: rootId, title: "notes" }],
  ]);
  const page = { id: id ?? "" };
  const below = await createPage(app, context, { initiativeId, title: "below", parentPageId: page.id });
  expect(await during(() => savePage(app, context, { ...page, expectedRevision: 1, content: "text" }))).toEqual([
    ["page.saved", page.id, { revision: 2, rewritten: ["content"] }],
  ]);
  expect(await during(() => deletePage(app, context, page))).toEqual([["page.deleted", id, { initiativeId, title: "notes", subpages: 1 }]]);
  expect(await app.store.reads.pages.findById(below.id)).toBeNull();
});

it("the address of a project stays out of the log", async () => {
  const { app, context } = world;
  const secret = "https://me:hunter2@git.test/a.git";
  const happened = await during(async () => {
    const { id } = await createProject(app, context, { name: "a", url: secret });
    await updateProject(app, context, { id, patch: { name: "b", url: `${secret}x` } });
  });
  expect(happened.map(([type]) => type)).toEqual(["project.created", "project.renamed", "project.updated"]);
  expect(JSON.stringify(happened)).not.toContain("hunter2");
});

it("an import says how much it wrote, and one that finds nothing new says nothing", async () => {
  const { app, context } = world;
  const folder = join(tempFolder(), ".tickets");
  mkdirSync(folder);
  writeFileSync(join(folder, "a-1.md"), "---\nid: a-1\nstatus: open\ndeps: []\n---\n# First\n");
  const importIt = (commandId?: string) => importPlan(app, { ...context, commandId }, { path: join(folder, "..") });
  const first = await during(() => importIt("one"));
  const tally = { created: 1, updated: 0, unchanged: 0 };
  expect(first).toEqual([["plan.imported", "tk", { records: tally, tasks: tally, gone: 0, leftOut: 0 }]]);
  expect(await during(() => importIt())).toEqual([]);
  // Answered from its receipt: the file is not read again.
  writeFileSync(join(folder, "a-1.md"), "---\nid: a-1\nstatus: open\ndeps: []\n---\n# Changed\n");
  expect((await importIt("one")).tasks).toEqual(tally);
  expect(await during(() => importIt())).toHaveLength(1);
});

it("a repair says how much was wrong", async () => {
  const { app, context, given } = world;
  const task = await given.task();
  await app.store.transaction("damage", (tx) => tx.tasks.setReadiness([{ ...task, unmetDependencies: 3, gateOpen: false }]));
  expect(await during(() => repairPlan(app, context, undefined))).toEqual([["plan.repaired", "readiness", { mismatches: 2, repaired: 1 }]]);
});
