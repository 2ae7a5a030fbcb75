import { event, type Phase } from "@signalbox/contracts";
import { describe, expect, it } from "vitest";
import { changedFields, rewrittenFields } from "./changed-fields.ts";

const before = { name: "a", status: "pending", content: "long", data: { x: 1, y: [2] }, at: new Date(0), none: null };

describe("changed fields", () => {
  it("are those that differ, with both values", () => {
    const after = { ...before, name: "b", content: "longer" };
    expect(changedFields(before, after, ["name", "status"])).toEqual({ name: { before: "a", after: "b" } });
    expect(rewrittenFields(before, after, ["content", "data", "at", "none"])).toEqual(["content"]);
  });

  it("compares by value: a row read twice is the same row", () => {
    const again = { ...before, data: { y: [2], x: 1 }, at: new Date(0) };
    expect(rewrittenFields(before, again, ["data", "at", "none"])).toEqual([]);
    expect(rewrittenFields(before, { ...again, data: { x: 1, y: [3] }, at: new Date(1) }, ["data", "at"])).toEqual(["data", "at"]);
  });

  it("makes the payload of an update", () => {
    const phase: Pick<Phase, "name" | "status" | "content" | "mergeBase"> = {
      name: "Wiring",
      status: "pending",
      content: null,
      mergeBase: null,
    };
    const approved: typeof phase = { ...phase, status: "approved" };
    const changes = changedFields(phase, approved, ["name", "status"]);
    expect(
      event("phase.updated", "ph", { ...changes, rewritten: rewrittenFields(phase, approved, ["content", "mergeBase"]) }).payload,
    ).toEqual({
      status: { before: "pending", after: "approved" },
      rewritten: [],
    });
  });
});
