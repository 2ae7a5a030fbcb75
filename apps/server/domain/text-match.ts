/** Where a text stands within another, for people: what of it to show, and what of a document they have written themselves. */

const around = 60;
const longest = 160;

/** One line with the place where `wanted` stands in the middle; null where it does not, whatever its case. */
export function snippetOf(text: string, wanted: string): string | null {
  const line = text.replaceAll(/\s+/g, " ").trim();
  const at = placeOf(line, wanted.replaceAll(/\s+/g, " ").trim());
  if (at === -1) return null;
  const start = Math.max(0, at - around);
  const end = Math.min(line.length, start + longest);
  return `${start > 0 ? "…" : ""}${line.slice(start, end).toWellFormed()}${end < line.length ? "…" : ""}`;
}

/** Letters that become two when they are made small would move the place, so those of other alphabets count only where they do not. */
function placeOf(text: string, wanted: string): number {
  const small = text.toLowerCase();
  return small.length === text.length ? small.indexOf(wanted.toLowerCase()) : text.indexOf(wanted);
}

export const holdsText = (text: string, wanted: string): boolean => text.toLowerCase().includes(wanted.toLowerCase());

/** What people wrote in a stored document: without the names of its nodes and marks. Text that is no document is all theirs. */
export function writtenText(content: string): string {
  if (!content.startsWith("{")) return content;
  try {
    return [...textsIn(JSON.parse(content))].join(" ");
  } catch {
    return content;
  }
}

function* textsIn(node: unknown): Generator<string> {
  if (typeof node !== "object" || node === null) return;
  const { text, content } = node as { text?: unknown; content?: unknown };
  if (typeof text === "string") yield text;
  if (Array.isArray(content)) for (const child of content) yield* textsIn(child);
}
