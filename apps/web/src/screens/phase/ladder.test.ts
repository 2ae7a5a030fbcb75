import { describe, expect, it } from "vitest";
import { ladderOf, rungs, stepsOf } from "./ladder.ts";

const task = (status: "pending" | "completed" | "cancelled") => ({ name: "t", status });
const done = [task("completed"), task("cancelled")];
const open = [...done, task("pending")];

describe("ladderOf", () => {
  it.each([
    ["pending", open, "Plan", "phase.approve"],
    ["approved", open, "Running", null],
    ["in_progress", open, "Running", null],
    ["in_progress", done, "Running", "phase.review"],
    ["blocked", open, "Running", "phase.run"],
    ["pending_review", done, "Review", "phase.complete"],
    ["pending_review", open, "Review", "phase.run"],
    ["completed", done, "Merge", null],
  ] as const)("of a phase that is %s", (...given) => {
    const [status, tasks, rung, next] = given;
    const ladder = ladderOf(status, tasks);
    expect([rungs[ladder.at], ladder.next]).toEqual([rung, next]);
    expect(ladder.words).not.toBe("");
  });

  it("sends no phase without tasks to review", () => {
    expect(ladderOf("approved", [])).toMatchObject({ next: null, words: "It has no tasks yet." });
  });

  it("counts what is not finished", () => {
    expect(ladderOf("approved", open).words).toContain("1 task is not finished");
  });
});

describe("stepsOf", () => {
  it("offers completing only when all tasks have ended, as the server would refuse it", () => {
    expect(stepsOf("pending_review", done)).toContain("phase.complete");
    expect(stepsOf("pending_review", open)).not.toContain("phase.complete");
  });

  it("always has what the ladder says is next", () => {
    for (const status of ["pending", "approved", "in_progress", "blocked", "pending_review", "completed"] as const)
      for (const tasks of [done, open]) {
        const { next } = ladderOf(status, tasks);
        if (next !== null) expect(stepsOf(status, tasks)).toContain(next);
      }
  });
});
