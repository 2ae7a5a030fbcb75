import { expect, it } from "vitest";
import { catalog } from "../../commands/catalog.ts";
import type { KeySettings } from "../../commands/key-settings.ts";
import { conflictsOf, exportKeys, importKeys, isChanged, problemOf, takeKeys, withKeys } from "./key-changes.ts";

const standard: KeySettings = { singleKeys: true, keys: {} };

it("keeps only what differs from the standard", () => {
  const changed = withKeys(standard, "undo", ["u"]);
  expect(changed.keys).toEqual({ undo: ["u"] });
  expect(isChanged("undo", changed)).toBe(true);
  expect(withKeys(changed, "undo", catalog.undo.keys)).toEqual(standard);
  expect(withKeys(standard, "undo", []).keys).toEqual({ undo: [] });
});

it("names the command that has the keys already", () => {
  expect(conflictsOf("undo", "c", standard)).toContain("create.task");
  expect(conflictsOf("undo", "z", standard)).toEqual([]);
});

it("names the commands whose sequence could no longer be completed", () => {
  expect(conflictsOf("undo", "g", standard)).toContain("go.inbox");
  expect(conflictsOf("undo", "c x", standard)).toContain("create.task");
  expect(conflictsOf("activity.copyLink", "g", standard)).toContain("go.inbox");
});

it("takes keys from whoever had them", () => {
  const taken = takeKeys(standard, "undo", "c");
  expect(taken.keys["create.task"]).toEqual([]);
  expect(taken.keys.undo).toEqual(["z", "c"]);
  expect(conflictsOf("undo", "c", taken)).not.toContain("create.task");
});

it("refuses what a browser keeps for itself", () => {
  expect(problemOf("mod+t")).not.toBeNull();
  expect(problemOf("mod+1")).not.toBeNull();
  expect(problemOf("mod+k")).toBeNull();
  expect(problemOf("g t")).toBeNull();
});

it("brings back what it wrote", () => {
  const changed = { ...withKeys(standard, "undo", ["u"]), singleKeys: false };
  expect(importKeys(exportKeys(changed))).toEqual({ settings: changed, left: 0 });
});

it("says what is wrong with a file, and counts commands that it does not know", () => {
  expect(importKeys("lamp")).toEqual({ problem: "The file is not JSON." });
  expect(importKeys("[]")).toHaveProperty("problem");
  expect(importKeys('{"keys":{"undo":"u"}}')).toEqual({ problem: "The keys of “undo” are not a list of texts." });
  expect(importKeys('{"keys":{"lamp.on":["l"],"undo":["u"]}}')).toEqual({ settings: withKeys(standard, "undo", ["u"]), left: 1 });
});
