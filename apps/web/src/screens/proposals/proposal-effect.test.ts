import { expect, it } from "vitest";
import { effectOf, namedIn } from "./proposal-effect.ts";
import type { Proposal } from "./proposal-groups.ts";

const base: Proposal = {
  id: "p",
  agentId: "heron",
  initiativeId: "tide",
  issueId: null,
  targetType: "task",
  targetId: null,
  title: "Keep the week",
  summary: null,
  content: "text",
  metadata: null,
  status: "pending",
  sortOrder: 0,
  createdAt: "2026-01-01T00:00:00.000Z",
  updatedAt: "2026-01-01T00:00:00.000Z",
};
const names = { nameOf: (id: string) => ({ f: "First phase", t: "Parent" })[id] };

it("says what would be made, where and how", () => {
  expect(effectOf(base, null, names)).toEqual(["Creates the task “Keep the week”."]);
  const placed = { ...base, issueId: "ticket:1", metadata: { phaseId: "f", priority: "low", category: "execute" } };
  expect(effectOf(placed, null, names)).toEqual([
    "Creates the task “Keep the week” in the phase “First phase”, with low priority and category execute.",
    "It answers the issue ticket:1.",
  ]);
  expect(effectOf({ ...base, metadata: { phaseId: "f", parentTaskId: "t" } }, null, names)).toEqual([
    "Creates the task “Keep the week” under the task “Parent”.",
  ]);
  expect(effectOf({ ...base, targetType: "page", metadata: { phaseId: "f" } }, null, names)).toEqual(["Creates the page “Keep the week”."]);
});

it("says what would change", () => {
  const edit = { ...base, targetId: "t" };
  expect(effectOf(edit, { title: "Week", text: "text\n" }, names)).toEqual(["Changes the title of the task “Week”."]);
  expect(effectOf(edit, { title: "Week", text: "old" }, names)).toEqual(["Changes the title and the text of the task “Week”."]);
  expect(effectOf({ ...edit, content: null }, { title: edit.title, text: "old" }, names)).toEqual([
    "Changes nothing: the task “Keep the week” says this already.",
  ]);
  expect(effectOf(edit, null, names)).toEqual(["The task that this would change is gone. Dismiss it."]);
});

it("names what has to be read", () => {
  expect(namedIn({ ...base, metadata: { phaseId: "f", parentTaskId: 4 } })).toEqual({ phaseIds: ["f"], taskIds: [] });
});
