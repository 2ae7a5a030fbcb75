import { expect, it } from "vitest";
import { catalog, commandIds } from "./catalog.ts";
import { findConflicts, type KeySettings, keysOf } from "./key-settings.ts";

const standard: KeySettings = { singleKeys: true, keys: {} };

it("has the standard keys until a person changes them, and none of single keys where those are off", () => {
  expect(keysOf("list.next", standard)).toEqual(["j", "arrowdown"]);
  expect(keysOf("list.next", { ...standard, keys: { "list.next": ["n"] } })).toEqual(["n"]);
  expect(keysOf("list.next", { ...standard, singleKeys: false })).toEqual(["arrowdown"]);
  expect(keysOf("go.inbox", { ...standard, singleKeys: false })).toEqual([]);
});

it("finds who has keys already, of the same group and of what is there everywhere", () => {
  expect(findConflicts("undo", "c", standard)).toContain("create.task");
  expect(findConflicts("undo", "j", standard)).toContain("list.next");
  expect(findConflicts("undo", "z", standard)).toEqual([]);
  expect(findConflicts("undo", "j", { ...standard, keys: { "list.next": [] } })).not.toContain("list.next");
});

it("lets a screen give keys of the whole page another meaning", () => {
  expect(findConflicts("activity.copyLink", "c", standard)).not.toContain("create.task");
  expect(findConflicts("activity.copyLink", "f", standard)).toContain("activity.filterEntity");
});

it("hears in texts only chords that write nothing", () => {
  const inText = commandIds.filter((id) => "inText" in catalog[id] && catalog[id].inText === true);
  expect(inText).toContain("palette.open");
  expect(inText.filter((id) => catalog[id].keys.some((keys) => keys.length === 1))).toEqual([]);
});
