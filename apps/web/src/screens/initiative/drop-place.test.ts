import { describe, expect, it } from "vitest";
import { movesOfDrop, placeUnder } from "./drop-place.ts";
import { anOutline, aPhase, aTask } from "./plan.fixture.ts";
import { flattenPlan, treeOf } from "./plan-tree.ts";

const plan = anOutline({
  phases: [aPhase("p"), aPhase("q")],
  tasks: [
    aTask({ id: "a", phaseId: "p", order: 1 }),
    aTask({ id: "a1", phaseId: "p", parentTaskId: "a" }),
    aTask({ id: "b", phaseId: "q" }),
  ],
});
// phase:p, a, a1, phase:q, b
const rows = flattenPlan(plan, { collapsed: new Set(), filter: "" });
const at = (y: number) => {
  const place = placeUnder(rows, y, 10);
  return place && `${place.side} ${place.row.key}`;
};

describe("placeUnder", () => {
  it("goes into a phase, and beside a task by the half of its row", () => {
    expect(at(5)).toBe("into phase:p");
    expect(at(11)).toBe("before a");
    expect(at(22)).toBe("before a1");
    expect(at(28)).toBe("after a1");
    expect(at(900)).toBe("after b");
    expect(at(-4)).toBe("into phase:p");
    expect(placeUnder([], 0, 10)).toBeNull();
  });

  it("goes before the first one below an open row", () => {
    expect(at(18)).toBe("before a1");
  });
});

describe("movesOfDrop", () => {
  it("moves into a phase or beside a task, and refuses what cannot be", () => {
    const tree = treeOf(plan);
    const drop = (id: string, y: number) => {
      const place = placeUnder(rows, y, 10);
      const task = tree.taskById.get(id);
      if (place === null || task === undefined) throw new Error("no such place");
      return movesOfDrop(tree, task, place);
    };
    expect(drop("a1", 33)).toMatchObject({ moves: [{ patch: { phaseId: "q", parentTaskId: null } }] });
    expect(drop("b", 28)).toMatchObject({ moves: [{ patch: { phaseId: "p", parentTaskId: "a" } }] });
    expect(drop("a", 28)).toHaveProperty("why");
  });
});
