import { type EventPayloadInput, type EventType, event, eventTypes, type RecordedEvent } from "@signalbox/contracts";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { fakeClock } from "../testing/clock.ts";
import { eventSamples } from "../testing/event-samples.ts";
import { memoryStore } from "../testing/stores.ts";
import { projections } from "./projections.fixture.ts";
import { projectors, rowsRead } from "./projectors.ts";

const handled = projectors.flatMap(({ handles }) => handles);

type Happening = { [Type in EventType]: [type: Type, id: string, payload: EventPayloadInput<Type>] }[EventType];

/** A log of these, one millisecond apart. */
const logOf = (...happenings: readonly Happening[]): RecordedEvent[] =>
  happenings.map(([type, id, payload], index) => ({
    ...(event(type, id, payload as never) as RecordedEvent),
    sequence: index + 1,
    createdAt: new Date(1000 + index),
  }));

function stateAfter(...happenings: readonly Happening[]) {
  const state = projections();
  state.project(...logOf(...happenings));
  return state;
}

const begun: Happening[] = [
  ["project.created", "p", { name: "Signals", path: "/srv" }],
  ["thread.created", "th", { projectId: "p", title: "Red" }],
  ["turn.started", "tu", { threadId: "th" }],
];

describe("the projectors", () => {
  it("share the events out: none has two, and all of these have one", () => {
    process.stdout.write(`projections: ${projectors.length} projectors, ${handled.length} of ${eventTypes.length} event types\n`);
    expect(new Set(handled).size).toBe(handled.length);
    const streams = ["thread", "turn", "message", "checkpoint", "setting"];
    expect(handled).toEqual(expect.arrayContaining(eventTypes.filter((type) => streams.includes(type.split(".")[0] ?? ""))));
    expect(projectors.map(({ name }) => name)).toEqual(["projects", "threads", "turns", "messages", "checkpoints", "settings"]);
  });

  it("let everything else pass", () => {
    for (const type of eventTypes.filter((one) => !handled.includes(one))) {
      const state = stateAfter([type, "x", eventSamples[type]] as Happening);
      expect([state.rows(), state.problems], type).toEqual([[], []]);
    }
  });

  it("say which rows they read", () => {
    const [created] = logOf(["checkpoint.created", "c", { threadId: "th", turnId: "tu", gitRef: "r", message: "m" }]);
    expect(created && rowsRead(created)).toEqual([
      { table: "checkpoints", id: "c" },
      { table: "projectionThreads", id: "th" },
      { table: "projectionTurns", id: "tu" },
    ]);
  });
});

describe("projects and threads", () => {
  it("follow their names and are archived", () => {
    const state = stateAfter(
      ...begun,
      ["project.renamed", "p", { name: { after: "Points" } }],
      ["thread.renamed", "th", { title: { after: "Green" } }],
      ["thread.archived", "th", {}],
    );
    expect(state.problems).toEqual([]);
    const createdAt = new Date(1000);
    expect(state.table("projectionProjects")).toEqual([
      { id: "p", name: "Points", path: "/srv", archived: false, lastSequence: 4, createdAt, updatedAt: new Date(1003) },
    ]);
    expect(state.table("projectionThreads")).toEqual([
      { id: "th", projectId: "p", title: "Green", archived: true, lastSequence: 6, createdAt: new Date(1001), updatedAt: new Date(1005) },
    ]);
  });

  it("keep the conversations of a deleted project", () => {
    const state = stateAfter(...begun, ["project.deleted", "p", { name: "Signals" }]);
    expect(state.table("projectionProjects")).toMatchObject([{ id: "p", archived: true, lastSequence: 4 }]);
    expect(state.table("projectionTurns")).toHaveLength(1);
    expect(stateAfter(...begun, ["project.archived", "p", {}]).table("projectionProjects")).toMatchObject([{ archived: true }]);
  });

  it("keep a thread whose project nobody has made, without it, and say so", () => {
    const state = stateAfter(
      ["thread.created", "th", { projectId: "ghost", title: "Red" }],
      ["thread.created", "free", { projectId: null, title: "" }],
    );
    expect(state.table("projectionThreads")).toMatchObject([
      { id: "th", projectId: null },
      { id: "free", projectId: null },
    ]);
    expect(state.problems).toMatchObject([
      { kind: "missing", sequence: 1, type: "thread.created", message: expect.stringContaining("ghost") },
    ]);
  });

  it("are created once and changed only after that", () => {
    const again: Happening = ["project.created", "p", { name: "Other", path: null }];
    const state = stateAfter(...begun, again, ["thread.archived", "ghost", {}], ["project.renamed", "ghost", { name: { after: "x" } }]);
    expect(state.rows()).toEqual(stateAfter(...begun).rows());
    expect(state.problems.map(({ kind, type }) => [kind, type])).toEqual([
      ["exists", "project.created"],
      ["missing", "thread.archived"],
      ["missing", "project.renamed"],
    ]);
  });
});

describe("turns and messages", () => {
  it.each([
    [["turn.completed", "tu", {}], { status: "completed", error: null }],
    [["turn.failed", "tu", { error: "no light" }], { status: "failed", error: "no light" }],
    [["turn.interrupted", "tu", {}], { status: "interrupted", error: null }],
  ] satisfies [Happening, object][])("end by %j", (end, expected) => {
    const state = stateAfter(...begun, end);
    expect(state.table("projectionTurns")).toEqual([
      { id: "tu", threadId: "th", startedAt: new Date(1002), endedAt: new Date(1003), lastSequence: 4, ...expected },
    ]);
  });

  it("end once: the first end counts", () => {
    const state = stateAfter(...begun, ["turn.interrupted", "tu", {}], ["turn.completed", "tu", {}]);
    expect(state.table("projectionTurns")).toMatchObject([{ status: "interrupted", lastSequence: 4 }]);
    expect(state.problems).toMatchObject([{ kind: "ended", sequence: 5, message: expect.stringContaining("interrupted before") }]);
  });

  it("take what is said, also after the end, and show that a text was cut", () => {
    const content = "x".repeat(2001);
    const state = stateAfter(...begun, ["turn.completed", "tu", {}], ["message.added", "m", { turnId: "tu", role: "assistant", content }]);
    expect(state.problems).toEqual([]);
    expect(state.table("projectionMessages")).toEqual([
      {
        id: "m",
        turnId: "tu",
        role: "assistant",
        content: `${"x".repeat(2000)}… (1 more characters)`,
        lastSequence: 5,
        createdAt: new Date(1004),
      },
    ]);
  });

  it("are left out when what they belong to is unknown, even if it comes later", () => {
    const state = stateAfter(
      ["turn.started", "tu", { threadId: "th" }],
      ["message.added", "m", { turnId: "tu", role: "user", content: "hello" }],
      ["turn.completed", "tu", {}],
      ["thread.created", "th", { projectId: null, title: "late" }],
    );
    expect(state.rows().map(([key]) => key)).toEqual(["projectionThreads th"]);
    expect(state.problems.map(({ kind, sequence }) => [kind, sequence])).toEqual([
      ["missing", 1],
      ["missing", 2],
      ["missing", 3],
    ]);
    expect(state.problems[0]?.message).toBe(
      "Event 1 (turn.started of turn tu) belongs to the thread th, which was never created, and was left out.",
    );
  });
});

describe("checkpoints", () => {
  const created = (turnId: string | null, threadId = "th"): Happening => [
    "checkpoint.created",
    "c",
    { threadId, turnId, gitRef: "refs/c/1", message: "before" },
  ];

  it("are made and gone back to once", () => {
    const state = stateAfter(
      ...begun,
      created("tu"),
      ["checkpoint.reverted", "c", { threadId: "th" }],
      ["checkpoint.reverted", "c", { threadId: "th" }],
    );
    expect(state.table("checkpoints")).toEqual([
      {
        id: "c",
        threadId: "th",
        turnId: "tu",
        gitRef: "refs/c/1",
        message: "before",
        revertedAt: new Date(1004),
        lastSequence: 5,
        createdAt: new Date(1003),
      },
    ]);
    expect(state.problems.map(({ kind, sequence }) => [kind, sequence])).toEqual([["ended", 6]]);
  });

  it("are kept without a turn that is not of their thread, and left out without a thread", () => {
    const other: Happening = ["thread.created", "other", { projectId: null, title: "" }];
    for (const happenings of [[created("ghost")], [other, created("tu", "other")]]) {
      const state = stateAfter(...begun, ...happenings);
      expect(state.table("checkpoints")).toMatchObject([{ turnId: null }]);
      expect(state.problems).toMatchObject([{ kind: "missing", type: "checkpoint.created" }]);
    }
    expect(stateAfter(...begun, created(null)).problems).toEqual([]);
    const lost = stateAfter(...begun, created("tu", "ghost"));
    expect([lost.table("checkpoints"), lost.problems.length]).toEqual([[], 1]);
  });
});

describe("settings", () => {
  it("hold the last value, and nothing once deleted", () => {
    const state = stateAfter(
      ["setting.changed", "k", { value: 1 }],
      ["setting.changed", "k", { value: [2] }],
      ["setting.changed", "l", { value: null }],
    );
    expect(state.table("settings")).toEqual([
      { key: "k", value: [2], updatedAt: new Date(1001) },
      { key: "l", value: null, updatedAt: new Date(1002) },
    ]);
    const gone = stateAfter(["setting.changed", "k", { value: 1 }], ["setting.deleted", "k", {}], ["setting.deleted", "k", {}]);
    expect(gone.rows()).toEqual([]);
    expect(gone.problems).toMatchObject([{ kind: "missing", sequence: 3 }]);
  });
});

/** Few ids, so that things meet: created twice, ended twice, named before they exist. */
const id = fc.constantFrom("1", "2", "3");
const orNull = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });
const said = fc.constantFrom("a", "é".repeat(1500));
const payloads: Record<string, fc.Arbitrary<object>> = {
  "project.created": fc.record({ name: said, path: fc.constant(null) }),
  "project.renamed": fc.record({ name: fc.record({ after: said }) }),
  "thread.created": fc.record({ projectId: orNull(id), title: said }),
  "thread.renamed": fc.record({ title: fc.record({ after: said }) }),
  "turn.started": fc.record({ threadId: id }),
  "turn.failed": fc.record({ error: said }),
  "message.added": fc.record({ turnId: id, role: fc.constantFrom("user", "assistant"), content: said }),
  "checkpoint.created": fc.record({ threadId: id, turnId: orNull(id), gitRef: said, message: said }),
  "setting.changed": fc.record({ value: fc.jsonValue({ maxDepth: 1 }).filter((value) => JSON.stringify(value).length < 500) }),
};
/** Mostly things that others can belong to, or hardly anything would. */
const begins: EventType[] = ["project.created", "thread.created", "turn.started", "message.added", "checkpoint.created"];
const happening = fc.constantFrom(...handled, ...begins, ...begins).chain((type) =>
  fc.tuple(
    fc.constant(type),
    id,
    payloads[type] ?? fc.constant(eventSamples[type] as object),
    // A clock may be set back; the order is that of the sequence alone.
    fc.integer({ min: 0, max: 1000 }),
  ),
);
const log = fc.array(happening, { maxLength: 60, size: "max" }).map((happenings) =>
  happenings.map(
    ([type, streamId, payload, time], index): RecordedEvent => ({
      ...(event(type, streamId, payload as never) as RecordedEvent),
      sequence: index + 1,
      createdAt: new Date(time),
    }),
  ),
);
const runs = { seed: 20, numRuns: 300 };

function fromScratch(events: readonly RecordedEvent[]) {
  const state = projections();
  state.project(...events);
  return state;
}

describe("folding any log", () => {
  it("piece by piece, each piece delivered again with any part of what came before, equals folding it at once", () => {
    fc.assert(
      fc.property(log, fc.array(fc.tuple(fc.nat(60), fc.nat(60)), { maxLength: 6 }), (events, pieces) => {
        const whole = fromScratch(events);
        const state = projections();
        let end = 0;
        for (const [from, length] of [...pieces, [events.length, events.length] as const]) {
          const start = Math.min(from, end);
          end = Math.max(end, Math.min(end + length, events.length));
          state.project(...events.slice(start, end));
        }
        expect(state.rows()).toEqual(whole.rows());
        expect(state.problems).toEqual(whole.problems);
      }),
      runs,
    );
  });

  it("twice changes nothing", () => {
    fc.assert(
      fc.property(log, (events) => {
        const state = fromScratch(events);
        const [rows, problems] = [state.rows(), [...state.problems]];
        state.project(...events);
        expect(state.rows()).toEqual(rows);
        expect(state.problems).toEqual(problems);
      }),
      runs,
    );
  });

  it("again after the places in the log were lost changes no row that knows its sequence", () => {
    fc.assert(
      fc.property(log, (events) => {
        const state = fromScratch(events);
        const before = new Map(state.rows());
        state.forgetCursors();
        state.project(...events);
        const rows = new Map(state.rows());
        for (const [key, row] of before) if ("lastSequence" in row) expect(rows.get(key)).toEqual(row);
      }),
      runs,
    );
  });

  it("again without the places in the log is no second creation", () => {
    const state = stateAfter(...begun);
    state.forgetCursors();
    state.project(...logOf(...begun));
    expect([state.rows(), state.problems]).toEqual([stateAfter(...begun).rows(), []]);
  });

  it("never leaves a row without what it belongs to", () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(log, (events) => {
        const state = fromScratch(events);
        const keys = new Set(state.rows().map(([key]) => key));
        for (const table of new Set([...keys].map((key) => key.split(" ")[0] ?? ""))) seen.set(table, (seen.get(table) ?? 0) + 1);
        const named = [
          ...state.table("projectionThreads").map(({ projectId }) => projectId && `projectionProjects ${projectId}`),
          ...state.table("projectionTurns").map(({ threadId }) => `projectionThreads ${threadId}`),
          ...state.table("projectionMessages").map(({ turnId }) => `projectionTurns ${turnId}`),
          ...state
            .table("checkpoints")
            .flatMap(({ threadId, turnId }) => [`projectionThreads ${threadId}`, turnId && `projectionTurns ${turnId}`]),
        ];
        expect(named.filter((key) => key !== null && !keys.has(key))).toEqual([]);
      }),
      runs,
    );
    // Every table must have stood in the play, in at least a tenth of the logs.
    for (const [table] of tables) expect(seen.get(table), table).toBeGreaterThan(runs.numRuns / 10);
  });
});

describe("the rows", () => {
  const store = memoryStore();
  afterAll(() => store.end());

  it("fit into their tables", async () => {
    const state = stateAfter(
      ...handled.filter((type) => type !== "setting.deleted").map((type) => [type, "x", sampleAt(type)] as Happening),
    );
    await store.start();
    const { transaction, reads } = await store.empty(fakeClock());
    const inMilliseconds = (row: object) =>
      Object.fromEntries(Object.entries(row).map(([field, value]) => [field, value instanceof Date ? value.getTime() : value]));
    await transaction("rows", async (tx) => {
      for (const [table, name] of tables) await tx.rowArchive.insertRows(name, state.table(table).map(inMilliseconds));
    });
    for (const [table, name] of tables) {
      const stored: object[] = [];
      for await (const page of reads.rowArchive.readTable(name)) stored.push(...page);
      expect(stored, name).toHaveLength(1);
      expect(stored, name).toEqual(state.table(table).map(inMilliseconds));
    }
  });
});

/** Everything about one project, thread, turn … called x. */
const sampleAt = (type: EventType) =>
  JSON.parse(JSON.stringify(eventSamples[type]).replaceAll(/"(projectId|threadId|turnId)":"\w+"/g, '"$1":"x"'));

const tables = [
  ["projectionProjects", "projection_projects"],
  ["projectionThreads", "projection_threads"],
  ["projectionTurns", "projection_turns"],
  ["projectionMessages", "projection_messages"],
  ["checkpoints", "checkpoints"],
  ["settings", "settings"],
] as const;
