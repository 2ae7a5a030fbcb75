import { expect, it } from "vitest";
import { parentsIn } from "./affected-tasks.ts";

it("names the parent before and after a move, and that of a new task", () => {
  const moved = (before: string | null, after: string | null) => ({ type: "task.updated", payload: { parentTaskId: { before, after } } });
  expect(parentsIn(moved("a", "b"))).toEqual(["a", "b"]);
  expect(parentsIn(moved("a", null))).toEqual(["a"]);
  expect(parentsIn({ type: "task.created", payload: { parentTaskId: "a" } })).toEqual(["a"]);
  expect(parentsIn({ type: "task.created", payload: { parentTaskId: null } })).toEqual([]);
  expect(parentsIn({ type: "task.updated", payload: { name: { before: "x", after: "y" } } })).toEqual([]);
  expect(parentsIn({ type: "task.completed", payload: { from: "pending" } })).toEqual([]);
});
