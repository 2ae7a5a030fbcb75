import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished, type TestContext } from "vitest";
import { jsonLines, writtenPlan } from "../../adapters/plan-sources/written-plan.fixture.ts";
import { archiveRows } from "../../db/repositories/contracts/archive-rows.ts";
import type { StoreUnderTest } from "../../db/repositories/contracts/contract.ts";
import type { App } from "../../ports/app.ts";
import { type TestApp, testApp } from "../../testing/app.ts";
import { fakeClock } from "../../testing/clock.ts";
import { pgliteStore, postgresStore } from "../../testing/postgres-stores.ts";
import type { ExportEnd } from "./export-format.ts";
import { exportRows } from "./export-rows.ts";
import { importPlan } from "./import-plan.ts";
import { importRows } from "./import-rows.ts";
import { verifyPlan } from "./verify-plan.ts";

const shared = join(import.meta.dirname, "../../../../../shared");
const provided = inject("postgres");

type Store = App["store"];

async function openedSqlite(): Promise<TestApp> {
  const world = await testApp();
  onTestFinished(() => world.close());
  return world;
}

async function exported(store: Store): Promise<{ text: string; end: ExportEnd }> {
  const chunks: string[] = [];
  const end = await exportRows({ store }, { write: async (chunk) => void chunks.push(chunk), secrets: true });
  return { text: chunks.join(""), end };
}

const imported = (store: Store, text: string) => importRows({ store }, { lines: linesOf(text) });

async function* linesOf(text: string) {
  yield* text.trimEnd().split("\n");
}

/** Without what says when which database was told of it: events and audit entries have ids of their own. */
const planOf = (text: string) =>
  text
    .split("\n")
    .filter((line) => !/"table":"(events|audit_entries)"\}$|^\{"end":/.test(line))
    .join("\n");

/** From SQLite through `other` into a new SQLite: each of them exports the same bytes. */
async function expectRoundTrip(source: Store, other: Store): Promise<ExportEnd> {
  const first = await exported(source);
  await imported(other, first.text);
  const second = await exported(other);
  expect(second.end).toEqual(first.end);
  expect(second.text === first.text).toBe(true);
  const last = (await openedSqlite()).app.store;
  await imported(last, second.text);
  expect((await exported(last)).end).toEqual(first.end);
  return first.end;
}

/** What the two databases write, order or round in ways of their own. */
const traps = {
  ...{ "10": 1, "9": 2, b: 3, a: 4, ä: 5, B: 6, "": 7 },
  numbers: [0, 0.1, 1.1, 1e21, 1e-7, 5e-324, 1.7976931348623157e308, 9_007_199_254_740_991, 2 ** 60, -1.5],
  texts: ["\u{10FFFF}", "é", "e\u0301", "\u2028", "\\u0000", "'", '"', "\u007F", " x "],
  ...{ empty: {}, none: null, list: [], deep: [[[{ z: 1, y: [null] }]]], text: "123", flag: false },
};

async function fill({ store }: TestApp["app"]): Promise<void> {
  await store.transaction("fill", async ({ rowArchive }) => {
    for (const table of rowArchive.listTables()) await rowArchive.insertRows(table, archiveRows[table] ?? []);
  });
  await store.transaction("traps", async (tx) => {
    const event = { streamType: "trap", type: "task.updated", payload: traps, actorType: "user", actorId: "owner" } as const;
    for (const streamId of ["b", "B", "a", "ä", "a b", "10", "9"]) await tx.events.append({ ...event, streamId });
    for (const key of ["z", "Z", "é", "_", "-", "z z", "zz"]) await tx.metadata.set(key, key);
  });
}

const databases: Record<string, () => StoreUnderTest> = {
  PGlite: pgliteStore,
  ...("url" in provided ? { PostgreSQL: () => postgresStore(provided.url) } : {}),
};

it("PostgreSQL takes part", ({ skip }) => {
  if ("skipped" in provided) skip(`PostgreSQL: ${provided.skipped}`);
  expect(Object.keys(databases)).toEqual(["PGlite", "PostgreSQL"]);
});

describe.for(Object.entries(databases))("from SQLite to %s and back", ([, make]) => {
  const under = make();
  beforeAll(under.start);
  afterAll(under.end);

  it("a row of every table keeps its bytes", async () => {
    const { app } = await openedSqlite();
    await fill(app);
    const end = await expectRoundTrip(app.store, await under.empty(fakeClock()));
    expect(end.rows).toBeGreaterThan(Object.keys(archiveRows).length);
  });

  it.for(["taskmaster-tasks.json", "beads-issues.jsonl", "backlog-md"])(
    "the plan of %s keeps its bytes",
    async (name, ctx: TestContext) => {
      const path = join(shared, "data", name);
      if (!existsSync(path)) ctx.skip(`../shared/data/${name} is absent`);
      const { app, context } = await openedSqlite();
      await importPlan(app, context, { path });
      const other = await under.empty(fakeClock());
      const end = await expectRoundTrip(app.store, other);
      expect(end.rows).toBeGreaterThan(500);
      expect(await verifyPlan({ ...app, store: other })).toMatchObject({ total: 0 });
    },
  );

  async function expectSameImport(path: string): Promise<void> {
    const [here, there] = [await openedSqlite(), await testApp(({ clock }) => under.empty(clock))];
    for (const { app, context } of [here, there]) await importPlan(app, context, { path });
    expect(planOf((await exported(there.app.store)).text)).toBe(planOf((await exported(here.app.store)).text));
    for (const { app, context } of [here, there])
      expect((await importPlan(app, context, { path })).records).toMatchObject({ created: 0, updated: 0 });
  }

  it("the same plan imported into both has the same bytes", async (ctx) => {
    const path = join(shared, "data/beads-issues.jsonl");
    if (!existsSync(path)) ctx.skip("../shared/data/beads-issues.jsonl is absent");
    await expectSameImport(path);
  });

  it("a plan with characters that not every database holds has the same bytes in both", async () => {
    const odd = "a\0b\uD800c";
    const bead = { id: "b-1", title: odd, description: odd, status: "open", issue_type: "task", priority: 1, [odd]: { odd } };
    await expectSameImport(join(await writtenPlan({ "issues.jsonl": jsonLines(bead) }), "issues.jsonl"));
  });
});
