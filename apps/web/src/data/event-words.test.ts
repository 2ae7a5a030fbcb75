import type { EventPayloadInput, EventType } from "@signalbox/contracts";
import { event as make } from "@signalbox/contracts";
import { expect, it } from "vitest";
import { changesOf, inShort, knownTypes, rewrittenOf, sentenceOf, wordsOf } from "./event-words.ts";

const sentence = <Type extends EventType>(type: Type, payload: EventPayloadInput<Type>) =>
  sentenceOf(make(type, "x1", payload) as Parameters<typeof sentenceOf>[0]);

it("says what happened", () => {
  const noPlace = { phaseId: null, initiativeId: "i1" };
  expect(sentence("task.created", { name: "Find the lamp", ...noPlace, parentTaskId: null, category: "research", priority: "high" })).toBe(
    "Created task: Find the lamp · high priority · research",
  );
  expect(sentence("task.claimed", { agentId: "a1", agentName: "quiet-otter" })).toBe("Claimed task: for quiet-otter");
  expect(sentence("task.completed", { from: "in_progress", summary: "Found.\nIt was off." })).toBe(
    "Completed task: was in progress · “Found. It was off.”",
  );
  expect(sentence("task.completed", { from: "pending", summary: null, byTaskId: "t2" })).toBe(
    "Completed task: was pending · with its last subtask",
  );
  expect(sentence("apiKey.revoked", { name: "ci" })).toBe("Revoked API key: ci");
  expect(sentence("proposal.accepted", { initiativeId: "i1" })).toBe("Accepted proposal");
});

it("says of changed fields what they were and became", () => {
  expect(
    sentence("initiative.updated", { status: { before: "active", after: "archived" }, branch: { before: null, after: "lamps" } }),
  ).toBe("Changed initiative: status: active → archived · branch: nothing → lamps");
  expect(sentence("page.saved", { revision: 2, rewritten: ["content"] })).toBe("Saved page: revision 2 · content rewritten");
  expect(
    sentence("agent.updated", { status: { before: "running", after: "waiting_for_input" }, taskId: { before: null, after: "a_B_1" } }),
  ).toBe("Changed agent: status: running → waiting for input · task: nothing → a_B_1");
  const payload = { status: { before: "a", after: "b" }, name: { after: "c" }, revision: 3, rewritten: ["url"] };
  expect(changesOf(payload)).toEqual([
    { field: "status", before: "a", after: "b" },
    { field: "name", before: undefined, after: "c" },
  ]);
  expect(rewrittenOf(payload)).toEqual(["url"]);
});

it("says something of a type that it does not know, and of a payload that is not what it expects", () => {
  expect(sentenceOf({ type: "lamp.switchedOn", streamType: "lamp", payload: { name: "Left" } })).toBe("Switched on lamp: Left");
  expect(wordsOf({ type: "task.completed", streamType: "task", payload: {} }).thing).toBe("task");
  expect(sentenceOf({ type: "errand.created", streamType: "errand", payload: {} })).toBe("Created errand");
  expect(sentenceOf({ type: "apiKey.created", streamType: "apiKey", payload: {} })).toBe("Created API key");
});

it("keeps long texts to one short line", () => {
  expect(inShort("a\n\n  b")).toBe("a b");
  expect(inShort("x".repeat(300))).toHaveLength(160);
  expect(knownTypes).toContain("task.claimed");
});
