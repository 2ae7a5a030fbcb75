import { describe, expect, it } from "vitest";
import { holdsText, snippetOf, writtenText } from "./text-match.ts";

describe("a snippet", () => {
  it("is one line around the place, whatever the case", () => {
    expect(snippetOf("one\n  TWO three", "two")).toBe("one TWO three");
    const long = `${"a ".repeat(100)}NEEDLE ${"b ".repeat(200)}`;
    const snippet = snippetOf(long, "needle") ?? "";
    expect(snippet).toMatch(/^…[a ]{58,61}NEEDLE [b ]+…$/);
    expect(snippet.length).toBeLessThanOrEqual(162);
  });
  it("is null where the text does not stand", () => {
    expect(snippetOf("one two", "three")).toBeNull();
  });
  it("finds its place where small letters are longer than large ones", () => {
    expect(snippetOf("İİİ needle", "needle")).toBe("İİİ needle");
  });
});

it("a text holds another whatever its case", () => {
  expect([holdsText("für Ärzte", "ÄRZTE"), holdsText("abc", "abd")]).toEqual([true, false]);
});

describe("what people wrote", () => {
  it("is the text of a document, and not the names of its nodes", () => {
    const text = (words: string) => ({ type: "text", text: words });
    const json = JSON.stringify({ type: "doc", content: [{ type: "paragraph", content: [text("Lay"), text("rails")] }, { type: "rule" }] });
    expect(writtenText(json)).toBe("Lay rails");
  });
  it("is everything where it is no document", () => {
    for (const plain of ["paragraph", "{ not JSON", ""]) expect(writtenText(plain)).toBe(plain);
  });
});
