import { expect, test } from "vitest";
import { type MarkdownNode, nestHeadings } from "./nest-headings.ts";

function nested(depths: readonly number[], under: number): (number | undefined)[] {
  const headings = depths.map((depth): MarkdownNode => ({ type: "heading", depth, children: [] }));
  nestHeadings({ type: "root", children: headings }, under);
  return headings.map(({ depth }) => depth);
}

test("a text that begins with its second level begins right below the page's heading", () => {
  expect(nested([2, 3, 3, 2], 2)).toEqual([3, 4, 4, 3]);
});

test("a level that was left out leaves no gap", () => {
  expect(nested([1, 4, 2], 2)).toEqual([3, 4, 4]);
});

test("a text that gets shallower than it began, and one that is deeper than headings go", () => {
  expect(nested([3, 1, 2], 2)).toEqual([3, 3, 4]);
  expect(nested([1, 2, 3, 4, 5, 6], 2)).toEqual([3, 4, 5, 6, 6, 6]);
});

test("headings inside quotes count too", () => {
  const inner: MarkdownNode = { type: "heading", depth: 1, children: [] };
  nestHeadings({ type: "root", children: [{ type: "blockquote", children: [inner] }] }, 3);
  expect(inner.depth).toBe(4);
});
