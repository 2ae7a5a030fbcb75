import { expect, it } from "vitest";
import { best, score } from "./fuzzy.ts";

const find = (titles: readonly string[], typed: string, limit = 50) =>
  best(titles, typed, { limit, textOf: (title) => title.toLowerCase() });

it("finds letters in their order, and nothing where one is missing", () => {
  expect(score("check the watermark", "ctw")).toBeGreaterThan(0);
  expect(score("check the watermark", "wct")).toBe(0);
  expect(score("check", "checks")).toBe(0);
  expect(score("anything", "")).toBeGreaterThan(0);
});

it("puts what stands as typed first, at the beginning of a word before within one", () => {
  expect(find(["Rearm the lamp", "Alarm", "Arm it"], "arm")).toEqual(["Arm it", "Alarm", "Rearm the lamp"]);
  expect(find(["Catch the wave", "CTW"], "ctw")).toEqual(["CTW", "Catch the wave"]);
});

it("finds words that are left out between, and words with spaces", () => {
  expect(find(["Write the page in the store"], "write page")).toEqual(["Write the page in the store"]);
  expect(find(["Write the page in the store"], " the store ")).toEqual(["Write the page in the store"]);
});

it("does not find letters that are strewn over a text", () => {
  expect(find(["An implementation of everything"], "mltn")).toEqual([]);
});

it("keeps the order of what fits equally, and not more than was asked for", () => {
  expect(find(["b1", "b2", "b3"], "b", 2)).toEqual(["b1", "b2"]);
  expect(find(["z", "a"], "")).toEqual(["z", "a"]);
});
