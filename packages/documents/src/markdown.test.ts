import { describe, expect, it } from "vitest";
import { type DocumentJson, emptyDocument, fromMarkdown, plainText, toMarkdown } from "./index.ts";

const types = (json: DocumentJson): string[] => [json.type ?? "", ...(json.content ?? []).flatMap(types)];
const rawTexts = (json: DocumentJson): string[] => [
  ...(json.type?.startsWith("raw") ? [String(json.attrs?.text)] : []),
  ...(json.content ?? []).flatMap(rawTexts),
];

/** Comes out letter by letter, with nothing kept verbatim. */
const same: Record<string, string> = {
  headings: "# One *a*\n\n## Two\n\n###### Six",
  "nested lists": "- a\n  - b\n    1. c\n    2. d\n- e",
  "a list that begins elsewhere": "7. a\n8. b",
  "a loose list": "- a\n\n  more\n\n  ```js\n  x\n\n  y\n  ```\n\n- b",
  "a loose task list": "- [ ] a\n\n- [x] b\n\n  c",
  "task lists": "- [ ] a\n- [x] b\n  - [ ] c",
  "tasks beside other items": "- a\n- [ ] b",
  "code with a language and more": '```ts title="x"\na < b && *c*\n\n```',
  "code that holds a fence": "````md\n```\nx\n```\n````",
  tables: "| a | b |\n| :--- | ---: |\n| 1\\|2 | `x` |\n| *c*<br>d |  |",
  links: '[a *b* `c`](http://x.y "t") [z](<a b>) [w](a(b).c)',
  images: '![a](b.png "t") x [![badge](c.svg)](d)',
  "inline HTML": "<kbd>Ctrl</kbd> and x <b>y</b>",
  "the mark of a footnote": "See[^1] and &copy;",
  escapes: "\\*a\\* \\_b\\_ \\`c\\` \\\\ \\<d> \\&amp;\n\\# e\n1\\. f\n\\- g\n\\> h",
  "what needs none": "a_b_c, x[0], ~5 of 2 * 3 & 4 < 5, C++ and D++, #6",
  autolinks: "https://a.b/c_d?e=f <a@b.co> www.x.org",
  "hard breaks": "a\\\nb\nc",
  blockquotes: "> a\n>\n> > b\n>\n> - c\n>\n> ```\n> d\n> ```",
  "marks in marks": "**a *b*** ~~c~~ ***d*** *e*f **`g`**",
  rules: "a\n\n---\n\nb",
  "CJK and emoji": "中文**粗体**字 👩‍👩‍👧 😀",
};

/** Kept verbatim, and so comes out letter by letter too. */
const verbatim: Record<string, string> = {
  "HTML comments": "<!-- a\n\nb -->",
  details: "<details>\n<summary>x</summary>\n\nhi **there**\n\n<details>\n\nin\n\n</details>\n\n</details>",
  "front matter": "---\ntitle: x\nlist:\n  - y\n---",
  footnotes: "[^1]: The note.\n\n    Its second part.",
  definitions: '[a]: http://b.c "d"',
  "numbered tasks": "1. [x] a\n2. [ ] b",
  "an empty first item": "-\n- a",
};

/** Written another way, but nothing of it is lost or kept verbatim. */
const rewritten: Record<string, [string, string]> = {
  "underlined headings": ["One\n===\n\nTwo\n---", "# One\n\n## Two"],
  "other bullets": ["* a\n    * b\n+ c", "- a\n  - b\n\n<!-- -->\n\n- c"],
  "other numbers": ["1) a\n1) b", "1. a\n2. b"],
  "tight tables": ["a|b\n-|-\n1|2", "| a | b |\n| --- | --- |\n| 1 | 2 |"],
  "other emphasis": ["__a__ _b_", "**a** *b*"],
  "other breaks": ["a  \nb", "a\\\nb"],
  "other fences": ["~~~js\na\n~~~\n\n    b", "```js\na\n```\n\n```\nb\n```"],
  "known entities": ["a &amp; b &lt; &#99;", "a & b < c"],
  "spaces and line ends": ["a\r\n\r\n\r\n\r\nb   \r\n", "a\n\nb"],
  "a rule in front, which would begin front matter": ["---\n\na\n\n---", "***\n\na\n\n---"],
};

describe("Markdown", () => {
  it.each(Object.entries(same))("has nodes for %s", (_name, text) => {
    const { json, loss } = fromMarkdown(text);
    expect(toMarkdown(json)).toBe(`${text}\n`);
    expect(loss).toEqual([]);
    expect(types(json)).not.toContain("rawMarkdown");
  });

  it.each(Object.entries(verbatim))("keeps %s verbatim, between blocks that are not", (_name, text) => {
    const whole = _name === "front matter" ? `${text}\n\nafter\n` : `before\n\n${text}\n\nafter\n`;
    const { json, loss } = fromMarkdown(whole);
    expect(toMarkdown(json)).toBe(whole);
    expect(loss).toEqual([]);
    expect(rawTexts(json)).toEqual([text]);
    expect(types(json)).toContain("paragraph");
  });

  it.each(Object.entries(rewritten))("writes %s its own way", (_name, [text, wanted]) => {
    const { json, loss } = fromMarkdown(text);
    expect(toMarkdown(json)).toBe(`${wanted}\n`);
    expect(loss).toEqual([]);
    expect(types(json)).not.toContain("rawMarkdown");
    expect(fromMarkdown(wanted).json).toEqual(json);
  });

  it("keeps a link by reference and what it refers to", () => {
    const text = "See [a][b], [b] and [c].\n\n[b]: http://x.y\n";
    const { json } = fromMarkdown(text);
    expect(rawTexts(json)).toEqual(["[a][b]", "[b]", "[b]: http://x.y"]);
    expect(toMarkdown(json)).toBe(text.replace("[c]", "\\[c]"));
  });

  it("is nothing where nothing is written", () => {
    for (const text of ["", "\n\n  \n"]) expect(fromMarkdown(text)).toEqual({ json: emptyDocument, loss: [] });
    expect(toMarkdown(emptyDocument)).toBe("");
  });

  it("keeps what is nested too deeply to read", () => {
    const text = `${"> ".repeat(20_000)}deep\n`;
    expect(toMarkdown(fromMarkdown(text).json)).toBe(text);
  });

  it.each([
    ["brackets", "[".repeat(900_000)],
    ["empty lines", `<pre>\na${"\n".repeat(900_000)}x</pre>`],
    ["lines of code", `\`\`\`\n${"-\n".repeat(400_000)}\`\`\``],
  ])("keeps very many %s, in time that grows with their number and not with its square", (_name, text) => {
    expect(toMarkdown(fromMarkdown(text).json)).toBe(`${text}\n`);
  });

  it("takes in what an open comment takes in", () => {
    // Alone each block is well; together they are one.
    const doc = { type: "doc", content: [raw("<!-- open"), { type: "paragraph", content: [{ type: "text", text: "b" }] }] };
    expect(fromMarkdown(toMarkdown(doc)).loss).toEqual([]);
    expect(rawTexts(fromMarkdown(toMarkdown(doc)).json)).toEqual(["<!-- open\n\nb"]);
  });

  it("gives the plain letters", () => {
    const { json } = fromMarkdown("# A *b*\n\n- c\n  - `d`\n\n| e | f |\n| --- | --- |\n| g\\\nh |\n\n<!-- i -->");
    expect(plainText(json)).toContain("A b\nc\nd\ne\tf");
    expect(plainText(json)).toContain("<!-- i -->");
  });
});

const raw = (text: string) => ({ type: "rawMarkdown", attrs: { text } });
