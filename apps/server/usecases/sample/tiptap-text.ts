/** Just enough to write the pages of the sample in the form that pages are stored in. */
interface Block {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly content?: readonly Block[];
  readonly text?: string;
}

const words = (text: string): Block => ({ type: "text", text });

export const paragraph = (text: string): Block => ({ type: "paragraph", content: [words(text)] });

export const heading = (text: string, level = 2): Block => ({ type: "heading", attrs: { level }, content: [words(text)] });

export const bullets = (...items: readonly string[]): Block => ({
  type: "bulletList",
  content: items.map((item) => ({ type: "listItem", content: [paragraph(item)] })),
});

export const steps = (...items: readonly string[]): Block => ({
  type: "orderedList",
  attrs: { start: 1 },
  content: items.map((item) => ({ type: "listItem", content: [paragraph(item)] })),
});

/** `[true, "done"]` is ticked. */
export const checks = (...items: readonly (readonly [boolean, string])[]): Block => ({
  type: "taskList",
  content: items.map(([checked, item]) => ({ type: "taskItem", attrs: { checked }, content: [paragraph(item)] })),
});

export const code = (language: string, ...lines: readonly string[]): Block => ({
  type: "codeBlock",
  attrs: { language },
  content: [words(lines.join("\n"))],
});

export const documentOf = (...content: readonly Block[]): string => JSON.stringify({ type: "doc", content });
