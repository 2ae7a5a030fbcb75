import { expect, it } from "vitest";
import { groupHits, markIn } from "./group-hits.ts";

const hit = (kind: string, id: string) => ({ kind, id, title: id, snippet: null, initiativeId: null, status: null });

it("groups by kind in the order of the plan, and keeps the order of the server within one", () => {
  const groups = groupHits([hit("task", "t2"), hit("agent", "a1"), hit("task", "t1"), hit("initiative", "i1"), hit("lamp", "l1")]);
  expect(groups.map(({ heading, hits }) => [heading, hits.map(({ id }) => id).join(" ")])).toEqual([
    ["Initiatives", "i1"],
    ["Tasks", "t2 t1"],
    ["Agents", "a1"],
    ["lamp", "l1"],
  ]);
  expect(groupHits([])).toEqual([]);
});

it("marks what was looked for, whatever its case", () => {
  expect(markIn("Find the Lamp now", "lamp")).toEqual(["Find the ", "Lamp", " now"]);
  expect(markIn("Find", "lamp")).toBeNull();
  expect(markIn("Find", "")).toBeNull();
});
