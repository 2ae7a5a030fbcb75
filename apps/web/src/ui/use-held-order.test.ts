import { expect, it } from "vitest";
import { countMoved, inPlace } from "./use-held-order.ts";

const rows = (text: string) => text.split("").map((key) => ({ key, text: key }));
const keyOf = ({ key }: { key: string }) => key;
const keys = (items: readonly { key: string }[]) => items.map(keyOf).join("");

it("counts rows that came or went", () => {
  expect(countMoved(["a", "b"], ["a", "b"])).toBe(0);
  expect(countMoved(["a", "b"], ["a", "c", "d"])).toBe(3);
});

it("counts rows at another place only where none came or went", () => {
  expect(countMoved(["a", "b", "c"], ["c", "b", "a"])).toBe(2);
  expect(countMoved(["a", "b"], ["b", "a", "c"])).toBe(1);
});

it("keeps held rows where they are, with what they are now", () => {
  const shown = rows("abc");
  const fresh = [{ key: "c", text: "C" }, ...rows("ab")];
  expect(inPlace(shown, fresh, keyOf)).toEqual([...rows("ab"), { key: "c", text: "C" }]);
});

it("keeps rows that went, and does not show those that came between or before", () => {
  expect(keys(inPlace(rows("abc"), rows("xacyc"), keyOf))).toBe("abc");
});

it("shows rows that follow the last one, because they move nothing", () => {
  expect(keys(inPlace(rows("abc"), rows("xabcde"), keyOf))).toBe("abcde");
});

it("shows nothing of a list that has no row in common", () => {
  expect(keys(inPlace(rows("abc"), rows("xyz"), keyOf))).toBe("abc");
});
