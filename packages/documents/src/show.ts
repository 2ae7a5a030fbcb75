import { documentIn } from "./document-in.ts";
import { writeBlock } from "./write.ts";

/** Right also where a mark ends beside a letter, at the price of signs that nobody would write by hand and nobody sees. */
const surest = { numbers: true };

/**
 * The Markdown of what is stored, to be shown and not kept: `markdownOf` writes what a person would, for which it needs the schema and the
 * lexer, which are most of this package.
 */
export function shownMarkdown(content: string | null): string {
  if (content === null) return "";
  const json = documentIn(content);
  return json ? writeBlock(json, surest) : content;
}
