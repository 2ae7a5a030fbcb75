import { expect, it } from "vitest";
import { emptyDocument, fromStored, markdownOf } from "./index.ts";

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
