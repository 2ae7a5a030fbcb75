/** Between what the editor holds and what is stored. */
import { type DocumentJson, fromStored } from "@signalbox/documents";

/** The editor keeps an empty paragraph at its end to type in; it is not part of the page. */
export function serialise(json: DocumentJson): string {
  const content = [...(json.content ?? [])];
  while (content.length > 1 && isEmptyParagraph(content.at(-1))) content.pop();
  return JSON.stringify({ ...json, content });
}

const isEmptyParagraph = (node: DocumentJson | undefined) => node?.type === "paragraph" && (node.content ?? []).length === 0;

/** Markdown as a document, where nothing is lost by that; else letter by letter as it is. */
export function toStored(content: string | null): string | null {
  const { json, loss } = fromStored(content);
  return loss.length > 0 ? content : serialise(json);
}
