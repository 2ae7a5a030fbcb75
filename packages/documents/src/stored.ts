import { type DocumentJson, emptyDocument, fromMarkdown, type Loss, toMarkdown } from "./convert.ts";
import { documentIn } from "./document-in.ts";

/** What a content column holds: a document of Tiptap, or the Markdown that an import, an agent or an accepted proposal put there. */
export function fromStored(content: string | null): { json: DocumentJson; loss: Loss[] } {
  if (content === null || content === "") return { json: emptyDocument, loss: [] };
  const json = documentIn(content);
  return json ? { json, loss: [] } : fromMarkdown(content);
}

/** The Markdown of what is stored; Markdown that is stored stays letter by letter as it is. */
export function markdownOf(content: string | null): string {
  if (content === null) return "";
  const json = documentIn(content);
  return json ? toMarkdown(json) : content;
}
