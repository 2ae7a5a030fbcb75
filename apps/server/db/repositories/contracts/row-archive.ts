import { expect, it } from "vitest";
import { archiveRows } from "./archive-rows.ts";
import type { Contract, World } from "./contract.ts";
import { refusal } from "./expectations.ts";

type Row = Record<string, unknown>;

export const rowArchiveContract: Contract = {
  port: "rowArchive",
  tests: (world) => {
    everyTable(world);
    families(world);
    unfitRows(world);
  },
};

async function readAll(pages: AsyncGenerator<Row[]>): Promise<Row[][]> {
  const all: Row[][] = [];
  for await (const page of pages) all.push(page);
  return all;
}

const read = async (world: () => World, table: string) => (await readAll(world().reads.rowArchive.readTable(table))).flat();
const insert = (world: () => World, table: string, rows: readonly Row[]) =>
  world().transaction((tx) => tx.rowArchive.insertRows(table, rows));
const rowsOf = (table: string) => [...(archiveRows[table] ?? [])];

function everyTable(world: () => World): void {
  it("lists every table, those that are referenced before those that reference", async () => {
    const tables = world().reads.rowArchive.listTables();
    expect([...tables].sort()).toEqual(Object.keys(archiveRows).sort());
    const before = (first: string, second: string) =>
      expect(tables.indexOf(first), `${first}, ${second}`).toBeLessThan(tables.indexOf(second));
    for (const [first, second] of [
      ...[
        ["tasks", "agents"] as const,
        ["accounts", "agents"] as const,
        ["agents", "proposals"] as const,
        ["issues", "proposals"] as const,
      ],
      ...[["change_sets", "chat_messages"] as const, ["projects", "repositories"] as const, ["agents", "api_keys"] as const],
    ])
      before(first, second);
  });

  it("gives back the rows of every table as they were inserted, and counts them", async () => {
    const { rowArchive } = world().reads;
    await world().transaction(async (tx) => {
      for (const table of tx.rowArchive.listTables()) await tx.rowArchive.insertRows(table, rowsOf(table));
    });
    const stored: Record<string, Row[]> = {};
    for (const table of rowArchive.listTables()) {
      stored[table] = await read(world, table);
      expect(await rowArchive.countRows(table), table).toBe(rowsOf(table).length);
    }
    const sorted = (rows: readonly Row[]) =>
      [...rows].sort((a, b) => (JSON.stringify(Object.entries(a).sort()) < JSON.stringify(Object.entries(b).sort()) ? -1 : 1));
    for (const [table, rows] of Object.entries(archiveRows)) expect(sorted(stored[table] ?? []), table).toEqual(sorted(rows));
  });

  it("goes on counting after the sequences that were inserted", async () => {
    await insert(world, "events", rowsOf("events"));
    await insert(world, "audit_entries", rowsOf("audit_entries"));
    const event = { streamType: "task", streamId: "t1", type: "task.updated", payload: {}, actorType: "user", actorId: "u1" } as const;
    const entry = { actorType: "user", actorId: "u1", action: "a", entityType: "task", entityId: "t1", outcome: "done" } as const;
    const stored = await world().transaction(async (tx) => [await tx.events.append(event), await tx.audit.append(entry)]);
    expect(stored).toMatchObject([
      { sequence: 10, streamVersion: 10 },
      { sequence: 6, previousHash: "1" },
    ]);
  });

  it("reads what the repositories have written, which then reads alike through them", async () => {
    const project = await world().given.project({ lastFetchedAt: new Date(1234) });
    expect(await read(world, "projects")).toEqual([
      { ...project, lastFetchedAt: 1234, createdAt: project.createdAt.getTime(), updatedAt: project.updatedAt.getTime() },
    ]);
    const [row = {}] = rowsOf("projects");
    await insert(world, "projects", [row]);
    expect(await world().reads.projects.findById("j1")).toEqual({
      ...row,
      lastFetchedAt: new Date(row.lastFetchedAt as number),
      createdAt: new Date(row.createdAt as number),
      updatedAt: new Date(row.updatedAt as number),
    });
  });

  it("reads in pages of at most 1,000, by key", async () => {
    const keys = Array.from({ length: 2001 }, (_, index) => `k${String(index).padStart(5, "0")}`);
    await insert(
      world,
      "metadata",
      keys.toReversed().map((key) => ({ key, value: "v" })),
    );
    const pages = await readAll(world().reads.rowArchive.readTable("metadata"));
    expect(pages.map((page) => page.length)).toEqual([1000, 1000, 1]);
    expect(pages.flat().map((row) => row.key)).toEqual(keys);
  });

  it("pages through a key of several fields", async () => {
    const [one = {}] = rowsOf("tasks");
    const tasks = Array.from({ length: 40 }, (_, index) => ({ ...one, id: `t${index}`, phaseId: null, initiativeId: null }));
    const edges = tasks.flatMap(({ id }) => tasks.map((other) => ({ taskId: id, linkedTaskId: other.id, kind: "related" })));
    await insert(world, "tasks", tasks);
    await insert(world, "task_links", edges);
    const stored = await read(world, "task_links");
    expect([stored.length, new Set(stored.map((row) => `${row.taskId} ${row.linkedTaskId}`)).size]).toEqual([1600, 1600]);
  });
}

function families(world: () => World): void {
  const parents = { tasks: "parentTaskId", pages: "parentPageId", messages: "parentMessageId" } as const;

  it.each(Object.entries(parents))("takes the rows of %s in any order within a call, and reads parents first", async (table, parent) => {
    await insert(world, "initiatives", rowsOf("initiatives"));
    await insert(world, "phases", rowsOf("phases"));
    await insert(world, table, rowsOf(table).toReversed());
    const stored = await read(world, table);
    expect(stored).toHaveLength(rowsOf(table).length);
    const seen = new Set<unknown>([null]);
    for (const row of stored) {
      expect(seen, `${table} ${row.id}`).toContain(row[parent]);
      seen.add(row.id);
    }
  });

  it("reads families larger than a page, so that page after page can be inserted", async () => {
    const [one = {}] = rowsOf("messages");
    const many = (count: number, parent: string | null, prefix: string) =>
      Array.from({ length: count }, (_, index) => ({ ...one, id: `${prefix}${index}`, parentMessageId: parent, createdAt: index % 7 }));
    // The ids come in the wrong order for their parents, and one message has more answers than a page.
    const all = [...many(1100, null, "z"), ...many(1100, "z5", "y"), ...many(3, "y1099", "x"), ...many(2, "x2", "w")];
    await insert(world, "messages", all);
    const pages = await readAll(world().reads.rowArchive.readTable("messages"));
    const seen = new Set<unknown>([null]);
    for (const page of pages) {
      expect(page.length).toBeLessThanOrEqual(1000);
      for (const row of page) expect(seen.has(row.parentMessageId), String(row.id)).toBe(true);
      for (const row of page) seen.add(row.id);
    }
    expect([pages.flat().length, seen.size - 1]).toEqual([all.length, all.length]);
  });

  it("reads a chain of thousands of answers", async () => {
    const [one = {}] = rowsOf("messages");
    const name = (index: number) => String(9999 - index);
    const chain = Array.from({ length: 3000 }, (_, index) => ({
      ...one,
      id: name(index),
      parentMessageId: index === 0 ? null : name(index - 1),
    }));
    await insert(world, "messages", chain.toReversed());
    expect((await read(world, "messages")).map((row) => row.id)).toEqual(chain.map((row) => row.id));
  });
}

function unfitRows(world: () => World): void {
  const [initiative = {}] = rowsOf("initiatives");
  const [lease = {}] = rowsOf("leases");

  it.each([
    ["initiatives", { ...initiative, colour: "red" }, "colour"],
    ["initiatives", { ...initiative, name: null }, "name"],
    ["initiatives", { ...initiative, name: 5 }, "name"],
    ["initiatives", { ...initiative, status: "asleep" }, "status"],
    ["initiatives", { ...initiative, qualityReview: 1 }, "qualityReview"],
    ["initiatives", { ...initiative, createdAt: "2026-01-01" }, "createdAt"],
    ["initiatives", { ...initiative, createdAt: 1e15 }, "createdAt"],
    ["leases", { ...lease, fencingToken: 1.5 }, "fencingToken"],
    ["leases", { ...lease, fencingToken: "1" }, "fencingToken"],
    ["metadata", { value: "v" }, "key"],
    ["settings", { key: "k", updatedAt: 1 }, "value"],
  ])("refuses a row of %s that does not fit, naming the field", async (table, row, field) => {
    await expect(insert(world, table, [row])).rejects.toMatchObject({
      code: "INVALID",
      message: expect.stringMatching(new RegExp(`${table}.*${field}`)),
      details: { entity: table, field },
    });
    expect(await world().reads.rowArchive.countRows(table)).toBe(0);
  });

  it("fills up what an older archive does not have: nothing, or the default", async () => {
    const { branch: _branch, executionMode: _mode, ...older } = initiative;
    await insert(world, "initiatives", [older]);
    expect(await read(world, "initiatives")).toEqual([{ ...initiative, branch: null, executionMode: "review_per_phase" }]);
  });

  it("refuses a row twice, a broken reference, and a table that does not exist", async () => {
    await insert(world, "initiatives", [initiative]);
    await expect(insert(world, "initiatives", [initiative])).rejects.toMatchObject(refusal("CONFLICT", "id"));
    await expect(insert(world, "leases", [lease])).rejects.toMatchObject(refusal("REFUSED", "repositoryId"));
    await expect(insert(world, "nonsense", [])).rejects.toMatchObject(refusal("INVALID", "nonsense"));
    await expect(world().reads.rowArchive.countRows("nonsense")).rejects.toMatchObject(refusal("INVALID", "nonsense"));
    await expect(readAll(world().reads.rowArchive.readTable("nonsense"))).rejects.toMatchObject(refusal("INVALID", "nonsense"));
    await insert(world, "initiatives", []);
  });
}
