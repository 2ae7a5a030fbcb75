import type { JSONContent } from "@tiptap/core";

/** The document of Tiptap that is stored there; null where it is Markdown. */
export function documentIn(content: string): JSONContent | null {
  if (!content.startsWith("{")) return null;
  try {
    const json: unknown = JSON.parse(content);
    return isDocument(json) ? json : null;
  } catch {
    // Markdown may begin with a brace.
    return null;
  }
}

const isDocument = (json: unknown): json is JSONContent =>
  typeof json === "object" && json !== null && "type" in json && json.type === "doc" && "content" in json && Array.isArray(json.content);
