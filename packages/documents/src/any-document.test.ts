import { expect, it } from "vitest";
import { normalise } from "./extensions.ts";
import { type DocumentJson, fromMarkdown, plainText, toMarkdown } from "./index.ts";
import { shownMarkdown } from "./show.ts";

/** Numbers that look random and are the same in every run. */
function dice(seed: number) {
  let state = seed;
  return (sides: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

const words = [
  ..."plain words *starred* _under_ # 1. - + > | ` `` ~~ ~ [x] [x](y) ![i](j) <b> </b> <!-- &amp; &copy; & < \\ \\* --- === ::: ++u++".split(
    " ",
  ),
  ..."https://a.b/c_d www.x.org me@x.org C:\\dir\\ 中文 😀 a_b_c __init__ 2*3*4 [^1] [ ] $x$ ``` :-- {json} 'q' \"q\" … #tag !".split(" "),
];
const marks = ["bold", "italic", "strike", "code"];

function anyDocument(seed: number): DocumentJson {
  const roll = dice(seed);
  const pick = <Value>(values: readonly Value[]) => values[roll(values.length)] as Value;
  const many = <Value>(most: number, make: () => Value) => Array.from({ length: 1 + roll(most) }, make);
  const text = () => many(5, () => pick(words)).join(" ");
  const leaf = () => ({ type: "text", text: text(), ...(roll(3) === 0 && { marks: [{ type: pick(marks) }] }) });
  const inline = () =>
    many(4, leaf).flatMap((node, at) => (at === 0 ? [node] : [roll(6) === 0 ? { type: "hardBreak" } : { type: "text", text: " " }, node]));
  const paragraph = () => ({ type: "paragraph", content: inline() });
  const item = (type: string, depth: number): DocumentJson => ({
    type,
    ...(type === "taskItem" && { attrs: { checked: roll(2) === 0 } }),
    content: [paragraph(), ...(depth > 0 && roll(3) === 0 ? [block(depth - 1)] : [])],
  });
  const cells = (type: string) => ({
    type: "tableRow",
    content: [0, 1].map(() => ({ type, content: [paragraph()] })),
  });
  const block = (depth: number): DocumentJson => {
    const kinds: (() => DocumentJson)[] = [
      paragraph,
      () => ({
        type: "codeBlock",
        attrs: { language: pick([null, "ts", "sh -x"]) },
        content: [{ type: "text", text: many(3, text).join("\n") }],
      }),
      () => ({ type: "bulletList", content: many(3, () => item("listItem", depth)) }),
      () => ({ type: "orderedList", attrs: { start: 1 + roll(12) }, content: many(3, () => item("listItem", depth)) }),
      () => ({ type: "taskList", content: many(3, () => item("taskItem", depth)) }),
      () => ({ type: "heading", attrs: { level: 1 + roll(6) }, content: [leaf()] }),
      () => ({ type: "blockquote", content: depth > 0 ? many(2, () => block(depth - 1)) : [paragraph()] }),
      () => ({ type: "horizontalRule" }),
      () => ({ type: "table", content: [cells("tableHeader"), ...many(2, () => cells("tableCell"))] }),
    ];
    return pick(kinds)();
  };
  return { type: "doc", content: many(5, () => block(2)) };
}

it("comes back from Markdown, nearly always as it was, and always stays as it came back", { timeout: 120_000 }, () => {
  let exact = 0;
  const runs = Number(process.env.DOCUMENT_RUNS ?? 300);
  for (let seed = 1; seed <= runs; seed += 1) {
    const document = normalise(anyDocument(seed));
    const markdown = toMarkdown(document);
    const { json, loss } = fromMarkdown(markdown);
    expect(loss, `seed ${seed}`).toEqual([]);
    expect(fromMarkdown(toMarkdown(json)).json, `seed ${seed}`).toEqual(json);
    // A mark around nothing but signs has no sure way to be written.
    if (JSON.stringify(json) === JSON.stringify(document)) exact += 1;
  }
  expect(exact / runs).toBeGreaterThan(0.97);
});

it("is shown with the same letters, without a lexer and a schema", { timeout: 120_000 }, () => {
  let exact = 0;
  const runs = Number(process.env.DOCUMENT_RUNS ?? 300);
  for (let seed = 1; seed <= runs; seed += 1) {
    const document = normalise(anyDocument(seed));
    const { json } = fromMarkdown(shownMarkdown(JSON.stringify(document)));
    if (plainText(json) === plainText(fromMarkdown(toMarkdown(document)).json)) exact += 1;
  }
  expect(exact / runs).toBeGreaterThan(0.97);
});
