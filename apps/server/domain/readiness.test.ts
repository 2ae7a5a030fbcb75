import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Plan, PlannedTask, Readiness } from "./readiness.ts";
import { compareClaimOrder, compareReadiness, gateOpen, isReady, priorityRank, recomputeReadiness } from "./readiness.ts";
import { initiativeStatuses, phaseStatuses, priorities, taskStatuses } from "./statuses.ts";

const runs = { seed: 21, numRuns: 200 };
const ready = { status: "pending", unmetDependencies: 0, inheritedUnmet: 0, unfinishedChildren: 0, gateOpen: true } as const;

function aTask(overrides: Partial<PlannedTask> & { id: string }): PlannedTask {
  return { status: "pending", parentTaskId: null, phaseId: null, initiativeId: null, priority: "medium", ...overrides };
}

function aPlan(overrides: Partial<Plan>): Plan {
  return { tasks: [], dependencies: [], phases: [], phaseDependencies: [], initiatives: [], ...overrides };
}

describe("isReady", () => {
  it("needs a pending task with nothing in its way", () => {
    expect(isReady(ready)).toBe(true);
    for (const status of taskStatuses.filter((word) => word !== "pending")) expect(isReady({ ...ready, status })).toBe(false);
    expect(isReady({ ...ready, unmetDependencies: 1 })).toBe(false);
    expect(isReady({ ...ready, inheritedUnmet: 1 })).toBe(false);
    expect(isReady({ ...ready, unfinishedChildren: 1 })).toBe(false);
    expect(isReady({ ...ready, gateOpen: false })).toBe(false);
  });
});

describe("gateOpen", () => {
  it("is open without a phase and an initiative", () => {
    expect(gateOpen({ phaseStatus: null, blockingPhaseStatuses: [], initiativeStatus: null })).toBe(true);
  });

  it.each(phaseStatuses)("asks the phase: %s", (phaseStatus) => {
    const open = phaseStatus === "approved" || phaseStatus === "in_progress";
    expect(gateOpen({ phaseStatus, blockingPhaseStatuses: ["completed"], initiativeStatus: "active" })).toBe(open);
  });

  it.each(phaseStatuses)("asks the phases it depends on: %s", (blocking) => {
    const facts = { phaseStatus: "approved", blockingPhaseStatuses: ["completed", blocking], initiativeStatus: null } as const;
    expect(gateOpen(facts)).toBe(blocking === "completed");
  });

  it.each(initiativeStatuses)("asks the initiative: %s", (initiativeStatus) => {
    expect(gateOpen({ phaseStatus: null, blockingPhaseStatuses: [], initiativeStatus })).toBe(initiativeStatus === "active");
  });
});

describe("compareClaimOrder", () => {
  const first = { id: "a", priorityRank: 0, phaseOrder: 0, order: 0, createdAt: new Date(0) };
  it("compares rank, phase, order, age, id, in this order", () => {
    const rows = [
      first,
      { ...first, id: "b" },
      { ...first, createdAt: new Date(1) },
      { ...first, order: 1 },
      { ...first, phaseOrder: 1 },
      { ...first, priorityRank: 1 },
    ];
    expect([...rows].reverse().sort(compareClaimOrder)).toEqual(rows);
    expect(compareClaimOrder(first, { ...first })).toBe(0);
  });

  it("ranks high before medium before low", () => {
    expect((["high", "medium", "low"] as const).map(priorityRank)).toEqual([0, 1, 2]);
  });
});

describe("recomputeReadiness", () => {
  it("counts what a small plan waits for", () => {
    const plan = aPlan({
      tasks: [
        aTask({ id: "root", phaseId: "p2", initiativeId: "i", priority: "high" }),
        aTask({ id: "child", parentTaskId: "root", phaseId: "p1" }),
        aTask({ id: "grandchild", parentTaskId: "child", status: "cancelled" }),
        aTask({ id: "done", status: "completed" }),
        aTask({ id: "dropped", status: "cancelled", initiativeId: "old" }),
      ],
      dependencies: [
        { taskId: "root", dependsOnTaskId: "done" },
        { taskId: "root", dependsOnTaskId: "dropped" },
        { taskId: "child", dependsOnTaskId: "dropped" },
      ],
      phases: [
        { id: "p1", status: "approved", createdAt: new Date(5) },
        { id: "p2", status: "approved", createdAt: new Date(7) },
      ],
      phaseDependencies: [{ phaseId: "p2", dependsOnPhaseId: "p1" }],
      initiatives: [
        { id: "i", status: "active" },
        { id: "old", status: "archived" },
      ],
    });
    const none = { unmetDependencies: 0, inheritedUnmet: 0, unfinishedChildren: 0, gateOpen: true, priorityRank: 1, phaseOrder: 0 };
    expect(Object.fromEntries(recomputeReadiness(plan))).toEqual({
      root: { ...none, unmetDependencies: 1, unfinishedChildren: 1, gateOpen: false, priorityRank: 0, phaseOrder: 7 },
      child: { ...none, unmetDependencies: 1, inheritedUnmet: 1, phaseOrder: 5 },
      grandchild: { ...none, inheritedUnmet: 2 },
      done: none,
      dropped: { ...none, gateOpen: false },
    });
  });

  it("ends on damaged parents and keeps tasks of a missing phase back", () => {
    const tasks = [aTask({ id: "a", parentTaskId: "b" }), aTask({ id: "b", parentTaskId: "a" }), aTask({ id: "c", phaseId: "gone" })];
    expect(recomputeReadiness(aPlan({ tasks })).get("c")?.gateOpen).toBe(false);
  });

  it("goes down a chain of parents too long for recursion", () => {
    const tasks = Array.from({ length: 20_000 }, (_, at) => aTask({ id: `${at}`, parentTaskId: at === 0 ? null : `${at - 1}` })).reverse();
    const dependencies = [{ taskId: "0", dependsOnTaskId: "19999" }];
    expect(recomputeReadiness(aPlan({ tasks, dependencies })).get("19999")?.inheritedUnmet).toBe(1);
  });

  it("agrees with the definition for every plan", () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const counted = recomputeReadiness(plan);
        for (const task of plan.tasks) expect(counted.get(task.id)).toEqual(byDefinition(plan, task));
      }),
      runs,
    );
  });
});

describe("compareReadiness", () => {
  const value = { unmetDependencies: 0, inheritedUnmet: 0, unfinishedChildren: 0, gateOpen: true, priorityRank: 1, phaseOrder: 0 };
  it("names each field that differs", () => {
    const stored = [{ id: "t", ...value, unmetDependencies: 2, gateOpen: false }];
    expect(compareReadiness(stored, new Map([["t", value]]))).toEqual([
      { taskId: "t", field: "unmetDependencies", stored: 2, expected: 0 },
      { taskId: "t", field: "gateOpen", stored: false, expected: true },
    ]);
    expect(compareReadiness([{ id: "t", ...value }], new Map([["t", value]]))).toEqual([]);
  });

  it("names rows that only one side has", () => {
    const found = compareReadiness([{ id: "stored", ...value }], new Map([["planned", value]]));
    expect(found).toHaveLength(12);
    expect(found[0]).toEqual({ taskId: "stored", field: "unmetDependencies", stored: 0, expected: null });
    expect(found.at(-1)).toEqual({ taskId: "planned", field: "phaseOrder", stored: null, expected: 0 });
  });
});

const plans: fc.Arbitrary<Plan> = fc.integer({ min: 1, max: 12 }).chain((size) => {
  const someTask = fc.integer({ min: 0, max: size - 1 });
  const draw = fc.record({
    status: fc.constantFrom(...taskStatuses),
    priority: fc.constantFrom(...priorities),
    parent: fc.nat(20),
    phaseId: fc.constantFrom(null, "p0", "p1", "p2"),
    initiativeId: fc.constantFrom(null, "i0", "i1"),
  });
  return fc.record({
    // A parent always stands before its child, so parents never form a cycle.
    tasks: fc
      .array(draw, { minLength: size, maxLength: size })
      .map((drawn) => drawn.map(({ parent, ...task }, at) => ({ ...task, id: `t${at}`, parentTaskId: parent < at ? `t${parent}` : null }))),
    dependencies: fc.uniqueArray(
      fc.tuple(someTask, someTask).map(([a, b]) => ({ taskId: `t${a}`, dependsOnTaskId: `t${b}` })),
      { selector: (edge) => `${edge.taskId}>${edge.dependsOnTaskId}`, maxLength: 20 },
    ),
    phases: fc
      .tuple(fc.constantFrom(...phaseStatuses), fc.constantFrom(...phaseStatuses), fc.constantFrom(...phaseStatuses))
      .map((statuses) => statuses.map((status, at) => ({ id: `p${at}`, status, createdAt: new Date(at + 1) }))),
    phaseDependencies: fc.subarray([
      { phaseId: "p1", dependsOnPhaseId: "p0" },
      { phaseId: "p2", dependsOnPhaseId: "p1" },
    ]),
    initiatives: fc
      .tuple(fc.constantFrom(...initiativeStatuses), fc.constantFrom(...initiativeStatuses))
      .map((statuses) => statuses.map((status, at) => ({ id: `i${at}`, status }))),
  });
});

/** The sentences of the definition, one by one and without any care for cost. */
function byDefinition(plan: Plan, task: PlannedTask): Readiness {
  const find = (id: string | null) => plan.tasks.find((other) => other.id === id);
  const unmet = (id: string) =>
    plan.dependencies.filter((edge) => edge.taskId === id && find(edge.dependsOnTaskId)?.status !== "completed").length;
  let inheritedUnmet = 0;
  for (let above = find(task.parentTaskId); above; above = find(above.parentTaskId)) inheritedUnmet += unmet(above.id);
  const phase = plan.phases.find(({ id }) => id === task.phaseId);
  const blocking = plan.phaseDependencies.filter((edge) => edge.phaseId === task.phaseId).map((edge) => edge.dependsOnPhaseId);
  return {
    unmetDependencies: unmet(task.id),
    inheritedUnmet,
    unfinishedChildren: plan.tasks.filter((t) => t.parentTaskId === task.id && t.status !== "completed" && t.status !== "cancelled").length,
    gateOpen: gateOpen({
      phaseStatus: phase?.status ?? null,
      blockingPhaseStatuses: plan.phases.filter(({ id }) => blocking.includes(id)).map(({ status }) => status),
      initiativeStatus: plan.initiatives.find(({ id }) => id === task.initiativeId)?.status ?? null,
    }),
    priorityRank: priorityRank(task.priority),
    phaseOrder: phase?.createdAt.getTime() ?? 0,
  };
}
