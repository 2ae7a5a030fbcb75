import { expect, it } from "vitest";
import { clockTime, fullTime } from "../../ui/time.tsx";
import {
  blocksWords,
  goneWords,
  headingOf,
  isQuestion,
  kindStatuses,
  kindWords,
  leftWords,
  remedyOf,
  rowTitleOf,
  sourceOf,
} from "./inbox-item.ts";

it("shows a question as it was asked, without who asks", () => {
  const item = { kind: "agent_question", title: "kind-adder asks: Who asks: you or me?" } as const;
  expect(headingOf(item)).toBe("Who asks: you or me?");
  expect(rowTitleOf(item)).toBe("Who asks: you or me?");
  expect(headingOf({ kind: "agent_question", title: "kind-adder waits for input" })).toBe("kind-adder waits for input");
  expect(headingOf({ kind: "question", title: "heron asks: May I?" })).toBe("heron asks: May I?");
});

it("says of everything else what it is", () => {
  expect(rowTitleOf({ kind: "phase_review", title: "Alerts" })).toBe("Phase to review: Alerts");
  expect(rowTitleOf({ kind: "crashed_agent", title: "heron crashed" })).toBe("heron crashed");
});

it("tells the end of an exhaustion by the clock of the reader", () => {
  const now = new Date(2026, 10, 20, 14, 25);
  const until = (at: Date) => headingOf({ kind: "exhausted_account", title: `claude is exhausted until ${at.toISOString()}` }, now);
  const today = new Date(2026, 10, 20, 18, 5);
  const later = new Date(2026, 10, 22, 9, 30);
  expect(until(today)).toBe(`claude is exhausted until ${clockTime(today)}`);
  expect(until(later)).toBe(`claude is exhausted until ${fullTime(later)}`);
});

it("leads to the most particular thing that an item names", () => {
  const link = (refs: Record<string, string>) => sourceOf(refs)?.link;
  expect(link({ agentId: "a", taskId: "t", initiativeId: "i" })).toMatchObject({ to: "/agents/$agentId", params: { agentId: "a" } });
  expect(link({ proposalId: "p", agentId: "a", taskId: "t" })).toMatchObject({ to: "/proposals", search: { item: "p" } });
  expect(link({ taskId: "t", phaseId: "p", initiativeId: "i" })).toMatchObject({ to: "/t/$taskId" });
  expect(link({ phaseId: "p", initiativeId: "i" })).toMatchObject({ to: "/ph/$phaseId" });
  expect(link({ initiativeId: "i" })).toMatchObject({ to: "/i/$initiativeId" });
  expect(link({ leaseId: "l", repositoryId: "r", agentId: "a" })).toMatchObject({ to: "/repositories", search: { item: "r" } });
  expect(link({ messageId: "m" })).toBeUndefined();
});

it("has words and a shape for every kind", () => {
  expect(Object.keys(kindWords).sort()).toEqual(Object.keys(kindStatuses).sort());
  expect(Object.keys(kindWords).filter((kind) => isQuestion({ kind: kind as "question" }))).toEqual(["question", "agent_question"]);
});

it("counts in words", () => {
  expect([0, 1, 2].map(blocksWords)).toEqual([null, "blocks 1 task", "blocks 2 tasks"]);
  expect([0, 1, 2].map(leftWords)).toEqual(["Nothing else needs you", "1 left", "2 left"]);
  expect(goneWords({ kind: "question" })).toBe("Answered elsewhere");
  expect(goneWords({ kind: "proposal" })).toBe("Dealt with elsewhere");
});

it("names no command of the command line", () => {
  expect(remedyOf({ kind: "blocked_task", remedy: "Reopen it with `signalbox reopen`." })).not.toContain("`");
  expect(remedyOf({ kind: "question", remedy: "Answer it." })).toBe("Answer it.");
});
