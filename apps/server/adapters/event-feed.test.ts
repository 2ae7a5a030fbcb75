import type { FeedItem, NewEvent } from "@signalbox/contracts";
import { afterEach, describe, expect, it } from "vitest";
import type { App } from "../ports/app.ts";
import type { Following } from "../ports/event-feed.ts";
import type { LogFields } from "../ports/log.ts";
import { type TestApp, testApp } from "../testing/app.ts";
import { localDoorbell } from "./doorbell.ts";
import { createEventFeed, type FeedLimits } from "./event-feed.ts";

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** Nobody looks by himself: what a follower sees, it sees because of the bell. */
const patient = { pollMs: 3_600_000 };

type EventLog = App["store"]["reads"]["events"];

interface Feeding {
  readonly limits?: Partial<FeedLimits>;
  /** Stands between the feed and the log. */
  wrap?(events: EventLog): EventLog;
}

async function feeding({ limits, wrap = (events) => events }: Feeding = {}) {
  const opened: TestApp = await testApp();
  ends.push(opened.close);
  const { store } = opened.app;
  const doorbell = localDoorbell();
  const warnings: LogFields[] = [];
  const log = { info: () => {}, error: () => {}, warn: (fields: LogFields) => void warnings.push(fields) };
  const reads = { ...store.reads, events: wrap(store.reads.events) };
  const feed = createEventFeed({ store: { reads }, doorbell, log }, { ...patient, ...limits });
  const append = async (count: number, over: Partial<NewEvent> = {}) => {
    const event = {
      streamType: "task",
      streamId: "t1",
      type: "task.blocked",
      payload: {},
      actorType: "user",
      actorId: "owner",
      ...over,
    } as const;
    const stored = await store.transaction("append", (tx) => tx.events.appendAll(Array.from({ length: count }, () => event)));
    return stored.at(-1)?.sequence ?? 0;
  };
  const write = async (count: number, over?: Partial<NewEvent>) => doorbell.ring(await append(count, over));
  const follow = (following: Following = {}) => {
    const leaving = new AbortController();
    const items = feed.follow({ signal: leaving.signal, ...following });
    const leave = async () => {
      leaving.abort();
      await items.return();
    };
    ends.push(leave);
    return { items, leave, take: (count: number) => take(items, count) };
  };
  return { append, write, follow, doorbell, warnings, given: opened.given };
}

async function take(items: AsyncGenerator<FeedItem, void>, count: number): Promise<FeedItem[]> {
  const taken: FeedItem[] = [];
  while (taken.length < count) {
    const { value, done } = await items.next();
    if (done) break;
    taken.push(value);
  }
  return taken;
}

const sequences = (items: readonly FeedItem[]) => items.map(({ sequence }) => sequence);
const from = (first: number, count: number) => Array.from({ length: count }, (_, index) => first + index);

describe("a feed", () => {
  it("gives what is there after a place, and then what comes", async () => {
    const { write, follow } = await feeding();
    await write(250);
    const { take } = follow({ after: 30 });
    expect(sequences(await take(220))).toEqual(from(31, 220));
    const next = take(3);
    await write(2);
    await write(1);
    expect(sequences(await next)).toEqual([251, 252, 253]);
  });

  it("begins now without a place, and says where that is", async () => {
    const { write, follow } = await feeding();
    await write(5);
    const { take } = follow();
    expect(await take(1)).toEqual([{ type: "progress", sequence: 5 }]);
    await write(1);
    expect(await take(1)).toMatchObject([{ type: "task.blocked", sequence: 6, streamId: "t1" }]);
  });

  it("neither loses nor repeats an event that is written while it begins", async () => {
    const { write, follow } = await feeding();
    const followers = from(0, 20).map(() => follow({ after: 0 }));
    const [, ...seen] = await Promise.all([
      (async () => {
        for (let n = 0; n < 50; n++) await write(1 + (n % 3));
      })(),
      ...followers.map(({ take }) => take(99)),
    ]);
    for (const items of seen) expect(sequences(items as FeedItem[])).toEqual(from(1, 99));
  });

  it("reads once for everybody who waits at the end", async () => {
    let reads = 0;
    const { write, follow } = await feeding({
      wrap: (events) => ({
        ...events,
        replayFrom: (...args) => {
          reads += 1;
          return events.replayFrom(...args);
        },
      }),
    });
    const followers = from(0, 200).map(() => follow());
    for (const { take } of followers) await take(1);
    reads = 0;
    for (let n = 1; n <= 10; n++) {
      await write(5);
      for (const { take } of followers) expect(sequences(await take(5))).toEqual(from(n * 5 - 4, 5));
    }
    expect(reads).toBe(10);
  });

  it("finds what no bell told of", async () => {
    const { append, follow } = await feeding({ limits: { pollMs: 1 } });
    const { take } = follow();
    await take(1);
    await append(3);
    expect(sequences(await take(3))).toEqual([1, 2, 3]);
  });

  it("goes on when the log can be read again, and complains once", async () => {
    let broken = false;
    const { write, append, follow, doorbell, warnings } = await feeding({
      wrap: (events) => ({
        ...events,
        async *replayFrom(...args) {
          if (broken) throw new Error("away");
          yield* events.replayFrom(...args);
        },
      }),
    });
    const { take } = follow();
    await take(1);
    broken = true;
    await write(1);
    await write(1);
    const next = take(3);
    broken = false;
    doorbell.ring(await append(1));
    expect(sequences(await next)).toEqual([1, 2, 3]);
    expect(warnings).toHaveLength(1);
  });

  it("ends at the signal, whether it waits or not", async () => {
    const { write, follow } = await feeding();
    const waiting = follow();
    await waiting.take(1);
    const next = waiting.items.next();
    await waiting.leave();
    expect(await next).toEqual({ value: undefined, done: true });
    await write(3);
    const left = AbortSignal.abort();
    expect(await follow({ after: 0, signal: left }).items.next()).toEqual({ value: undefined, done: true });
  });
});

describe("a follower that is slow", () => {
  it("is told once to read a snapshot when it is too far behind, and goes on from there", async () => {
    const { write, follow } = await feeding({ limits: { behind: 300 } });
    const { take } = follow();
    const quick = follow();
    await take(1);
    await quick.take(1);
    for (let n = 0; n < 10; n++) {
      await write(200);
      await quick.take(200);
      if (n === 0) expect(sequences(await take(1))).toEqual([1]);
    }
    // It held a page of them and no more.
    const seen = await take(100);
    expect(sequences(seen.slice(0, 99))).toEqual(from(2, 99));
    expect(seen.at(-1)).toEqual({ type: "snapshot-required", sequence: 2000 });
    await write(2);
    expect(await take(2)).toMatchObject([{ id: expect.any(String), sequence: 2001 }, { sequence: 2002 }]);
  });

  it("is told so at once when it comes back too late, or from a log that this one has not reached", async () => {
    const { write, follow } = await feeding({ limits: { behind: 100 } });
    await write(101);
    expect(await follow({ after: 0 }).take(1)).toEqual([{ type: "snapshot-required", sequence: 101 }]);
    expect(sequences(await follow({ after: 1 }).take(100))).toEqual(from(2, 100));
    const { take } = follow({ after: 102 });
    expect(await take(1)).toEqual([{ type: "snapshot-required", sequence: 101 }]);
    await write(1);
    expect(await take(1)).toMatchObject([{ type: "task.blocked", sequence: 102 }]);
  });

  it("may come from another server that has heard more than this one", async () => {
    const { append, doorbell, follow } = await feeding();
    await follow().take(1);
    await append(5);
    const { take } = follow({ after: 5 });
    const next = take(1);
    doorbell.ring(await append(1));
    expect(sequences(await next)).toEqual([6]);
  });
});

describe("a filter", () => {
  it("leaves out what does not fit, and says from time to time how far the feed is", async () => {
    const { write, follow } = await feeding({ limits: { skipped: 100 } });
    await write(150);
    await write(1, { streamId: "t2" });
    await write(199);
    await write(1, { streamId: "t2" });
    const mark = (sequence: number) => ({ type: "progress", sequence });
    const expected = [mark(100), { streamId: "t2", sequence: 151 }, mark(251), { streamId: "t2", sequence: 351 }];
    expect(await follow({ after: 0, filter: { streamId: "t2" } }).take(4)).toMatchObject(expected);
  });
});

describe("a filter by initiative", () => {
  it("finds what happens to what stands in it, though the event does not say so", async () => {
    const { write, follow, given } = await feeding();
    const { id: initiativeId } = await given.initiative();
    const phase = await given.phase({ initiativeId });
    const [inside, outside] = [await given.task({ phaseId: phase.id }), await given.task()];
    await write(1, { streamId: outside.id });
    await write(1, { streamId: inside.id });
    await write(1, { streamType: "phase", streamId: phase.id, type: "phase.updated" });
    await write(1, { streamType: "reviewComment", streamId: "c1", type: "reviewComment.resolved", payload: { phaseId: phase.id } });
    await write(1, { streamId: "gone" });
    await write(1, { streamId: "gone", payload: { initiativeId } });
    expect(sequences(await follow({ after: 0, filter: { initiativeId } }).take(4))).toEqual([2, 3, 4, 6]);
    expect(sequences(await follow({ after: 0, filter: { initiativeId, streamType: "task" } }).take(2))).toEqual([2, 6]);
  });
});

describe("the places", () => {
  it("are limited, and given back by whoever leaves", async () => {
    const { write, follow } = await feeding({ limits: { followers: 2 } });
    const [first, second] = [follow(), follow()];
    await first.take(1);
    await second.take(1);
    await expect(follow().take(1)).rejects.toMatchObject({ code: "LIMITED", message: expect.stringContaining("2 live feeds") });
    await first.leave();
    await second.leave();
    // With nobody left it has stopped reading, and it begins again.
    await write(3);
    expect(await follow().take(1)).toEqual([{ type: "progress", sequence: 3 }]);
    const again = follow({ after: 2 });
    expect(sequences(await again.take(1))).toEqual([3]);
    await expect(follow().take(1)).rejects.toMatchObject({ code: "LIMITED" });
  });
});
