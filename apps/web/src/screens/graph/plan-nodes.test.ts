import { describe, expect, it } from "vitest";
import { anOutline, aPhase, aTask } from "../initiative/plan.fixture.ts";
import { initiativePlan, phasesPlan, tasksOfPhase, tasksPlan, waitsFor } from "./plan-nodes.ts";

const needs = (taskId: string, dependsOnTaskId: string) => ({ taskId, dependsOnTaskId });

describe("phasesPlan", () => {
  it("says how far each phase is, cancelled tasks not counted", () => {
    const plan = phasesPlan(
      anOutline({
        phases: [aPhase("one", { status: "completed" }), aPhase("two")],
        phaseDependencies: [{ phaseId: "two", dependsOnPhaseId: "one" }],
        tasks: [
          aTask({ id: "a", phaseId: "one", status: "completed" }),
          aTask({ id: "b", phaseId: "one" }),
          aTask({ id: "c", phaseId: "one", status: "cancelled" }),
        ],
      }),
    );
    expect(plan.nodes).toEqual([
      { id: "one", title: "one", status: "done", word: "Merged", note: "1 of 2" },
      { id: "two", title: "two", status: "ready", word: "Approved" },
    ]);
    expect(plan.edges).toEqual([{ from: "one", to: "two" }]);
  });
});

describe("tasksOfPhase", () => {
  it("has the tasks of the phase and all below them, and survives a circle of parents", () => {
    const outline = anOutline({
      tasks: [
        aTask({ id: "top", phaseId: "p" }),
        aTask({ id: "deep", parentTaskId: "below" }),
        aTask({ id: "below", parentTaskId: "top" }),
        aTask({ id: "else", phaseId: "q" }),
        aTask({ id: "x", parentTaskId: "y" }),
        aTask({ id: "y", parentTaskId: "x" }),
      ],
    });
    expect(tasksOfPhase(outline, "p").map(({ id }) => id)).toEqual(["top", "deep", "below"]);
  });
});

describe("tasksPlan", () => {
  it("shows the topmost tasks, tied by what ties the tasks below them", () => {
    const tasks = [
      aTask({ id: "a" }),
      aTask({ id: "a1", parentTaskId: "a", status: "completed" }),
      aTask({ id: "a2", parentTaskId: "a1" }),
      aTask({ id: "b" }),
      aTask({ id: "b1", parentTaskId: "b" }),
    ];
    const outline = anOutline({ tasks, taskDependencies: [needs("b1", "a2"), needs("a2", "a1"), needs("b", "elsewhere")] });
    const plan = tasksPlan(outline, tasks);
    expect(plan.nodes.map(({ id, note }) => [id, note])).toEqual([
      ["a", "1 of 2"],
      ["b", "0 of 1"],
    ]);
    expect(plan.edges).toEqual([{ from: "a", to: "b" }]);
  });
});

describe("initiativePlan", () => {
  it("shows phases where there are several, else tasks", () => {
    const tasks = [aTask({ id: "a", phaseId: "one" })];
    expect(initiativePlan(anOutline({ phases: [aPhase("one"), aPhase("two")], tasks }))).toMatchObject({ kind: "phases" });
    expect(initiativePlan(anOutline({ phases: [aPhase("one")], tasks }))).toMatchObject({ kind: "tasks", nodes: [{ id: "a" }] });
    expect(initiativePlan(anOutline())).toEqual({ kind: "tasks", nodes: [], edges: [] });
  });
});

describe("waitsFor", () => {
  it("names what is not done yet", () => {
    const nodes = [
      { id: "a", title: "A", status: "done" as const },
      { id: "b", title: "B", status: "ready" as const },
      { id: "c", title: "C", status: "queued" as const },
    ];
    const waits = waitsFor({
      nodes,
      edges: [
        { from: "a", to: "c" },
        { from: "b", to: "c" },
      ],
    });
    expect([...waits]).toEqual([["c", ["B"]]]);
  });
});
