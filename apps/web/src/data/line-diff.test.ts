import { describe, expect, it } from "vitest";
import { countChanged, type DiffLine, diffItems, diffLines, foldSame } from "./line-diff.ts";

const signs = { same: " ", added: "+", removed: "-" } as const;
const shown = (lines: readonly DiffLine[]) =>
  lines.map(({ kind, parts }) => signs[kind] + parts.map(({ text, changed }) => (changed ? `[${text}]` : text)).join(""));

describe("the diff of two lists", () => {
  it("keeps what is common, in order", () => {
    const steps = diffItems([..."abcabba"], [..."cbabac"]);
    const side = (left: "added" | "removed") => steps.flatMap(({ kind, item }) => (kind === left ? [] : [item])).join("");
    expect(side("added")).toBe("abcabba");
    expect(side("removed")).toBe("cbabac");
    expect(steps.filter(({ kind }) => kind === "same")).toHaveLength(4);
  });

  it("has nothing to say of equal or empty lists", () => {
    expect(diffItems([1, 2], [1, 2]).map(({ kind }) => kind)).toEqual(["same", "same"]);
    expect(diffItems([], [])).toEqual([]);
    expect(diffItems([], [1])).toEqual([{ kind: "added", item: 1 }]);
  });

  it("replaces what is too long to compare, but keeps equal ends", () => {
    const many = (name: string) => Array.from({ length: 2000 }, (_, at) => `${name}${at}`);
    const steps = diffItems(["first", ...many("a"), "last"], ["first", ...many("b"), "last"]);
    expect(steps).toHaveLength(4002);
    expect([steps[0]?.kind, steps.at(-1)?.kind]).toEqual(["same", "same"]);
    expect(steps[1]).toEqual({ kind: "removed", item: "a0" });
  });
});

describe("the diff of two texts", () => {
  it("shows words where a line became another", () => {
    expect(shown(diffLines("one\nKeep it for a day.\nthree\n", "one\nKeep it for two days.\nthree\n"))).toEqual([
      " one",
      "-Keep it for [a] [day].",
      "+Keep it for [two] [days].",
      " three",
    ]);
  });

  it("shows whole lines where they have little in common", () => {
    expect(shown(diffLines("alpha beta", "something else entirely"))).toEqual(["-alpha beta", "+something else entirely"]);
  });

  it("counts a text that is new as added", () => {
    const lines = diffLines("", "a\nb\n");
    expect(shown(lines)).toEqual(["+a", "+b"]);
    expect(countChanged(lines)).toEqual({ added: 2, removed: 0 });
  });

  it("does not take a line end at the end for a line", () => {
    expect(shown(diffLines("a", "a\n"))).toEqual([" a"]);
  });
});

describe("folding", () => {
  const text = Array.from({ length: 20 }, (_, at) => `line ${at}`);
  it("leaves context at each change and folds the rest", () => {
    const folded = foldSame(diffLines(text.join("\n"), text.with(10, "other").join("\n")));
    expect(folded.map((line) => (line.kind === "gap" ? line.lines.length : signs[line.kind]))).toEqual([7, ..."   -+   ", 6]);
  });

  it("folds a text without a change to one gap, and no single line", () => {
    expect(foldSame(diffLines(text.join("\n"), text.join("\n"))).map(({ kind }) => kind)).toEqual(["gap"]);
    const changed = text.slice(0, 6).with(4, "x").join("\n");
    expect(foldSame(diffLines(text.slice(0, 6).join("\n"), changed)).some(({ kind }) => kind === "gap")).toBe(false);
  });
});
