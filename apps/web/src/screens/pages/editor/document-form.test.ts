import { extensions, fromMarkdown, toMarkdown } from "@signalbox/documents";
import { Node as ProseNode } from "@tiptap/pm/model";
import { EditorState, TextSelection } from "@tiptap/pm/state";
import { getSchema } from "@tiptap/react";
import { describe, expect, it } from "vitest";
import { serialise, toStored } from "./document-form.ts";
import { headingsOf } from "./headings.ts";
import { takeInPlace } from "./take-in-place.ts";

const schema = getSchema(extensions);
const stateOf = (markdown: string) => EditorState.create({ schema, doc: ProseNode.fromJSON(schema, fromMarkdown(markdown).json) });

describe("what is stored", () => {
  it("has no empty paragraph at its end, but at least one", () => {
    const empty = { type: "paragraph" };
    const text = { type: "paragraph", content: [{ type: "text", text: "a" }] };
    expect(JSON.parse(serialise({ type: "doc", content: [text, empty, empty] }))).toEqual({ type: "doc", content: [text] });
    expect(JSON.parse(serialise({ type: "doc", content: [empty] }))).toEqual({ type: "doc", content: [empty] });
  });

  it("is a document, whether it was typed as one or as Markdown", () => {
    const document = toStored("# A\n\n- [ ] b\n") ?? "";
    expect(JSON.parse(document)).toMatchObject({ type: "doc", content: [{ type: "heading" }, { type: "taskList" }] });
    expect(toStored(document)).toBe(document);
  });
});

describe("another version of the page", () => {
  const cases: [string, string][] = [
    ["one\n\ntwo\n\nthree", "one\n\n2\n\nthree"],
    ["aa", "aaa"],
    ["one\n\ntwo", "one"],
    ["- a\n- b", "- a\n  - x\n- b"],
    ["# One\n\ntext", "text\n\n| a | b |\n| --- | --- |\n| 1 | 2 |"],
    ["a", ""],
  ];
  it.each(cases)("takes the place of %j", (before, after) => {
    const state = stateOf(before);
    const change = takeInPlace(state, fromMarkdown(after).json);
    const { doc } = change ? state.apply(change) : state;
    doc.check();
    expect(toMarkdown(doc.toJSON())).toBe(toMarkdown(fromMarkdown(after).json));
    expect(change?.getMeta("preventUpdate")).toBe(true);
  });

  it("leaves the cursor where it was", () => {
    const state = stateOf("one\n\ntwo\n\nthree");
    const placed = state.apply(state.tr.setSelection(TextSelection.create(state.doc, 13)));
    const change = takeInPlace(placed, fromMarkdown("one and more\n\ntwo\n\nthree").json);
    const next = change ? placed.apply(change) : placed;
    expect(next.selection.from).toBe(13 + " and more".length);
    expect(next.selection.$from.parent.textContent).toBe("three");
  });

  it("is nothing where nothing differs", () => {
    expect(takeInPlace(stateOf("a *b*"), fromMarkdown("a *b*").json)).toBeNull();
  });
});

it("lists the headings with their places", () => {
  const { doc } = stateOf("# One\n\ntext\n\n## Two *a*\n\n> ### Three");
  const headings = headingsOf(doc);
  expect(headings.map(({ level, text }) => [level, text])).toEqual([
    [1, "One"],
    [2, "Two a"],
    [3, "Three"],
  ]);
  for (const { at, text } of headings) expect(doc.nodeAt(at)?.textContent).toBe(text);
});
