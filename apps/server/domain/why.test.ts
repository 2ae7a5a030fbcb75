import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isReady } from "./readiness.ts";
import { initiativeStatuses, phaseStatuses, taskStatuses } from "./statuses.ts";
import type { Reason, TaskFacts } from "./why.ts";
import { explainTask } from "./why.ts";

const free = { unmetDependencies: 0, inheritedUnmet: 0, unfinishedChildren: 0, gateOpen: true };
type Overrides = Partial<Omit<TaskFacts, "task">> & { task?: Partial<TaskFacts["task"]> };

function someFacts({ task, ...rest }: Overrides = {}): TaskFacts {
  return {
    task: { id: "t1", name: "Paint", status: "pending", ...free, ...task },
    unmetBlockers: [],
    ancestors: [],
    unfinishedChildren: [],
    phase: null,
    initiative: null,
    claimedBy: null,
    openQuestions: [],
    ...rest,
  };
}

const build = { id: "t2", name: "Build", status: "pending" } as const;
const openPhase = { id: "p1", name: "Walls", status: "approved", blockingPhases: [] } as const;
const since = new Date(0);

const each: [name: string, facts: TaskFacts, reason: Record<string, unknown>, words: string][] = [
  ["ready", someFacts(), { kind: "ready" }, "Paint is ready to start."],
  ["completed", someFacts({ task: { status: "completed" } }), { kind: "completed" }, "Paint is completed."],
  ["cancelled", someFacts({ task: { status: "cancelled" } }), { kind: "cancelled" }, "Paint was cancelled"],
  [
    "claimed",
    someFacts({ task: { status: "in_progress" }, claimedBy: { agentId: "a1", name: "calm-otter", since } }),
    { kind: "claimed", agentId: "a1", since },
    "calm-otter has worked on Paint since 1970-01-01T00:00:00.000Z.",
  ],
  [
    "claimed by nobody",
    someFacts({ task: { status: "in_progress" } }),
    { kind: "claimed", agentId: null, since: null },
    "in progress but no agent holds it",
  ],
  ["in review", someFacts({ task: { status: "quality_review" } }), { kind: "in_review" }, "waits for its review"],
  ["blocked by hand", someFacts({ task: { status: "blocked" } }), { kind: "blocked_by_hand" }, "was set to blocked"],
  [
    "waits for a task",
    someFacts({ task: { unmetDependencies: 1 }, unmetBlockers: [{ ...build, status: "in_progress", holder: "calm-otter" }] }),
    { kind: "waits_for_task", blockerId: "t2", because: [] },
    "Paint waits for Build, which is in progress with calm-otter.",
  ],
  [
    "waits for a cancelled task",
    someFacts({ task: { unmetDependencies: 1 }, unmetBlockers: [{ ...build, status: "cancelled" }] }),
    { kind: "waits_for_cancelled_task", blockerId: "t2" },
    "which was cancelled and will never complete",
  ],
  [
    "its parent waits",
    someFacts({ task: { inheritedUnmet: 1 }, ancestors: [{ id: "t0", name: "House", unmetBlockers: [build] }] }),
    { kind: "ancestor_waits", ancestorId: "t0", blockerId: "t2", because: [] },
    "Paint is part of House, which waits for Build, which is pending.",
  ],
  [
    "has open children",
    someFacts({ task: { unfinishedChildren: 5 }, unfinishedChildren: [build] }),
    { kind: "has_open_children", childIds: ["t2"] },
    "Paint has 5 unfinished subtasks: Build.",
  ],
  [
    "phase not approved",
    someFacts({ task: { gateOpen: false }, phase: { ...openPhase, status: "pending_review" } }),
    { kind: "phase_not_approved", phaseId: "p1" },
    "Phase Walls is pending review",
  ],
  [
    "phase waits",
    someFacts({
      task: { gateOpen: false },
      phase: { ...openPhase, blockingPhases: [{ id: "p0", name: "Ground", status: "in_progress" }] },
    }),
    { kind: "phase_waits", phaseId: "p1", blockingPhaseId: "p0" },
    "Phase Walls waits for phase Ground, which is in progress.",
  ],
  [
    "initiative not active",
    someFacts({ task: { gateOpen: false }, initiative: { id: "i1", name: "Home", status: "archived" } }),
    { kind: "initiative_not_active", initiativeId: "i1" },
    "Initiative Home is archived",
  ],
  [
    "counts without a cause",
    someFacts({ task: { unmetDependencies: 2 } }),
    { kind: "waits_for_task", blockerId: null, because: [] },
    "counted as waiting for 2 tasks, but none was found",
  ],
  [
    "inherited counts without a cause",
    someFacts({ task: { inheritedUnmet: 2 } }),
    { kind: "ancestor_waits", ancestorId: null, blockerId: null, because: [] },
    "but none was found",
  ],
  [
    "a shut gate without a cause",
    someFacts({ task: { gateOpen: false }, phase: openPhase }),
    { kind: "phase_not_approved", phaseId: "p1" },
    "but both are open",
  ],
];

describe("explainTask", () => {
  it.each(each)("%s", (...[, facts, reason, words]) => {
    const message = expect.stringContaining(words);
    expect(explainTask(facts)).toEqual([{ taskId: "t1", ...reason, message, remedy: expect.stringMatching(/^.+\.$/) }]);
  });

  it("asks for the answer of each open question, beside being ready", () => {
    const openQuestions = [
      { id: "q1", content: "Which colour?" },
      { id: "q2", content: "How many coats?" },
    ];
    const reasons = explainTask(someFacts({ openQuestions }));
    expect(reasons.map(({ kind }) => kind)).toEqual(["ready", "waits_for_answer", "waits_for_answer"]);
    expect(reasons[1]).toMatchObject({ questionId: "q1", message: expect.stringContaining("Which colour?") });
  });

  it("names every reason, not the first, and carries the chain", () => {
    const deeper = explainTask(someFacts({ task: { id: "t2", name: "Build", status: "in_progress" } }));
    const kinds = explainTask(
      someFacts({
        task: { status: "blocked", unmetDependencies: 2, inheritedUnmet: 1, unfinishedChildren: 1, gateOpen: false },
        unmetBlockers: [
          { ...build, status: "in_progress", reasons: deeper },
          { id: "t3", name: "Plan", status: "cancelled" },
        ],
        ancestors: [{ id: "t0", name: "House", unmetBlockers: [build] }],
        unfinishedChildren: [{ id: "t4", name: "Primer", status: "pending" }],
        phase: { ...openPhase, status: "pending", blockingPhases: [{ id: "p0", name: "Ground", status: "pending" }] },
        initiative: { id: "i1", name: "Home", status: "completed" },
        openQuestions: [{ id: "q1", content: "Which colour?" }],
      }),
    );
    expect(kinds.map(({ kind }) => kind)).toEqual([
      "blocked_by_hand",
      "waits_for_answer",
      "waits_for_task",
      "waits_for_cancelled_task",
      "ancestor_waits",
      "has_open_children",
      "phase_not_approved",
      "phase_waits",
      "initiative_not_active",
    ]);
    expect(kinds.find((reason): reason is Extract<Reason, { kind: "waits_for_task" }> => reason.kind === "waits_for_task")?.because).toBe(
      deeper,
    );
  });

  it("says ready exactly when the task is, and always says something", () => {
    const count = fc.nat(2);
    const blocker = fc.record({ id: fc.constant("b"), name: fc.constant("B"), status: fc.constantFrom(...taskStatuses) });
    const phase = fc.record({
      id: fc.constant("p"),
      name: fc.constant("P"),
      status: fc.constantFrom(...phaseStatuses),
      blockingPhases: fc.array(fc.record({ id: fc.constant("q"), name: fc.constant("Q"), status: fc.constantFrom(...phaseStatuses) }), {
        maxLength: 2,
      }),
    });
    const facts = fc.record({
      task: fc.record({
        id: fc.constant("t"),
        name: fc.constant("T"),
        status: fc.constantFrom(...taskStatuses),
        unmetDependencies: count,
        inheritedUnmet: count,
        unfinishedChildren: count,
        gateOpen: fc.boolean(),
      }),
      unmetBlockers: fc.array(blocker, { maxLength: 2 }),
      ancestors: fc.array(fc.record({ id: fc.constant("a"), name: fc.constant("A"), unmetBlockers: fc.array(blocker, { maxLength: 2 }) }), {
        maxLength: 2,
      }),
      unfinishedChildren: fc.array(blocker, { maxLength: 2 }),
      phase: fc.option(phase),
      initiative: fc.option(fc.record({ id: fc.constant("i"), name: fc.constant("I"), status: fc.constantFrom(...initiativeStatuses) })),
      claimedBy: fc.option(fc.constant({ agentId: "g", name: "G", since })),
      openQuestions: fc.array(fc.record({ id: fc.constant("q"), content: fc.constant("?") }), { maxLength: 1 }),
    });
    fc.assert(
      fc.property(facts, (drawn) => {
        const reasons = explainTask(drawn);
        expect(reasons.some(({ kind }) => kind === "ready")).toBe(isReady(drawn.task));
        expect(reasons.length).toBeGreaterThan(0);
      }),
      { seed: 24, numRuns: 500 },
    );
  });
});
