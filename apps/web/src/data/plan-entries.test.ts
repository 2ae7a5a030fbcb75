import { expect, it } from "vitest";
import { type ChangeEntry, namesIn, planItems, tallyOf, unnamedIn } from "./plan-entries.ts";

const entry = (over: Partial<ChangeEntry>): ChangeEntry => ({
  id: over.entityId ?? "e",
  changeSetId: "set",
  entityType: "task",
  entityId: "t1",
  action: "create",
  previousState: null,
  newState: null,
  sortOrder: 0,
  ...over,
});

const entries = [
  entry({
    entityId: "t1",
    newState: { id: "t1", name: "Draw", description: "How", phaseId: "f", priority: "low", order: 0, summary: null },
  }),
  entry({
    entityId: "t2",
    action: "update",
    previousState: { id: "t2", name: "Old", priority: "low", updatedAt: "1" },
    newState: { id: "t2", name: "New", priority: "high", updatedAt: "2" },
  }),
  entry({ entityType: "task_dependency", entityId: "t2:t9", newState: { taskId: "t2", dependsOnTaskId: "t9" } }),
  entry({ entityType: "page", entityId: "g", action: "delete", previousState: { id: "g", title: "Notes", content: "text" } }),
];
const nameOf = (id: string) => namesIn(entries).get(id) ?? { f: "First", t9: "Ninth" }[id];

it("tells each entry in the words of people", () => {
  const [made, changed, edge, gone] = planItems(entries, nameOf);
  expect(made).toMatchObject({ kind: "added", what: "Task", title: "Draw" });
  expect(made?.fields).toEqual([
    { label: "Description", before: null, after: "How", isText: true },
    { label: "Phase", before: null, after: "First", isText: false },
    { label: "Priority", before: null, after: "low", isText: false },
  ]);
  expect(changed).toMatchObject({ kind: "changed", title: "New" });
  expect(changed?.fields).toEqual([
    { label: "Title", before: "Old", after: "New", isText: false },
    { label: "Priority", before: "low", after: "high", isText: false },
  ]);
  expect(edge).toMatchObject({ kind: "added", what: "Dependency", title: "“New” waits for “Ninth”", fields: [] });
  expect(gone).toMatchObject({ kind: "removed", title: "Notes", fields: [{ label: "Text", before: "text", after: null, isText: true }] });
});

it("counts them", () => {
  expect(tallyOf(planItems(entries, nameOf))).toBe("1 task added, 1 task changed, 1 dependency added, 1 page removed");
  expect(tallyOf([])).toBe("");
});

it("asks for the names that no entry tells", () => {
  expect(unnamedIn(entries)).toEqual({ taskIds: ["t9"], phaseIds: ["f"] });
});
