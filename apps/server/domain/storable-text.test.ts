import { expect, it } from "vitest";
import { storableText } from "./storable-text.ts";

it("replaces what a database cannot hold, in keys too, and nothing else", () => {
  const at = new Date(0);
  const kept = { text: "a\n\u{1F6A6}é\\u0000", list: [1, null, true, undefined], at, ["__proto__"]: "own" };
  expect(storableText(kept)).toEqual(kept);
  expect(storableText({ "a\0": ["\0", "\uD800b", { deep: "c\uDC00" }] })).toEqual({
    "a\uFFFD": ["\uFFFD", "\uFFFDb", { deep: "c\uFFFD" }],
  });
});
