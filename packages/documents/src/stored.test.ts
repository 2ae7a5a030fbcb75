import { expect, it } from "vitest";
import { emptyDocument, fromStored, markdownOf } from "./index.ts";
import { shownMarkdown } from "./show.ts";

const document = { type: "doc", content: [{ type: "heading", attrs: { level: 2 }, content: [{ type: "text", text: "a" }] }] };

it("takes what is stored for a document of Tiptap where it is one, for Markdown where not", () => {
  expect(fromStored(JSON.stringify(document)).json).toEqual(document);
  expect(fromStored("## a").json).toMatchObject(document);
  for (const text of ["{ a brace", '{"type":"other"}', "{}"]) expect(JSON.stringify(fromStored(text).json)).toContain("paragraph");
  for (const nothing of [null, ""]) expect(fromStored(nothing)).toEqual({ json: emptyDocument, loss: [] });
});

it("gives stored Markdown letter by letter", () => {
  expect(markdownOf(JSON.stringify(document))).toBe("## a\n");
  expect(markdownOf("* a  \n")).toBe("* a  \n");
  expect(markdownOf(null)).toBe("");
});

it("shows a document as Markdown, and Markdown as it is", () => {
  expect(shownMarkdown(JSON.stringify(document))).toBe("## a");
  for (const text of ["* a  \n", '{"type":"other"}', "{ a brace"]) expect(shownMarkdown(text)).toBe(text);
  expect(shownMarkdown(null)).toBe("");
});
