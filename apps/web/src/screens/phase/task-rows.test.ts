import { expect, it } from "vitest";
import { aTask } from "../initiative/plan.fixture.ts";
import { matches, taskRows } from "./task-rows.ts";

it("lists tasks in the order of the plan, each followed by those below it", () => {
  const rows = taskRows([
    aTask({ id: "b", order: 2 }),
    aTask({ id: "a2", parentTaskId: "a", order: 2 }),
    aTask({ id: "a", order: 1 }),
    aTask({ id: "a1", parentTaskId: "a", order: 1, status: "completed" }),
    aTask({ id: "below", parentTaskId: "elsewhere", order: 3 }),
  ]);
  expect(rows.map(({ task, depth, progress }) => [task.id, depth, progress])).toEqual([
    ["a", 0, "1 of 2"],
    ["a1", 1, null],
    ["a2", 1, null],
    ["b", 0, null],
    ["below", 0, null],
  ]);
});

it("finds all words in any order and any case", () => {
  expect(matches("Draw the Tide curve", "tide draw")).toBe(true);
  expect(matches("Draw the Tide curve", "tide moon")).toBe(false);
  expect(matches("Anything", "")).toBe(true);
});
