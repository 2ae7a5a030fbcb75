import { expect, it } from "vitest";
import { groupOf, groupProposals, nextAfter, type Proposal } from "./proposal-groups.ts";

const proposal = (id: string, over: Partial<Proposal>): Proposal => ({
  id,
  agentId: "heron",
  initiativeId: "tide",
  issueId: null,
  targetType: "task",
  targetId: null,
  title: id,
  summary: null,
  content: null,
  metadata: null,
  status: "pending",
  sortOrder: 0,
  createdAt: "2026-01-01T00:00:00.000Z",
  updatedAt: "2026-01-01T00:00:00.000Z",
  ...over,
});

const at = (hour: number) => ({ createdAt: `2026-01-01T0${hour}:00:00.000Z` });

it("groups by agent and initiative, the longest waiting group first, each in the agent's order", () => {
  const groups = groupProposals([
    proposal("a", { ...at(5), sortOrder: 2 }),
    proposal("b", { ...at(3), agentId: "crane" }),
    proposal("c", { ...at(4), sortOrder: 1 }),
    proposal("d", { ...at(2), initiativeId: "other", sortOrder: 1 }),
    proposal("e", { ...at(6), initiativeId: "other" }),
  ]);
  expect(groups.map(({ proposals }) => proposals.map(({ id }) => id))).toEqual([["e", "d"], ["b"], ["c", "a"]]);
  expect(groupOf(groups, "a")?.agentId).toBe("heron");
  expect(groupOf(groups, "nobody")).toBeUndefined();
});

it("has no group for nothing", () => {
  expect(groupProposals([])).toEqual([]);
});

it("finds where the cursor goes", () => {
  const ids = ["a", "b", "c", "d"];
  expect(nextAfter(ids, new Set(["b"]), "b")).toBe("c");
  expect(nextAfter(ids, new Set(["b", "c"]), "b")).toBe("d");
  expect(nextAfter(ids, new Set(["c", "d"]), "d")).toBe("b");
  expect(nextAfter(ids, new Set(["b"]), "a")).toBe("a");
  expect(nextAfter(ids, new Set(ids), "a")).toBeUndefined();
  expect(nextAfter(ids, new Set(["a"]), undefined)).toBe("b");
});
