import { type DomainEvent, event, type ProjectionState } from "@signalbox/contracts";
import { expect, it } from "vitest";
import type { ProjectionTable } from "../../../domain/projection.ts";
import { projectionTables, projectors } from "../../../domain/projectors.ts";
import { happen } from "../../../testing/happen.ts";
import type { Paged, PageRequest } from "../paging.ts";
import type { Contract, World } from "./contract.ts";
import { idsOf, refusal } from "./expectations.ts";

export const projectionsContract: Contract = {
  port: "projections",
  tests: (world) => {
    folding(world);
    lists(world);
    places(world);
    repairs(world);
  },
};

const apply = (world: () => World, ...events: readonly DomainEvent[]) => world().transaction((tx) => happen(tx, ...events));

const project = event("project.created", "p", { name: "Signals", path: "/srv" });
const thread = event("thread.created", "th", { projectId: "p", title: "Red" });
const turn = event("turn.started", "tu", { threadId: "th" });
const inTurn = { threadId: "th", turnId: "tu" };
const message = event("message.added", "m", { turnId: "tu", role: "user", content: "é\n\"'" });
const checkpoint = event("checkpoint.created", "c", { ...inTurn, gitRef: "refs/c", message: "before" });

function folding(world: () => World): void {
  it("stores what each event leaves behind, column by column", async () => {
    await apply(world, project, thread, turn, message, checkpoint);
    const { projections } = world().reads;
    const [now, fresh] = [world().clock.now(), { archived: false }];
    const times = { createdAt: now, updatedAt: now };
    expect(await projections.findProject("p")).toEqual({ id: "p", name: "Signals", path: "/srv", ...fresh, lastSequence: 1, ...times });
    expect(await projections.findThread("th")).toEqual({ id: "th", projectId: "p", title: "Red", ...fresh, lastSequence: 2, ...times });
    const running = { id: "tu", threadId: "th", status: "running", error: null, startedAt: now, endedAt: null, lastSequence: 3 };
    expect([await projections.findTurn("tu"), await projections.findRunningTurn("th")]).toEqual([running, running]);
    expect(await projections.findMessage("m")).toEqual({
      ...{ id: "m", turnId: "tu", role: "user", content: "é\n\"'" },
      ...{ lastSequence: 4, createdAt: now },
    });
    expect(await projections.findCheckpoint("c")).toEqual({
      ...{ id: "c", threadId: "th", turnId: "tu", gitRef: "refs/c", message: "before" },
      ...{ revertedAt: null, lastSequence: 5, createdAt: now },
    });
  });

  it("stores what later events change, with their times", async () => {
    await apply(world, project, thread, turn, checkpoint);
    world().clock.advance(5);
    const later = world().clock.now();
    const happened = [event("project.archived", "p", {}), event("thread.archived", "th", {})];
    await apply(
      world,
      ...happened,
      event("turn.failed", "tu", { error: "no light" }),
      event("checkpoint.reverted", "c", { threadId: "th" }),
    );
    const { projections } = world().reads;
    expect(await projections.findProject("p")).toMatchObject({ archived: true, lastSequence: 5, updatedAt: later });
    expect(await projections.findThread("th")).toMatchObject({ archived: true, lastSequence: 6, updatedAt: later });
    expect(await projections.findTurn("tu")).toMatchObject({ status: "failed", error: "no light", endedAt: later });
    expect(await projections.findRunningTurn("th")).toBeNull();
    expect(await projections.findCheckpoint("c")).toMatchObject({ revertedAt: later });
  });

  it("finds nothing where nothing is", async () => {
    const { projections: none } = world().reads;
    const found = [none.findProject("x"), none.findThread("x"), none.findTurn("x"), none.findMessage("x"), none.findCheckpoint("x")];
    expect(await Promise.all([...found, none.findRunningTurn("x")])).toEqual([null, null, null, null, null, null]);
  });

  it("folds many events of one row in one go, and the same one by one", async () => {
    const names = Array.from({ length: 30 }, (_, index) => event("thread.renamed", "th", { title: { after: `title ${index}` } }));
    const setting = (value: unknown) => event("setting.changed", "k", { value });
    const all = [
      project,
      thread,
      ...names,
      setting(1),
      event("setting.deleted", "k", {}),
      setting(null),
      turn,
      event("turn.completed", "tu", {}),
    ];
    await apply(world, ...all);
    const at = (await world().reads.projections.findThread("th"))?.lastSequence;
    expect(await world().reads.projections.findThread("th")).toMatchObject({ title: "title 29" });
    expect(at).toBe(32);
    expect(await world().reads.projections.findTurn("tu")).toMatchObject({ status: "completed" });
    expect(await world().reads.settings.findAll()).toMatchObject([{ key: "k", value: null }]);
  });

  it("is changed by nothing that comes again", async () => {
    const stored = await apply(world, project, event("setting.changed", "k", { value: 1 }), event("setting.changed", "k", { value: 2 }));
    await world().transaction((tx) => tx.projections.apply(stored.slice(0, 2)));
    expect(await world().reads.settings.findAll()).toMatchObject([{ value: 2 }]);
    expect(new Set((await world().reads.projections.listState()).map(({ lastSequence }) => lastSequence))).toEqual(new Set([3]));
  });

  it("leaves out what it cannot read, and goes on behind it", async () => {
    const odd = { streamType: "thread", streamId: "odd", type: "thread.created", payload: {}, actorType: "user", actorId: "u" } as const;
    await world().transaction(async (tx) => tx.projections.apply([await tx.events.append(odd)]));
    await apply(world, project);
    expect([await world().reads.projections.findThread("odd"), await world().reads.projections.findProject("p")]).toMatchObject([
      null,
      { lastSequence: 2 },
    ]);
  });
}

function lists(world: () => World): void {
  const walk = async <Row extends { id: string }>(read: (page: PageRequest) => Promise<Paged<Row>>): Promise<string[]> => {
    const ids: string[] = [];
    for (let after: string | undefined; ; ) {
      const page = await read({ limit: 2, after });
      ids.push(...idsOf(page.items));
      if (page.next === null) return ids;
      after = page.next;
    }
  };

  it("gives threads by project, turns, messages and checkpoints page by page, in order of creation and then of id", async () => {
    const made = (id: string) => [
      event("thread.created", `th-${id}`, { projectId: "p", title: id }),
      event("thread.created", `free-${id}`, { projectId: null, title: id }),
      event("turn.started", `tu-${id}`, { threadId: "th" }),
      event("message.added", `m-${id}`, { turnId: "tu", role: "assistant", content: id }),
      event("checkpoint.created", `c-${id}`, { ...inTurn, gitRef: id, message: "" }),
    ];
    await apply(world, project, thread, turn, event("turn.completed", "tu", {}));
    world().clock.advance(1);
    await apply(world, ...made("c"), ...made("b"));
    world().clock.advance(1);
    await apply(world, ...made("a"));
    const { projections } = world().reads;
    const expected = (name: string) => [`${name}-b`, `${name}-c`, `${name}-a`];
    expect(await walk((page) => projections.findThreads({ projectId: "p" }, page))).toEqual(["th", ...expected("th")]);
    expect(await walk((page) => projections.findThreads({ projectId: null }, page))).toEqual(expected("free"));
    expect(await walk((page) => projections.findTurns("th", page))).toEqual(["tu", ...expected("tu")]);
    expect(await projections.findRunningTurn("th")).toMatchObject({ id: "tu-b" });
    expect(await walk((page) => projections.findMessages("tu", page))).toEqual(expected("m"));
    expect(await walk((page) => projections.findCheckpoints("th", page))).toEqual(expected("c"));
    expect(await projections.findTurns("none", { limit: 5 })).toEqual({ items: [], next: null });
    await expect(projections.findTurns("th", { limit: 5, after: "no cursor" })).rejects.toMatchObject(refusal("INVALID", "after"));
  });
}

function places(world: () => World): void {
  const states = () => world().reads.projections.listState();
  const at = (lastSequence: number): ProjectionState[] =>
    projectors.map(({ name }) => ({ projector: name, lastSequence })).sort((a, b) => (a.projector < b.projector ? -1 : 1));

  it("moves every projector on, also past what concerns none of them", async () => {
    expect(await states()).toEqual([]);
    await world().transaction((tx) => tx.projections.apply([]));
    expect(await states()).toEqual([]);
    await apply(world, event("issue.unlinked", "i", {}));
    expect(await states()).toEqual(at(1));
    await apply(world, event("issue.unlinked", "i", {}), thread);
    expect(await states()).toEqual(at(3));
  });

  it("takes up a projector that is new, and forgets all places of a transaction that failed", async () => {
    await apply(world, project);
    await world().transaction((tx) => tx.projections.replaceState(at(1).slice(1)));
    const failing = world().transaction(async (tx) => {
      await happen(tx, thread);
      throw new Error("changed my mind");
    });
    await expect(failing).rejects.toThrow("changed my mind");
    expect([await states(), await world().reads.projections.findThread("th")]).toEqual([at(1).slice(1), null]);
    await apply(world, thread);
    expect(await states()).toEqual(at(2));
  });

  it("stores places above 32 bits, and exactly those it is given", async () => {
    const far = [{ projector: "other", lastSequence: 2 ** 40 + 1 }];
    await apply(world, project);
    await world().transaction((tx) => tx.projections.replaceState(far));
    expect(await states()).toEqual(far);
  });
}

function repairs(world: () => World): void {
  const keys = async (table: ProjectionTable, after: string, limit: number) =>
    (await world().reads.projections.readRows(table, after, limit)).map((row) => ("key" in row ? row.key : row.id));

  it("reads the rows of every table, in the order of the bytes of their keys", async () => {
    // U+FF5E sorts before U+1F600 by bytes, and behind it by the code units of UTF-16.
    const names = ["b", "B", "a", "\u{1F600}", "～"];
    await apply(world, ...names.map((key) => event("setting.changed", key, { value: key })));
    expect(await keys("settings", "", 10)).toEqual(["B", "a", "b", "～", "\u{1F600}"]);
    expect([await keys("settings", "a", 2), await keys("settings", "\u{1F600}", 2)]).toEqual([["b", "～"], []]);
    await apply(world, project, thread, turn, message, checkpoint);
    expect(await Promise.all(projectionTables.slice(0, 5).map((table) => keys(table, "", 10)))).toEqual([
      ["p"],
      ["th"],
      ["tu"],
      ["m"],
      ["c"],
    ]);
  });

  it("stores and deletes rows as they are given", async () => {
    await apply(world, project, thread, turn, message, checkpoint, event("setting.changed", "k", { value: 1 }));
    const { projections, settings } = world().reads;
    const found = await projections.findThread("th");
    const row = { ...found, projectId: null, title: "tampered", archived: true, lastSequence: 2 ** 40, updatedAt: new Date(7) };
    const setting = { key: "k", value: null, updatedAt: new Date(8) };
    await world().transaction((tx) =>
      tx.projections.writeRows([
        { table: "projectionThreads", op: "upsert", row: row as NonNullable<typeof found> },
        { table: "settings", op: "upsert", row: setting },
        { table: "settings", op: "delete", row: { ...setting, key: "none" } },
      ]),
    );
    expect([await projections.findThread("th"), await settings.findAll()]).toEqual([row, [setting]]);
  });

  it("takes what belongs to a thread or a project along when it is deleted, and keeps a checkpoint without its turn", async () => {
    await apply(world, project, thread, turn, message, checkpoint);
    const remove = async (table: ProjectionTable, id: string) => {
      const [row] = await world().reads.projections.readRows(table, "", 1);
      expect(row).toMatchObject({ id });
      await world().transaction((tx) => tx.projections.writeRows([{ table, op: "delete", row } as never]));
    };
    const { projections } = world().reads;
    await remove("projectionTurns", "tu");
    expect([await projections.findMessage("m"), (await projections.findCheckpoint("c"))?.turnId]).toEqual([null, null]);
    await remove("projectionProjects", "p");
    expect([await projections.findThread("th"), await projections.findCheckpoint("c")]).toEqual([null, null]);
  });

  it("refuses a row whose thread is not there", async () => {
    const row = { id: "m", turnId: "ghost", role: "user", content: "", lastSequence: 1, createdAt: new Date(1) } as const;
    const write = world().transaction((tx) => tx.projections.writeRows([{ table: "projectionMessages", op: "upsert", row }]));
    await expect(write).rejects.toMatchObject(refusal("REFUSED", "turnId"));
  });
}
