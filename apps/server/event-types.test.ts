import {
  type DomainEvent,
  domainEventSchema,
  type EventType,
  event,
  eventTypes,
  excerptOf,
  maxExcerptBytes,
  type NewEvent,
  readEvent,
  type StoredEvent,
  streamTypeOf,
} from "@signalbox/contracts";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { fakeClock } from "./testing/clock.ts";
import { eventSamples } from "./testing/event-samples.ts";
import { memoryStore } from "./testing/stores.ts";

const samples: DomainEvent[] = eventTypes.map((type) => event(type, `${type} 1`, eventSamples[type] as never));
const system = { actorType: "system", actorId: "test" } as const;
const storedOf = (over: Partial<StoredEvent>): StoredEvent => ({
  sequence: 7,
  id: "e",
  streamType: "turn",
  streamId: "tu1",
  streamVersion: 1,
  type: "turn.completed",
  payload: {},
  ...system,
  keyId: null,
  commandId: null,
  causationId: null,
  correlationId: null,
  createdAt: new Date(0),
  ...over,
});

describe("the union of events", () => {
  it("has a sample of each type, and no other", () => {
    process.stdout.write(`events: ${eventTypes.length} types, ${new Set(eventTypes.map(streamTypeOf)).size} streams\n`);
    expect(eventTypes.length).toBeGreaterThan(0);
    expect(Object.keys(eventSamples)).toEqual(eventTypes);
  });

  it("names its types alike, and no type twice", () => {
    expect(eventTypes.filter((type) => !/^[a-z][A-Za-z]*\.[a-z][A-Za-z]*$/.test(type))).toEqual([]);
    expect(new Set(eventTypes).size).toBe(eventTypes.length);
  });

  it("has the types that the agents' conversations are projected from", () => {
    const wanted: EventType[] = [
      "project.created",
      "thread.created",
      "turn.started",
      "message.added",
      "checkpoint.created",
      "setting.changed",
    ];
    expect(eventTypes).toEqual(expect.arrayContaining(wanted));
  });

  it.each(samples)("reads $type again from JSON", (sample) => {
    const again = domainEventSchema.parse(JSON.parse(JSON.stringify(sample)));
    expect(again).toEqual(JSON.parse(JSON.stringify(sample)));
    expect(sample.streamType).toBe(sample.type.split(".")[0]);
    expect(JSON.stringify(sample.payload).length).toBeLessThanOrEqual(maxExcerptBytes);
  });

  it.each(samples)("takes no second name in the payload of $type, and no field it does not know", (sample) => {
    expect(Object.keys(sample.payload)).not.toContain("type");
    expect(domainEventSchema.safeParse({ ...sample, payload: { ...sample.payload, type: sample.type } }).success).toBe(false);
    expect(domainEventSchema.safeParse({ ...sample, payload: { ...sample.payload, credentials: "s" } }).success).toBe(false);
    expect(domainEventSchema.safeParse({ ...sample, streamType: "other" }).success).toBe(false);
    expect(domainEventSchema.safeParse({ ...sample, streamId: "" }).success).toBe(false);
  });
});

describe("a stored event", () => {
  const store = memoryStore();
  afterAll(() => store.end());

  it("has in its column the type that its payload is read as, for every type", async () => {
    await store.start();
    const { transaction, reads } = await store.empty(fakeClock());
    await transaction("samples", (tx) => tx.events.appendAll(samples.map((sample): NewEvent => ({ ...sample, ...system }))));
    const stored: StoredEvent[] = [];
    for await (const page of reads.events.replayAll()) stored.push(...page);
    expect(stored.map(({ type }) => type)).toEqual(samples.map(({ type }) => type));
    expect(stored.map((row) => readEvent(row).event)).toEqual(
      stored.map(({ sequence, createdAt }, index) => ({ ...JSON.parse(JSON.stringify(samples[index])), sequence, createdAt })),
    );
  });

  it("says what it is no event of", () => {
    expect(readEvent(storedOf({})).event).toMatchObject({ type: "turn.completed", sequence: 7, createdAt: new Date(0) });
    const cases = [
      storedOf({ type: "turn.vanished" }),
      storedOf({ streamType: "thread" }),
      storedOf({ type: "turn.started", payload: { threadId: 3 } }),
    ];
    for (const row of cases)
      expect(readEvent(row)).toMatchObject({ event: null, problem: expect.stringContaining(`Event 7 (${row.type} of`) });
    expect(readEvent(storedOf({ type: "turn.started", payload: { threadId: 3 } })).problem).toContain("payload.threadId");
  });
});

describe("making an event", () => {
  it("cuts long texts and says how much is missing", () => {
    const { payload } = event("message.added", "m", { turnId: "t", role: "user", content: "x".repeat(5000) });
    expect(payload.content).toEqual({ text: "x".repeat(2000), omitted: 3000 });
    expect(event("message.added", "m", payload).payload).toEqual(payload);
  });

  it("is typed by its name", () => {
    const claimed = event("task.claimed", "t", { agentId: "a", agentName: "otter" });
    const stream: "task" = claimed.streamType;
    expect([stream, claimed.payload.agentName]).toEqual(["task", "otter"]);
    // @ts-expect-error: the payload of another event
    expect(() => event("task.claimed", "t", { from: "pending" })).toThrow();
    // @ts-expect-error: no event
    expect(() => event("task.vanished", "t", {})).toThrow();
  });

  it("writes dates as text", () => {
    expect(event("account.exhausted", "a", { until: new Date(0) }).payload).toEqual({ until: "1970-01-01T00:00:00.000Z" });
  });

  it("refuses what does not fit, naming the field", () => {
    const secret = { provider: "p", credentials: "s" } as never;
    expect(() => event("account.created", "a", secret)).toThrow(/account\.created of a cannot be written: .*credentials/);
    for (const value of ["x".repeat(2000), undefined, "\0"])
      expect(() => event("setting.changed", "k", { value })).toThrow(/payload\.value/);
    const long = { text: "x".repeat(2001) };
    expect(() => event("turn.failed", "t", { error: long })).toThrow(/payload\.error/);
    expect(() => event("turn.started", "", { threadId: "t" })).toThrow(/streamId/);
    expect(() => event("issue.unlinked", "x".repeat(301), {})).toThrow(/streamId/);
    // As long as the id of an issue may be, and some.
    expect(event("issue.unlinked", `github:${"x".repeat(203)}`, {}).streamId).toHaveLength(210);
  });

  it("never cuts a character in two, and cuts as little as it must", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "é", "€", "😀"), minLength: 400, maxLength: 1200 });
    fc.assert(
      fc.property(text, (whole) => {
        const cut = excerptOf(whole);
        const bytes = Buffer.byteLength(cut.text);
        expect(whole.startsWith(cut.text)).toBe(true);
        expect(cut.text.isWellFormed()).toBe(true);
        expect(cut.text.length + (cut.omitted ?? 0)).toBe(whole.length);
        expect(bytes).toBeLessThanOrEqual(maxExcerptBytes);
        if (cut.omitted === undefined) return;
        expect(cut.omitted).toBeGreaterThan(0);
        expect(bytes).toBeGreaterThan(maxExcerptBytes - 4);
      }),
      { seed: 20, numRuns: 200 },
    );
  });
});
