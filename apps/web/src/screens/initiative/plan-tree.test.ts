import { describe, expect, it } from "vitest";
import { anOutline, aPhase, aTask } from "./plan.fixture.ts";
import { flattenPlan, type PlanLook, type PlanRow, treeOf } from "./plan-tree.ts";

const look = (given: Partial<PlanLook> = {}): PlanLook => ({ collapsed: new Set(), filter: "", ...given });
const show = (rows: readonly PlanRow[]) => rows.map((row) => `${"  ".repeat(row.level - 1)}${row.key}`);

const plan = anOutline({
  phases: [aPhase("late"), aPhase("early")],
  phaseDependencies: [{ phaseId: "late", dependsOnPhaseId: "early" }],
  tasks: [
    aTask({ id: "b", phaseId: "early", order: 2, name: "Write the ledger" }),
    aTask({ id: "a", phaseId: "early", order: 1, name: "Read the ledger", status: "completed" }),
    aTask({ id: "b2", parentTaskId: "b", phaseId: "early", order: 4, name: "Its tests" }),
    aTask({ id: "b1", parentTaskId: "b", phaseId: "early", order: 3, name: "Its rows", status: "cancelled" }),
    aTask({ id: "c", phaseId: "late", name: "Refunds" }),
    aTask({ id: "lost", parentTaskId: "elsewhere" }),
  ],
});

describe("flattenPlan", () => {
  it("puts phases by what must come first, and tasks by their order below what they belong to", () => {
    expect(show(flattenPlan(plan, look()))).toEqual([
      "phase:early",
      "  a",
      "  b",
      "    b1",
      "    b2",
      "phase:late",
      "  c",
      "phase:",
      "  lost",
    ]);
  });

  it("says where each row stands, for screen readers", () => {
    const row = flattenPlan(plan, look()).find(({ key }) => key === "b");
    expect(row).toMatchObject({ level: 2, posInSet: 2, setSize: 2, expanded: true, parentKey: "phase:early" });
    expect(flattenPlan(plan, look()).find(({ key }) => key === "a")?.expanded).toBeNull();
  });

  it("hides what is below a collapsed row", () => {
    const rows = flattenPlan(plan, look({ collapsed: new Set(["phase:early", "b"]) }));
    expect(show(rows)).toEqual(["phase:early", "phase:late", "  c", "phase:", "  lost"]);
    expect(rows[0]?.expanded).toBe(false);
  });

  it("keeps what stands above a match, and opens what was collapsed", () => {
    const rows = flattenPlan(plan, look({ filter: "TESTS its", collapsed: new Set(["b"]) }));
    expect(show(rows)).toEqual(["phase:early", "  b", "    b2"]);
  });

  it("shows all tasks of a phase that matches", () => {
    expect(show(flattenPlan(plan, look({ filter: "late" })))).toEqual(["phase:late", "  c"]);
  });

  it("begins with tasks where there are no phases", () => {
    const bare = anOutline({ tasks: [aTask({ id: "x" }), aTask({ id: "y", parentTaskId: "x" })] });
    expect(show(flattenPlan(bare, look()))).toEqual(["x", "  y"]);
  });

  it("counts what is done of what counts", () => {
    const [early] = flattenPlan(plan, look());
    expect(early).toMatchObject({ done: 1, total: 3 });
    expect(treeOf(plan).counts).toMatchObject({ done: 1, cancelled: 1, ready: 4 });
  });

  it("does not hang on phases that wait for each other", () => {
    const knot = anOutline({
      phases: [aPhase("p"), aPhase("q")],
      phaseDependencies: [
        { phaseId: "p", dependsOnPhaseId: "q" },
        { phaseId: "q", dependsOnPhaseId: "p" },
      ],
    });
    expect(show(flattenPlan(knot, look()))).toEqual(["phase:p", "phase:q"]);
  });
});
