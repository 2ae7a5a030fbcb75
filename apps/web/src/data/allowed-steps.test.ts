import { nextStatus } from "@signalbox/server/domain/task-status.ts";
import { describe, expect, it } from "vitest";
import { boardColumns, moveInto, type StepTask, taskSteps, whyNot } from "./allowed-steps.ts";

const statuses = ["pending", "in_progress", "quality_review", "completed", "blocked", "cancelled"] as const;
const aTask = (given: Partial<StepTask> = {}): StepTask => ({
  status: "pending",
  unmetDependencies: 0,
  inheritedUnmet: 0,
  unfinishedChildren: 0,
  gateOpen: true,
  ...given,
});

const cases = statuses.flatMap((status) =>
  taskSteps.flatMap((step) => [0, 2].map((unfinishedChildren) => ({ status, step, unfinishedChildren }))),
);

describe("whyNot", () => {
  it.each(cases)(
    "says of $step on $status with $unfinishedChildren subtasks what the server would",
    ({ status, step, unfinishedChildren }) => {
      const task = aTask({ status, unfinishedChildren });
      const ask = () => nextStatus({ ...task, id: "t" }, step === "submit" ? "submit_for_review" : step);
      if (whyNot(task, step) === null) expect(ask).not.toThrow();
      else expect(ask).toThrow();
    },
  );
});

describe("moveInto", () => {
  it("finds a step or a reason for every column, and nothing for its own", () => {
    for (const status of statuses) {
      const moves = boardColumns.map((column) => moveInto(aTask({ status }), column));
      expect(moves.filter((move) => move === null)).toHaveLength(1);
    }
  });

  it("says what a waiting task waits for", () => {
    expect(moveInto(aTask({ unmetDependencies: 2 }), "ready")).toEqual({ why: "It waits for 2 tasks." });
    expect(moveInto(aTask({ gateOpen: false }), "ready")).toEqual({ why: "Its phase or initiative does not let tasks start yet." });
  });

  it("reopens what ended", () => {
    expect(moveInto(aTask({ status: "completed" }), "ready")).toEqual({ step: "reopen" });
  });
});
