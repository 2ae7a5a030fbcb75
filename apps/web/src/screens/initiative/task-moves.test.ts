import { describe, expect, it } from "vitest";
import { anOutline, aPhase, aTask } from "./plan.fixture.ts";
import { flattenPlan, treeOf } from "./plan-tree.ts";
import { beforeOf, indent, type Moves, moveBy, outdent, putAllIntoPhase, putBeside, putIntoPhase } from "./task-moves.ts";

const plan = anOutline({
  phases: [aPhase("p"), aPhase("q")],
  tasks: [
    aTask({ id: "a", phaseId: "p", order: 1 }),
    aTask({ id: "b", phaseId: "p", order: 2 }),
    aTask({ id: "b1", phaseId: "p", parentTaskId: "b", order: 1 }),
    aTask({ id: "b2", phaseId: "p", parentTaskId: "b1", order: 1 }),
    aTask({ id: "c", phaseId: "p", order: 3 }),
    aTask({ id: "d", phaseId: "q", order: 3 }),
  ],
});
const tree = treeOf(plan);
const task = (id: string) => tree.taskById.get(id) ?? aTask({ id });

/** The rows as they stand afterwards. */
function rowsAfter(moves: Moves): string[] | string {
  if ("why" in moves) return moves.why;
  const patches = new Map(moves.moves.map((move) => [move.task.id, move.patch]));
  const tasks = plan.tasks.map((each) => ({ ...each, ...patches.get(each.id) }));
  return flattenPlan({ ...plan, tasks }, { collapsed: new Set(), filter: "" }).map(({ level, key }) => "·".repeat(level - 1) + key);
}

describe("moves in the tree", () => {
  it("goes up and down among siblings, and says where there is no further", () => {
    expect(rowsAfter(moveBy(tree, task("c"), -1))).toEqual(["phase:p", "·a", "·c", "·b", "··b1", "···b2", "phase:q", "·d"]);
    expect(rowsAfter(moveBy(tree, task("a"), 1))).toEqual(["phase:p", "·b", "··b1", "···b2", "·a", "·c", "phase:q", "·d"]);
    expect(rowsAfter(moveBy(tree, task("a"), -1))).toMatch(/first one/);
    expect(rowsAfter(moveBy(tree, task("c"), 1))).toMatch(/last one/);
  });

  it("goes below the one above, and out again right after it", () => {
    expect(rowsAfter(indent(tree, task("c")))).toEqual(["phase:p", "·a", "·b", "··b1", "···b2", "··c", "phase:q", "·d"]);
    expect(rowsAfter(outdent(tree, task("b1")))).toEqual(["phase:p", "·a", "·b", "·b1", "··b2", "·c", "phase:q", "·d"]);
    expect(rowsAfter(indent(tree, task("a")))).toMatch(/above it/);
    expect(rowsAfter(outdent(tree, task("a")))).toMatch(/below no other/);
  });

  it("goes beside any task, in another phase too, but never below itself", () => {
    const moved = putBeside(tree, task("a"), { target: task("d"), side: "before" });
    expect(rowsAfter(moved)).toEqual(["phase:p", "·b", "··b1", "···b2", "·c", "phase:q", "·a", "·d"]);
    expect(rowsAfter(putBeside(tree, task("b"), { target: task("b2"), side: "after" }))).toBe("A task cannot stand below itself.");
    expect(putBeside(tree, task("b"), { target: task("b"), side: "after" })).toEqual({ moves: [] });
  });

  it("goes to the end of a phase", () => {
    expect(rowsAfter(putIntoPhase(tree, task("b1"), "q"))).toEqual(["phase:p", "·a", "·b", "·c", "phase:q", "·d", "·b1", "··b2"]);
    expect(putIntoPhase(tree, task("d"), "q")).toEqual({ moves: [] });
  });

  it("moves many in their order, subtasks with their parent", () => {
    const moves = putAllIntoPhase(tree, [task("a"), task("b"), task("b1")], "q");
    expect(moves.map((move) => [move.task.id, move.patch])).toEqual([
      ["a", { phaseId: "q", parentTaskId: null, order: 4 }],
      ["b", { phaseId: "q", parentTaskId: null, order: 5 }],
    ]);
  });

  it("knows what a move changed", () => {
    expect(beforeOf({ task: task("a"), patch: { phaseId: "q", order: 9 } })).toEqual({ phaseId: "p", order: 1 });
  });
});
