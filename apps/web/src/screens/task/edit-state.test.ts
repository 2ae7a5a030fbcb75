import { describe, expect, test } from "vitest";
import { afterSaving, follow, isContested, keepMine, readEdit, writeEdit } from "./edit-state.ts";

describe("what another wrote meanwhile", () => {
  test("is shown at once while nothing was typed", () => {
    expect(follow({ base: "a", text: "a" }, "b")).toEqual({ base: "b", text: "b" });
  });

  test("waits for a decision once something was typed, and the typed text stays", () => {
    const edit = { base: "a", text: "mine" };
    expect(isContested(edit, "theirs")).toBe(true);
    expect(follow(edit, "theirs")).toBe(edit);
  });

  test("is no matter where both wrote the same", () => {
    const edit = { base: "a", text: "same" };
    expect(isContested(edit, "same")).toBe(false);
    expect(follow(edit, "same")).toEqual({ base: "same", text: "same" });
  });

  test("is overwritten only after the person kept theirs", () => {
    const kept = keepMine({ base: "a", text: "mine" }, "theirs");
    expect(isContested(kept, "theirs")).toBe(false);
    expect(kept.text).toBe("mine");
    expect(isContested(kept, "theirs again")).toBe(true);
  });
});

test("typing goes on while it is being saved", () => {
  expect(afterSaving({ base: "a", text: "ab" }, "ab", "ab\n")).toEqual({ base: "ab\n", text: "ab\n" });
  expect(afterSaving({ base: "a", text: "abc" }, "ab", "ab\n")).toEqual({ base: "ab\n", text: "abc" });
});

test("a kept edit is read again, also an emptied one, and nothing else is taken for one", () => {
  const edit = { base: "a", text: "" };
  expect(readEdit(writeEdit(edit))).toEqual(edit);
  for (const kept of ["", "plain text", "{}", "null", '{"base":1,"text":"x"}']) expect(readEdit(kept)).toBeNull();
});
