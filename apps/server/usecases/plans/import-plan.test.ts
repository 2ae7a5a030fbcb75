import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { jsonLines, writtenPlan } from "../../adapters/plan-sources/written-plan.fixture.ts";
import { createRepositories } from "../../db/repositories/drizzle/index.ts";
import type { App } from "../../ports/app.ts";
import { testApp } from "../../testing/app.ts";
import { openPglite } from "../../testing/pglite.ts";
import { completeTask } from "../tasks/complete-task.ts";
import { deleteTask } from "../tasks/delete-task.ts";
import { updateTask } from "../tasks/update-task.ts";
import { type ImportProgress, importPlan } from "./import-plan.ts";
import { importedId } from "./imported-ids.ts";
import { verifyPlan } from "./verify-plan.ts";

async function opened(open?: Parameters<typeof testApp>[0]) {
  const world = await testApp(open);
  onTestFinished(() => world.close());
  return world;
}

type World = Parameters<NonNullable<Parameters<typeof testApp>[0]>>[0];

const beadsId = (key: string) => importedId("beads", "task", key);

interface Bead {
  readonly id: string;
  readonly title?: string;
  readonly status?: string;
  readonly dependencies?: readonly { readonly type: string; readonly depends_on_id: string }[];
}

const waitsFor = (id: string, type = "blocks") => ({ type, depends_on_id: id });

/** A Beads file that can be written anew. */
async function beadsFile(...beads: readonly Bead[]) {
  const text = (given: readonly Bead[]) =>
    jsonLines(
      ...given.map(({ id, dependencies = [], ...rest }) => ({
        id,
        title: `Bead ${id}`,
        status: "open",
        issue_type: "task",
        priority: 1,
        created_at: "2026-01-02T03:04:05Z",
        ...rest,
        dependencies: dependencies.map((dependency) => ({ issue_id: id, ...dependency })),
      })),
    );
  const root = await writtenPlan({ "issues.jsonl": text(beads) });
  const path = join(root, "issues.jsonl");
  return { path, rewrite: (...changed: readonly Bead[]) => writeFile(path, text(changed)) };
}

async function blockersOf({ store }: App, key: string): Promise<string[]> {
  return (await store.reads.tasks.getDependencies(beadsId(key))).map(({ name }) => name).sort();
}

describe("importing a plan for the first time", () => {
  it("stores tasks, parents, dependencies, links and each record verbatim", async () => {
    const { app, context } = await opened();
    const file = await beadsFile(
      { id: "b-1", dependencies: [waitsFor("b-2", "parent-child"), waitsFor("b-3"), waitsFor("b-2", "related")] },
      { id: "b-2" },
      { id: "b-3", status: "closed" },
    );
    const steps: ImportProgress[] = [];
    const report = await importPlan(app, context, { path: file.path, onProgress: (done) => void steps.push(done) });

    expect(report).toMatchObject({ source: "beads", dryRun: false, dangling: [], cycles: [], leftOut: [] });
    expect(report.records).toEqual({ created: 3, updated: 0, unchanged: 0 });
    expect(report.tasks).toEqual({ created: 3, updated: 0, unchanged: 0 });
    const task = await app.store.reads.tasks.findById(beadsId("b-1"));
    expect(task).toMatchObject({ name: "Bead b-1", parentTaskId: beadsId("b-2"), priority: "high", unmetDependencies: 0 });
    expect(task?.createdAt).toEqual(new Date("2026-01-02T03:04:05Z"));
    expect(await blockersOf(app, "b-1")).toEqual(["Bead b-3"]);
    expect(await app.store.reads.tasks.findLinksOf(beadsId("b-1"))).toEqual([
      { taskId: beadsId("b-1"), linkedTaskId: beadsId("b-2"), kind: "related" },
    ]);
    expect(await app.store.reads.issues.findById("ticket:beads:b-3")).toMatchObject({
      taskId: beadsId("b-3"),
      title: "Bead b-3",
      sourceData: { id: "b-3", status: "closed", issue_type: "task" },
    });
    expect(steps.map(({ step, count, total }) => `${step} ${count}/${total}`)).toEqual([
      "tasks 3/3",
      "dependencies 1/1",
      "links 1/1",
      "records 3/3",
    ]);
    expect(await verifyPlan(app)).toMatchObject({ tasks: 3, total: 0 });
  });

  it("leaves out and names what leads nowhere or in a circle", async () => {
    const { app, context } = await opened();
    const file = await beadsFile(
      { id: "b-1", dependencies: [waitsFor("b-2"), waitsFor("b-9")] },
      { id: "b-2", dependencies: [waitsFor("b-1")] },
    );
    const report = await importPlan(app, context, { path: file.path });
    expect(report.dangling).toMatchObject([{ from: "b-1", to: "b-9", kind: "dependency" }]);
    expect(report.cycles).toHaveLength(1);
    expect(report.cycles[0]?.toSorted()).toEqual(["Bead b-1", "Bead b-2"]);
    expect([...(await blockersOf(app, "b-1")), ...(await blockersOf(app, "b-2"))]).toHaveLength(1);
  });

  it("changes nothing in a dry run and says the same", async () => {
    const { app, context } = await opened();
    const file = await beadsFile({ id: "b-1", dependencies: [waitsFor("b-2")] }, { id: "b-2", status: "somewhere" });
    const foretold = await importPlan(app, context, { path: file.path, dryRun: true });
    expect((await app.store.reads.tasks.findAll({}, { limit: 1 })).items).toEqual([]);
    expect(await importPlan(app, context, { path: file.path })).toEqual({ ...foretold, dryRun: false });
    expect(foretold.unmapped).toMatchObject([{ field: "status", treatedAs: "pending", count: 1, examples: [{ value: "somewhere" }] }]);
  });

  it("keeps nothing when it fails halfway", async () => {
    const { app, context } = await opened();
    const file = await beadsFile({ id: "b-1" });
    const failing = importPlan(app, context, {
      path: file.path,
      onProgress: () => {
        throw new Error("the caller has gone");
      },
    });
    await expect(failing).rejects.toThrow("the caller has gone");
    expect((await app.store.reads.tasks.findAll({}, { limit: 1 })).items).toEqual([]);
  });
});

describe("importing a plan again", () => {
  it("leaves unchanged records alone with what was done here", async () => {
    const { app, context } = await opened();
    const file = await beadsFile({ id: "b-1" }, { id: "b-2" }, { id: "b-3" });
    await importPlan(app, context, { path: file.path });
    await completeTask(app, context, { id: beadsId("b-1") });
    await updateTask(app, context, { id: beadsId("b-2"), patch: { name: "renamed here" } });
    await deleteTask(app, context, { id: beadsId("b-3") });
    const again = await importPlan(app, context, { path: file.path });
    expect(again.records).toEqual({ created: 0, updated: 0, unchanged: 3 });
    expect(again.tasks).toEqual({ created: 0, updated: 0, unchanged: 2 });
    const stored = (await app.store.reads.tasks.findAll({}, { limit: 9 })).items;
    expect(stored.map(({ name, status }) => `${name} ${status}`).sort()).toEqual(["Bead b-1 completed", "renamed here pending"]);
  });

  it("overwrites the tasks of changed records, and adds and takes away their dependencies", async () => {
    const { app, context, given } = await opened();
    const file = await beadsFile(
      { id: "b-1", dependencies: [waitsFor("b-2"), waitsFor("b-3")] },
      { id: "b-2" },
      { id: "b-3" },
      { id: "b-4" },
    );
    await importPlan(app, context, { path: file.path });
    const mine = await given.task({ name: "mine" });
    await app.store.transaction("wait", (tx) => tx.tasks.createDependency(beadsId("b-1"), mine.id));
    await file.rewrite(
      { id: "b-1", title: "changed", dependencies: [waitsFor("b-3"), waitsFor("b-4"), waitsFor("b-5"), waitsFor("b-2", "related")] },
      { id: "b-2" },
      { id: "b-3" },
      { id: "b-4" },
      { id: "b-5" },
    );
    const report = await importPlan(app, context, { path: file.path });
    expect(report.records).toEqual({ created: 1, updated: 1, unchanged: 3 });
    expect(report.tasks).toEqual({ created: 1, updated: 1, unchanged: 3 });
    expect(await app.store.reads.tasks.findById(beadsId("b-1"))).toMatchObject({ name: "changed", unmetDependencies: 4 });
    expect(await blockersOf(app, "b-1")).toEqual(["Bead b-3", "Bead b-4", "Bead b-5", "mine"]);
    expect(await app.store.reads.tasks.findLinksOf(beadsId("b-1"))).toMatchObject([{ kind: "related" }]);
    expect(await app.store.reads.issues.findById("ticket:beads:b-1")).toMatchObject({ title: "changed" });
    expect(await verifyPlan(app)).toMatchObject({ total: 0 });
  });

  it("connects an unchanged record to a task that was not there before", async () => {
    const { app, context } = await opened();
    const child = { id: "b-1", dependencies: [waitsFor("b-2"), waitsFor("b-3", "parent-child")] };
    const file = await beadsFile(child);
    expect((await importPlan(app, context, { path: file.path })).dangling).toHaveLength(2);
    await file.rewrite(child, { id: "b-2" }, { id: "b-3" });
    await importPlan(app, context, { path: file.path });
    expect(await blockersOf(app, "b-1")).toEqual(["Bead b-2"]);
    expect(await app.store.reads.tasks.findById(beadsId("b-1"))).toMatchObject({ parentTaskId: beadsId("b-3") });
  });

  it("turns parents and dependencies round without a false cycle", async () => {
    const { app, context } = await opened();
    const file = await beadsFile(
      { id: "b-1", dependencies: [waitsFor("b-2"), waitsFor("b-3", "parent-child")] },
      { id: "b-2" },
      { id: "b-3" },
    );
    await importPlan(app, context, { path: file.path });
    await file.rewrite(
      { id: "b-1" },
      { id: "b-2", dependencies: [waitsFor("b-1")] },
      { id: "b-3", dependencies: [waitsFor("b-1", "parent-child")] },
    );
    expect(await importPlan(app, context, { path: file.path })).toMatchObject({ leftOut: [] });
    expect([await blockersOf(app, "b-1"), await blockersOf(app, "b-2")]).toEqual([[], ["Bead b-1"]]);
    expect(await app.store.reads.tasks.findById(beadsId("b-3"))).toMatchObject({ parentTaskId: beadsId("b-1") });
    expect(await verifyPlan(app)).toMatchObject({ total: 0 });
  });

  const stores = { memory: undefined, PGlite: (world: World) => openPglite({ ...world, createRepositories, warn: () => {} }) };
  it.each(Object.entries(stores))(
    "leaves out, and reports, what would close a cycle with what was done here, on %s",
    { timeout: 120_000 },
    async (_name, open) => {
      const { app, context } = await opened(open);
      const file = await beadsFile({ id: "b-1" }, { id: "b-2" }, { id: "b-3" });
      await importPlan(app, context, { path: file.path });
      await app.store.transaction("wait", async (tx) => {
        await tx.tasks.createDependency(beadsId("b-1"), beadsId("b-2"));
        await tx.tasks.update(beadsId("b-2"), { parentTaskId: beadsId("b-3") });
      });
      await file.rewrite(
        { id: "b-1" },
        { id: "b-2" },
        { id: "b-3", title: "changed", dependencies: [waitsFor("b-1"), waitsFor("b-2", "parent-child")] },
      );
      const report = await importPlan(app, context, { path: file.path });
      expect(report.leftOut).toMatchObject([
        { from: "b-3", to: "b-2", kind: "parent", why: expect.stringContaining("cycle") },
        { from: "b-3", to: "b-1", kind: "dependency", why: expect.stringContaining("Bead b-1 → Bead b-2") },
      ]);
      expect(await app.store.reads.tasks.findById(beadsId("b-3"))).toMatchObject({ name: "changed", parentTaskId: null });
      expect(await verifyPlan(app)).toMatchObject({ total: 0 });
    },
  );

  it("names tasks that have gone from the source, and keeps them", async () => {
    const { app, context, given } = await opened();
    const file = await beadsFile({ id: "b-1" }, { id: "b-2" });
    await importPlan(app, context, { path: file.path });
    await given.task({ name: "mine" });
    await file.rewrite({ id: "b-2" });
    const gone = { count: 1, tasks: [{ id: beadsId("b-1"), name: "Bead b-1" }] };
    expect((await importPlan(app, context, { path: file.path, dryRun: true })).gone).toEqual(gone);
    expect((await importPlan(app, context, { path: file.path })).gone).toEqual(gone);
    expect((await importPlan(app, context, { path: file.path })).gone).toEqual(gone);
    expect(await app.store.reads.tasks.findById(beadsId("b-1"))).not.toBeNull();
  });

  it("makes a deleted task again when its record changes, and reports edges of others to what stays deleted", async () => {
    const { app, context } = await opened();
    const file = await beadsFile({ id: "b-1", dependencies: [waitsFor("b-2")] }, { id: "b-2" }, { id: "b-3" });
    await importPlan(app, context, { path: file.path });
    for (const id of ["b-2", "b-3"]) await deleteTask(app, context, { id: beadsId(id), dropDependencies: true });
    await file.rewrite({ id: "b-1", title: "changed", dependencies: [waitsFor("b-2")] }, { id: "b-2" }, { id: "b-3", title: "back" });
    const report = await importPlan(app, context, { path: file.path });
    expect(report.leftOut).toMatchObject([{ from: "b-1", to: "b-2", kind: "dependency" }]);
    expect(await app.store.reads.tasks.findById(beadsId("b-2"))).toBeNull();
    expect(await app.store.reads.tasks.findById(beadsId("b-3"))).toMatchObject({ name: "back" });
  });
});
