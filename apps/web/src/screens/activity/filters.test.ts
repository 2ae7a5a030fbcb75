import { expect, it } from "vitest";
import { criteriaOf, isFiltered, passes } from "./filters.ts";

const event = {
  type: "task.completed",
  streamType: "task",
  streamId: "t1",
  actorType: "agent",
  actorId: "a1",
  createdAt: "2026-11-21T12:00:00.000Z",
};

it("asks for one type, several, or all of a kind", () => {
  expect(criteriaOf({ type: "task.completed" }).types).toEqual(["task.completed"]);
  expect(criteriaOf({ type: "task.completed, task.claimed" }).types).toEqual(["task.completed", "task.claimed"]);
  expect(criteriaOf({ type: "account" }).types).toContain("account.exhausted");
  expect(criteriaOf({ type: "nonsense" }).types).toEqual(["nonsense"]);
});

it("knows actors by word, by id and by both", () => {
  expect(criteriaOf({ actor: "you" })).toEqual({ actorType: "user" });
  expect(criteriaOf({ actor: "agent:a1" })).toEqual({ actorType: "agent", actorId: "a1" });
  expect(criteriaOf({ actor: " a1 " })).toEqual({ actorId: "a1" });
});

it("splits an entity at its first colon only", () => {
  expect(criteriaOf({ entity: "issue:github:a/b#1" })).toEqual({ streamType: "issue", streamId: "github:a/b#1" });
  expect(criteriaOf({ entity: "task" })).toEqual({ streamType: "task" });
});

it("takes days as they are where the person is, the last one included", () => {
  const { from, to } = criteriaOf({ from: "2026-11-20", to: "2026-11-20" });
  expect(from).toBe(new Date(2026, 10, 20).toISOString());
  expect(to).toBe(new Date(2026, 10, 21).toISOString());
  expect(criteriaOf({ from: "yesterday" })).toEqual({});
});

it("lets pass what the server would find", () => {
  expect(passes(event, criteriaOf({}))).toBe(true);
  expect(passes(event, criteriaOf({ type: "task", actor: "agent:a1", entity: "task:t1" }))).toBe(true);
  expect(passes(event, criteriaOf({ type: "phase" }))).toBe(false);
  expect(passes(event, criteriaOf({ actor: "you" }))).toBe(false);
  expect(passes(event, criteriaOf({ entity: "task:t2" }))).toBe(false);
  expect(passes(event, { from: "2026-11-21T12:00:00.001Z" })).toBe(false);
  expect(passes(event, { from: event.createdAt })).toBe(true);
  expect(passes(event, { to: event.createdAt })).toBe(false);
});

it("tells whether anything is filtered", () => {
  expect(isFiltered({})).toBe(false);
  expect(isFiltered({ from: "2026-11-20" })).toBe(true);
});
