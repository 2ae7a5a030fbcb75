interface StoredText {
  readonly stored: string | null;
  /** As it will be read again. */
  readonly markdown: string;
}

/** A document stays a document, Markdown stays Markdown letter by letter. Throws where a document could not hold all of the text. */
export async function storedFrom(text: string, before: string | null): Promise<StoredText> {
  if (before?.startsWith("{") !== true) return { stored: text === "" ? null : text, markdown: text };
  const { fromMarkdown, markdownOf, toMarkdown } = await import("@signalbox/documents");
  // Markdown may begin with a brace too.
  if (markdownOf(before) === before) return { stored: text, markdown: text };
  const { json, loss } = fromMarkdown(text);
  const [first] = loss;
  if (first) throw new Error(`Line ${first.line} ${first.reason}: “${first.text.slice(0, 80)}”.`);
  return { stored: JSON.stringify(json), markdown: toMarkdown(json) };
}
