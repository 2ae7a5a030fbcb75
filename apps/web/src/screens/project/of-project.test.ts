import { expect, it } from "vitest";
import { type InboxItem, type InitiativeSummary, initiativesOf, itemsOf, type Overview, progressOf } from "./of-project.ts";

const none = { total: 0, completed: 0, cancelled: 0, ready: 0, running: 0, review: 0, blocked: 0, waiting: 0 };
const anInitiative = (given: Partial<InitiativeSummary>): InitiativeSummary => ({
  id: "i",
  name: "Plan",
  status: "active",
  executionMode: "yolo",
  branch: null,
  createdAt: "2026-01-01T00:00:00.000Z",
  updatedAt: "2026-01-01T00:00:00.000Z",
  projectIds: ["p"],
  phases: { total: 0, completed: 0 },
  tasks: none,
  ...given,
});
const anItem = (key: string, refs: Record<string, string>): InboxItem => ({
  ...{ key, refs, kind: "question", id: key, title: key, since: "2026-01-01T00:00:00.000Z", blocks: 0, remedy: "", options: [] },
  snoozedUntil: null,
});

it("finds the initiatives of a project that are not archived", () => {
  const initiatives = [
    anInitiative({ id: "a" }),
    anInitiative({ id: "b", status: "archived" }),
    anInitiative({ id: "c", projectIds: ["q"] }),
  ];
  expect(initiativesOf({ initiatives } as Pick<Overview, "initiatives"> as Overview, "p").map(({ id }) => id)).toEqual(["a"]);
});

it("finds what waits, by the project itself and by its initiatives", () => {
  const items = [anItem("1", { projectId: "p" }), anItem("2", { initiativeId: "a" }), anItem("3", { initiativeId: "z" }), anItem("4", {})];
  expect(itemsOf(items, { projectId: "p", initiativeIds: new Set(["a"]) }).map(({ key }) => key)).toEqual(["1", "2"]);
});

it("leaves out what was cancelled", () => {
  expect(progressOf(anInitiative({ tasks: { ...none, total: 5, completed: 2, cancelled: 1 } }))).toEqual({ done: 2, total: 4 });
});
