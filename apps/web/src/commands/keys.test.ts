import { expect, it } from "vitest";
import { chordOf, isSingleKey, keyLabels } from "./keys.ts";

const press = (key: string, held: Partial<Record<"ctrlKey" | "metaKey" | "altKey" | "shiftKey", boolean>> = {}) =>
  chordOf({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held });

it("names letters, with shift where it is held", () => {
  expect(press("j")).toBe("j");
  expect(press("J", { shiftKey: true })).toBe("shift+j");
  // Caps lock is no shift.
  expect(press("J")).toBe("j");
});

it("takes a sign as it is produced, however the layout makes it", () => {
  expect(press("?", { shiftKey: true })).toBe("?");
  expect(press("/", { shiftKey: true })).toBe("/");
  expect(press("[", { altKey: true })).toBe("[");
  expect(press("1")).toBe("1");
});

it("has one word for Ctrl and Command, and one order of all that is held", () => {
  expect(press("k", { ctrlKey: true })).toBe("mod+k");
  expect(press("k", { metaKey: true })).toBe("mod+k");
  expect(press("K", { shiftKey: true, altKey: true, ctrlKey: true })).toBe("mod+alt+shift+k");
});

it("names keys that write nothing", () => {
  expect(press(" ")).toBe("space");
  expect(press(" ", { shiftKey: true })).toBe("shift+space");
  expect(press("Escape", { shiftKey: true })).toBe("shift+escape");
  expect(press("ArrowDown")).toBe("arrowdown");
  expect(press("F2")).toBe("f2");
});

it("waits for a modifier, a dead key or an input method to become a key", () => {
  for (const key of ["Control", "Shift", "Alt", "Meta", "Dead", "AltGraph", "Process"]) expect(press(key)).toBeNull();
});

it("has a label for each press of a sequence", () => {
  expect(keyLabels("g i")).toEqual(["G", "I"]);
  expect(keyLabels("shift+arrowdown")).toEqual(["⇧ ↓"]);
  expect(keyLabels("?")).toEqual(["?"]);
});

it("tells single keys from chords", () => {
  expect(["j", "shift+e", "?", "g i"].every(isSingleKey)).toBe(true);
  expect(["mod+k", "escape", "arrowdown", "shift+arrowdown", "f2"].some(isSingleKey)).toBe(false);
});
