import type { NewEvent, StoredEvent } from "@signalbox/contracts";
import { expect, it } from "vitest";
import type { EventCriteria } from "../events.ts";
import type { Contract, World } from "./contract.ts";
import { bigNumber, refusal } from "./expectations.ts";

const anEvent = (over: Partial<NewEvent> = {}): NewEvent => ({
  streamType: "task",
  streamId: "t1",
  type: "task.created",
  payload: { name: "one" },
  actorType: "user",
  actorId: "u1",
  ...over,
});

const many = (count: number, over: (index: number) => Partial<NewEvent>) =>
  Array.from({ length: count }, (_, index) => anEvent(over(index)));

const numbers = (events: readonly StoredEvent[]) => events.map((event) => [event.sequence, event.streamId, event.streamVersion]);

async function collect(pages: AsyncGenerator<StoredEvent[]>): Promise<StoredEvent[][]> {
  const all: StoredEvent[][] = [];
  for await (const page of pages) all.push(page);
  return all;
}

export const eventsContract: Contract = {
  port: "events",
  tests: (world) => {
    appending(world);
    batches(world);
    reading(world);
    newest(world);
  },
};

function appending(world: () => World): void {
  const append = (over: Partial<NewEvent> = {}) => world().transaction((tx) => tx.events.append(anEvent(over)));

  it("stores every column, and returns it as it is stored", async () => {
    const plain = await append();
    expect(plain).toEqual({
      ...anEvent(),
      sequence: 1,
      id: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{26}$/),
      streamVersion: 1,
      keyId: null,
      commandId: null,
      causationId: null,
      correlationId: null,
      createdAt: world().clock.now(),
    });
    world().clock.advance(1);
    const ids = { id: "e2", actorType: "agent", keyId: "k", commandId: "c", causationId: plain.id, correlationId: "r" } as const;
    const full = await append({
      ...ids,
      payload: { deep: [1.5, { on: true, none: null, left: undefined }], big: bigNumber, text: "é\n\"'" },
    });
    expect(full).toMatchObject({ ...ids, sequence: 2, streamVersion: 2, createdAt: world().clock.now() });
    expect(full.payload).toEqual({ deep: [1.5, { on: true, none: null }], big: bigNumber, text: "é\n\"'" });
    expect(await collect(world().reads.events.replayAll())).toEqual([[plain, full]]);
  });

  it("numbers each stream on its own, and all events without a gap", async () => {
    const stored = [await append(), await append({ streamId: "t2" }), await append(), await append({ streamType: "phase" })];
    expect(numbers(stored)).toEqual([
      [1, "t1", 1],
      [2, "t2", 1],
      [3, "t1", 2],
      [4, "t1", 1],
    ]);
    expect(await world().reads.events.readLastSequence()).toBe(4);
  });

  it("leaves no gap where a transaction was rolled back", async () => {
    await append();
    const failing = world().transaction(async (tx) => {
      await tx.events.append(anEvent());
      throw new Error("changed my mind");
    });
    await expect(failing).rejects.toThrow("changed my mind");
    expect(await append()).toMatchObject({ sequence: 2, streamVersion: 2 });
  });

  it("refuses another version than the expected one, naming both", async () => {
    await append({ expectedVersion: 0 });
    await append({ expectedVersion: 1 });
    const conflict = { code: "CONFLICT", details: { field: "expectedVersion", version: 2, expectedVersion: 0 } };
    await expect(append({ expectedVersion: 0 })).rejects.toMatchObject(conflict);
    await expect(append({ expectedVersion: 3 })).rejects.toMatchObject(refusal("CONFLICT", "version 2, not 3"));
    expect(await world().reads.events.readLastSequence()).toBe(2);
  });

  it("refuses an id twice", async () => {
    await append({ id: "e1" });
    await expect(append({ id: "e1" })).rejects.toMatchObject(refusal("CONFLICT", "id"));
  });

  it("gives two that expect the same version to one of them, and numbers concurrent ones without a gap", async () => {
    const raced = await Promise.allSettled([1, 2, 3].map(() => append({ expectedVersion: 0 })));
    expect(raced.map((each) => each.status).sort()).toEqual(["fulfilled", "rejected", "rejected"]);
    await Promise.all(many(20, (index) => ({ streamId: `t${index % 3}` })).map((event) => append(event)));
    const [page = []] = await collect(world().reads.events.replayAll());
    expect(page.map((event) => event.sequence)).toEqual(Array.from({ length: 21 }, (_, index) => index + 1));
  });
}

function batches(world: () => World): void {
  const appendAll = (events: readonly NewEvent[]) => world().transaction((tx) => tx.events.appendAll(events));
  const last = () => world().reads.events.readLastSequence();

  it.each([3, 1200])("appends %i events in order, each stream from its version on", async (count) => {
    await appendAll([anEvent({ streamId: "t1" })]);
    const stored = await appendAll(
      many(count, (index) => ({ streamId: `t${index % 2}`, payload: { index }, commandId: index === 1 ? "c" : null })),
    );
    expect(numbers(stored)).toEqual(
      Array.from({ length: count }, (_, index) => [index + 2, `t${index % 2}`, Math.floor(index / 2) + 1 + (index % 2)]),
    );
    expect(stored.map((event) => event.payload)).toEqual(Array.from({ length: count }, (_, index) => ({ index })));
    expect((await collect(world().reads.events.replayFrom(2))).flat()).toEqual(stored);
    expect(await appendAll([])).toEqual([]);
    expect(await last()).toBe(count + 1);
  });

  it.each([2, 600])("starts each of %i new streams at version 1", async (count) => {
    const stored = await appendAll(many(count, (index) => ({ streamId: `s${index}` })));
    expect(new Set(stored.map((event) => event.streamVersion))).toEqual(new Set([1]));
    expect(await appendAll([anEvent({ streamId: "s1", expectedVersion: 1 })])).toMatchObject([{ sequence: count + 1, streamVersion: 2 }]);
  });

  it.each([2, 20])("of %i events appends none when one is refused, even if the refusal is caught", async (count) => {
    const wrong = many(count, (index) => (index === count - 1 ? { expectedVersion: 0 } : {}));
    await world().transaction(async (tx) => {
      await expect(tx.events.appendAll(wrong)).rejects.toMatchObject(refusal("CONFLICT", `version ${count - 1}, not 0`));
    });
    expect(await last()).toBe(0);
    const right = await appendAll(many(count, (index) => ({ expectedVersion: index })));
    expect(right.at(-1)).toMatchObject({ streamVersion: count });
    const twice = many(count, (index) => ({ id: index < 2 ? "same" : `e${index}` }));
    await expect(appendAll(twice)).rejects.toMatchObject(refusal("CONFLICT", "id"));
    expect(await last()).toBe(count);
  });
}

function reading(world: () => World): void {
  it("replays in pages of 1,000, from any sequence", async () => {
    const { reads, transaction } = world();
    expect([await collect(reads.events.replayAll()), await reads.events.readLastSequence()]).toEqual([[], 0]);
    await transaction((tx) => tx.events.appendAll(many(2001, () => ({}))));
    const sizes = async (from: number) => (await collect(reads.events.replayFrom(from))).map((page) => [page[0]?.sequence, page.length]);
    expect((await collect(reads.events.replayAll())).map((page) => page.length)).toEqual([1000, 1000, 1]);
    expect(await sizes(1)).toEqual([
      [1, 1000],
      [1001, 1000],
      [2001, 1],
    ]);
    expect(await sizes(1002)).toEqual([[1002, 1000]]);
    expect(await sizes(2002)).toEqual([]);
    expect((await collect(reads.events.replayFrom(1999, 2))).map((page) => page.map(({ sequence }) => sequence))).toEqual([
      [1999, 2000],
      [2001],
    ]);
  });

  it("replays inside a transaction, seeing what the transaction has appended", async () => {
    const seen = await world().transaction(async (tx) => {
      await tx.events.append(anEvent());
      return (await collect(tx.events.replayAll())).flat();
    });
    expect(seen).toMatchObject([{ sequence: 1 }]);
  });

  it("reads one stream, after a version, at most so many", async () => {
    const { reads, transaction } = world();
    await transaction((tx) => tx.events.appendAll(many(9, (index) => ({ streamId: index % 2 ? "t2" : "t1" }))));
    const versions = async (options?: { after?: number; limit?: number }) =>
      (await reads.events.readStream("task", "t1", options)).map((event) => event.streamVersion);
    expect([await versions(), await versions({ after: 3 }), await versions({ after: 1, limit: 2 })]).toEqual([
      [1, 2, 3, 4, 5],
      [4, 5],
      [2, 3],
    ]);
    expect(await reads.events.readStream("phase", "t1")).toEqual([]);
  });
}

function newest(world: () => World): void {
  const find = async (criteria: EventCriteria, page: { limit?: number; before?: number } = {}) =>
    (await world().reads.events.findNewest(criteria, { limit: 10, ...page })).map(({ sequence }) => sequence);
  const append = (over: Partial<NewEvent>) => world().transaction((tx) => tx.events.append(anEvent(over)));

  it("finds the newest by every criterion, before a sequence, at most so many", async () => {
    expect(await find({})).toEqual([]);
    const begin = world().clock.now();
    for (const over of [
      { streamId: "t1" },
      { streamId: "t2", actorId: "u2" },
      { streamId: "t1", type: "task.claimed", actorType: "agent" },
      { streamId: "t1", streamType: "phase", type: "phase.created" },
      { streamId: "t1", type: "task.completed", actorType: "agent" },
    ] as const) {
      await append(over);
      world().clock.advance(10);
    }
    const at = (ms: number) => new Date(begin.getTime() + ms);
    expect([await find({}), await find({}, { limit: 2, before: 4 })]).toEqual([
      [5, 4, 3, 2, 1],
      [3, 2],
    ]);
    expect(await find({ types: ["task.claimed", "phase.created", "none"] })).toEqual([4, 3]);
    expect(await find({ streamType: "task", streamId: "t1" })).toEqual([5, 3, 1]);
    expect(await find({ streamType: "task", streamId: "t1", types: ["task.created", "task.claimed"] }, { limit: 1, before: 5 })).toEqual([
      3,
    ]);
    expect([await find({ streamType: "task" }), await find({ streamId: "t1" }, { limit: 3 })]).toEqual([
      [5, 3, 2, 1],
      [5, 4, 3],
    ]);
    expect([await find({ actorType: "agent" }), await find({ actorId: "u2" })]).toEqual([[5, 3], [2]]);
    expect([await find({ from: at(20) }), await find({ from: at(10), to: at(30) })]).toEqual([
      [5, 4, 3],
      [3, 2],
    ]);
    expect(await find({ actorType: "agent", to: at(40) })).toEqual([3]);
  });

  it("finds what lies far behind", async () => {
    await append({ type: "task.claimed" });
    for (let piece = 0; piece < 3; piece += 1) await world().transaction((tx) => tx.events.appendAll(many(7000, () => ({}))));
    expect(await find({ types: ["task.claimed"] })).toEqual([1]);
    expect(await find({ types: ["none"] })).toEqual([]);
  });
}
