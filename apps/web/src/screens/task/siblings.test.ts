import { expect, test } from "vitest";
import { siblingAt, siblingsOf } from "./siblings.ts";

type Row = readonly [id: string, phaseId: string, parentTaskId: string | null, order: number];
const task = (...[id, phaseId, parentTaskId, order]: Row) => ({ id, phaseId, parentTaskId, order });
const tasks = [
  task("second", "p", null, 2),
  task("first", "p", null, 1),
  task("child", "p", "first", 0),
  task("elsewhere", "q", null, 1),
  task("other child", "q", "first", 1),
];

test("the walk follows the order of the list and stays at its level", () => {
  expect(siblingsOf(tasks, "first").map(({ id }) => id)).toEqual(["first", "second"]);
  expect(siblingAt(tasks, "first", 1)?.id).toBe("second");
  expect(siblingAt(tasks, "second", 1)).toBeNull();
  expect(siblingAt(tasks, "first", -1)).toBeNull();
});

test("subtasks stand beside those of the same parent, whatever their phase", () => {
  expect(siblingsOf(tasks, "child").map(({ id }) => id)).toEqual(["child", "other child"]);
});

test("a task that the plan does not hold has none", () => {
  expect(siblingsOf(tasks, "gone")).toEqual([]);
  expect(siblingAt(tasks, "gone", 1)).toBeNull();
});
