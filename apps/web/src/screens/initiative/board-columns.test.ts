import { expect, it } from "vitest";
import { columnsOf, holdColumns } from "./board-columns.ts";
import { anOutline, aTask } from "./plan.fixture.ts";

const plan = anOutline({
  tasks: [
    aTask({ id: "b", order: 2 }),
    aTask({ id: "a", order: 1, name: "The ledger" }),
    aTask({ id: "w", unmetDependencies: 1 }),
    aTask({ id: "d", status: "completed" }),
  ],
});
const ids = (tasks: readonly { id: string }[]) => tasks.map(({ id }) => id).join(" ");

it("groups by state, in the order of the plan", () => {
  const columns = columnsOf(plan, "");
  expect([ids(columns.ready), ids(columns.queued), ids(columns.done), ids(columns.running)]).toEqual(["a b", "w", "d", ""]);
  expect(ids(columnsOf(plan, "LEDGER").ready)).toBe("a");
});

it("holds cards where they are, with their new contents, and counts", () => {
  const shown = columnsOf(plan, "");
  const tasks = plan.tasks.filter(({ id }) => id !== "w").map((task) => (task.id === "a" ? { ...task, status: "blocked" as const } : task));
  const held = holdColumns(shown, columnsOf({ ...plan, tasks: [...tasks, aTask({ id: "new" })] }, ""));
  expect([ids(held.value.ready), ids(held.value.queued), ids(held.value.blocked)]).toEqual(["a b", "w", ""]);
  expect(held.value.ready[0]?.status).toBe("blocked");
  expect(held.moved).toBe(3);
});

it("takes the fresh columns where nothing moved", () => {
  const fresh = columnsOf({ ...plan, tasks: plan.tasks.map((task) => ({ ...task, name: "other" })) }, "");
  expect(holdColumns(columnsOf(plan, ""), fresh)).toEqual({ value: fresh, moved: 0 });
});
