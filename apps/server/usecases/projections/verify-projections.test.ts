import { existsSync } from "node:fs";
import { event, type RecordedEvent, readEvent } from "@signalbox/contracts";
import fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import { createRepositories } from "../../db/repositories/drizzle/index.ts";
import type { Write } from "../../domain/projection.ts";
import { projections as foldInMemory } from "../../domain/projections.fixture.ts";
import { projectionTables } from "../../domain/projectors.ts";
import { type TestApp, testApp } from "../../testing/app.ts";
import { happen } from "../../testing/happen.ts";
import { openPglite } from "../../testing/pglite.ts";
import { startThread } from "../threads/start-thread.ts";
import { giveRandomCommands, randomSteps } from "./random-commands.fixture.ts";
import { verifyProjections } from "./verify-projections.ts";

const stores = {
  memory: () => testApp(),
  PGlite: () => testApp((world) => openPglite({ ...world, createRepositories, warn: () => {} })),
};

async function openWorld(open: () => Promise<TestApp>): Promise<TestApp> {
  const world = await open();
  onTestFinished(() => world.close());
  return world;
}

const at = new Date(7);
const message = (id: string) => event("message.added", id, { turnId: "tu", role: "user", content: id });

/** Two of everything. */
async function filled(open: () => Promise<TestApp>): Promise<TestApp> {
  const world = await openWorld(open);
  const twice = ["1", "2"].flatMap((number) => [
    event("project.created", `p${number}`, { name: "Signals", path: null }),
    event("thread.created", `th${number}`, { projectId: `p${number}`, title: "Red" }),
  ]);
  const rest = ["1", "2"].flatMap((number) => [
    event("turn.started", `tu${number}`, { threadId: "th1" }),
    event("checkpoint.created", `c${number}`, { threadId: "th1", turnId: "tu1", gitRef: "refs/c", message: "" }),
    event("setting.changed", `k${number}`, { value: { b: 1, a: [number] } }),
  ]);
  const said = [event("turn.started", "tu", { threadId: "th1" }), message("m1"), message("m2")];
  await world.app.store.transaction("fill", (tx) => happen(tx, ...twice, ...rest, ...said));
  return world;
}

const tamper = ({ app }: TestApp, ...writes: readonly unknown[]) =>
  app.store.transaction("tamper", (tx) => tx.projections.writeRows(writes as Write[]));

/** Every row of every projection, and the places in the log. */
async function stored({ app: { store } }: TestApp): Promise<unknown[]> {
  const { projections } = store.reads;
  const tables = await Promise.all(projectionTables.map((table) => projections.readRows(table, "", 1000)));
  return [...tables, await projections.listState()];
}

describe.each(Object.entries(stores))("a verification on %s", { timeout: 120_000 }, (_name, open) => {
  it("finds nothing in an empty database, and nothing wrong after commands", async () => {
    const empty = await openWorld(open);
    expect(await verifyProjections(empty.app)).toMatchObject({ lastSequence: 0, total: 0, differences: [] });
    const world = await filled(open);
    const found = await verifyProjections(world.app);
    expect(found).toMatchObject({ lastSequence: 13, total: 0, repaired: 0, differences: [] });
    expect(found.tables.map(({ table, stored: rows, expected, wrong }) => [table, rows, expected, wrong])).toEqual([
      ["projectionProjects", 2, 2, 0],
      ["projectionThreads", 2, 2, 0],
      ["projectionTurns", 3, 3, 0],
      ["projectionMessages", 2, 2, 0],
      ["checkpoints", 2, 2, 0],
      ["settings", 2, 2, 0],
      ["projectionState", 6, 6, 0],
    ]);
    expect(await verifyProjections(world.app, { repair: true })).toEqual(found);
  });

  it("names a tampered row by id and field, and puts it right", async () => {
    const world = await filled(open);
    const before = await stored(world);
    const { projections, settings } = world.app.store.reads;
    await tamper(
      world,
      { table: "projectionThreads", op: "upsert", row: { ...(await projections.findThread("th2")), title: "Green", createdAt: at } },
      { table: "projectionMessages", op: "upsert", row: { ...(await projections.findMessage("m1")), turnId: "tu2" } },
      { table: "settings", op: "upsert", row: { ...(await settings.findByKey("k1")), value: null } },
    );
    const { createdAt } = (await projections.findThread("th1")) ?? {};
    const found = await verifyProjections(world.app);
    expect(found.differences).toEqual([
      { table: "projectionThreads", id: "th2", kind: "different", field: "title", stored: "Green", expected: "Red" },
      { table: "projectionThreads", id: "th2", kind: "different", field: "createdAt", stored: at, expected: createdAt },
      { table: "projectionMessages", id: "m1", kind: "different", field: "turnId", stored: "tu2", expected: "tu" },
      { table: "settings", id: "k1", kind: "different", field: "value", stored: null, expected: { b: 1, a: ["1"] } },
    ]);
    expect(found).toMatchObject({ total: 3, repaired: 0 });
    expect(await verifyProjections(world.app, { repair: true })).toEqual({ ...found, repaired: 3 });
    expect(await stored(world)).toEqual(before);
    expect(await verifyProjections(world.app)).toMatchObject({ total: 0 });
  });

  it("names missing rows, also the first and the last, and brings them back with what hung on them", async () => {
    const world = await filled(open);
    const before = await stored(world);
    await tamper(world, ...["p1", "p2"].map((id) => ({ table: "projectionProjects", op: "delete", row: { id } })), {
      table: "settings",
      op: "delete",
      row: { key: "k2" },
    });
    const found = await verifyProjections(world.app, { repair: true });
    expect(found.differences.map(({ table, id, kind }) => `${table} ${id} ${kind}`)).toEqual([
      ...["p1", "p2"].map((id) => `projectionProjects ${id} missing`),
      ...["th1", "th2"].map((id) => `projectionThreads ${id} missing`),
      ...["tu", "tu1", "tu2"].map((id) => `projectionTurns ${id} missing`),
      ...["m1", "m2"].map((id) => `projectionMessages ${id} missing`),
      ...["c1", "c2"].map((id) => `checkpoints ${id} missing`),
      "settings k2 missing",
    ]);
    expect(found.repaired).toBe(12);
    expect(await stored(world)).toEqual(before);
  });

  it("names extra rows and takes them out, but not what is right and hung on them", async () => {
    const world = await filled(open);
    const before = await stored(world);
    const thread = { id: "a", projectId: null, title: "", archived: false, lastSequence: 1, createdAt: at, updatedAt: at };
    const turn = { id: "a", threadId: "a", status: "running", error: null, startedAt: at, endedAt: null, lastSequence: 1 };
    const spoken = await world.app.store.reads.projections.findMessage("m1");
    await tamper(
      world,
      { table: "projectionThreads", op: "upsert", row: thread },
      { table: "projectionThreads", op: "upsert", row: { ...thread, id: "zz" } },
      { table: "projectionTurns", op: "upsert", row: turn },
      { table: "projectionMessages", op: "upsert", row: { ...spoken, turnId: "a" } },
      { table: "projectionMessages", op: "upsert", row: { ...spoken, id: "x", turnId: "a" } },
      { table: "settings", op: "upsert", row: { key: "～", value: 1, updatedAt: at } },
      { table: "settings", op: "upsert", row: { key: "\u{1F600}", value: 1, updatedAt: at } },
    );
    const found = await verifyProjections(world.app, { repair: true });
    expect(found.differences.map(({ table, id, kind, field }) => [table, id, kind, field])).toEqual([
      ["projectionThreads", "a", "extra", null],
      ["projectionThreads", "zz", "extra", null],
      ["projectionTurns", "a", "extra", null],
      ["projectionMessages", "m1", "different", "turnId"],
      ["projectionMessages", "x", "extra", null],
      ["settings", "～", "extra", null],
      ["settings", "\u{1F600}", "extra", null],
    ]);
    expect(await stored(world)).toEqual(before);
  });

  it("sees that a projector is behind, ahead or unknown", async () => {
    const world = await filled(open);
    const before = await stored(world);
    const places = await world.app.store.reads.projections.listState();
    const [first, second, ...rest] = places;
    const wrong = [{ ...first, lastSequence: 1 }, { ...second, lastSequence: 99 }, ...rest.slice(1), { projector: "x", lastSequence: 1 }];
    await world.app.store.transaction("tamper", (tx) => tx.projections.replaceState(wrong as typeof places));
    const found = await verifyProjections(world.app, { repair: true });
    expect(found.differences.map(({ id, kind, field }) => [id, kind, field])).toEqual([
      [first?.projector, "different", "lastSequence"],
      [second?.projector, "different", "lastSequence"],
      [rest[0]?.projector, "missing", null],
      ["x", "extra", null],
    ]);
    expect(await stored(world)).toEqual(before);
  });

  it("names the first hundred differences and counts all", async () => {
    const world = await openWorld(open);
    const extra = Array.from({ length: 1200 }, (_, index) => ({
      table: "settings",
      op: "upsert",
      row: { key: `k${index}`, value: 1, updatedAt: at },
    }));
    await tamper(world, ...extra);
    const found = await verifyProjections(world.app, { repair: true });
    expect([found.differences.length, found.total, found.repaired]).toEqual([100, 1200, 1200]);
    expect(await verifyProjections(world.app)).toMatchObject({ total: 0 });
  });

  it("keeps what is added while it repairs", async () => {
    const world = await filled(open);
    const { store } = world.app;
    await tamper(world, { table: "projectionThreads", op: "delete", row: { id: "th2" } });
    const snapshot: typeof store.snapshot = async (work) => {
      const result = await store.snapshot(work);
      await startThread(world.app, world.context, { title: "meanwhile" });
      return result;
    };
    expect(await verifyProjections({ ...world.app, store: { ...store, snapshot } }, { repair: true })).toMatchObject({ repaired: 1 });
    const { items } = await store.reads.projections.findThreads({ projectId: null }, { limit: 5 });
    expect(items).toMatchObject([{ title: "meanwhile" }]);
    expect(await verifyProjections(world.app)).toMatchObject({ total: 0 });
  });

  it("leaves the database it rebuilt in behind nowhere, also when it fails", async () => {
    const world = await filled(open);
    const failing = {
      ...world.app,
      store: {
        ...world.app.store,
        snapshot: async () => {
          throw new Error("gone");
        },
      },
    };
    const closed: boolean[] = [];
    const openScratch = async () => {
      const scratch = await world.app.openScratch();
      return { ...scratch, close: () => scratch.close().finally(() => closed.push(true)) };
    };
    await expect(verifyProjections({ ...failing, openScratch })).rejects.toThrow("gone");
    expect(closed).toEqual([true]);
    const location = (await world.app.openScratch()) as unknown as { location: string; close(): Promise<void> };
    expect(existsSync(location.location)).toBe(true);
    await location.close();
    expect(existsSync(location.location)).toBe(false);
  });
});

describe("any sequence of commands", () => {
  it("leaves behind what its events fold to", { timeout: 120_000 }, async () => {
    let done = 0;
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(randomSteps, async (steps) => {
        const world = await testApp();
        try {
          done += await giveRandomCommands(world, steps);
          const log = await readLog(world);
          for (const { type } of log) seen.add(type);
          const folded = foldInMemory();
          folded.project(...log);
          // Commands refuse what would leave less behind than its event says.
          expect(folded.problems).toEqual([]);
          expect(await stored(world)).toEqual([...rowsByTable(folded.rows()), expect.anything()]);
          expect(await verifyProjections(world.app)).toMatchObject({ lastSequence: log.length, total: 0 });
        } finally {
          await world.close();
        }
      }),
      { seed: 4, numRuns: 40 },
    );
    expect(done).toBeGreaterThan(200);
    expect(seen.size).toBeGreaterThan(12);
  });
});

async function readLog({ app }: TestApp): Promise<RecordedEvent[]> {
  const log: RecordedEvent[] = [];
  for await (const page of app.store.reads.events.replayAll())
    for (const one of page) {
      const { event: known } = readEvent(one);
      if (known !== null) log.push(known);
    }
  return log;
}

const rowsByTable = (rows: ReturnType<ReturnType<typeof foldInMemory>["rows"]>) =>
  projectionTables.map((table) => rows.filter(([place]) => place.startsWith(`${table} `)).map(([, row]) => row));
