import { type SearchHit, type SearchKind, searchKindSchema } from "@signalbox/contracts";
import type { FoundRow } from "../../db/repositories/search.ts";
import { holdsText, snippetOf, writtenText } from "../../domain/text-match.ts";
import type { App } from "../../ports/app.ts";

const longestTitle = 200;

/** Whatever holds the text, of each kind at most `limit`: those whose title holds it first, in the order of the kinds. */
export async function findText(
  { store: { reads } }: Pick<App, "store">,
  { text, limit }: { text: string; limit: number },
): Promise<{ hits: SearchHit[] }> {
  const hits: SearchHit[] = [];
  for (const kind of searchKindSchema.options) {
    hits.push(...(await reads.search.findByKind(kind, text, limit)).flatMap((row) => hitOf(kind, row, text)));
    // Others get their turn between kinds: each may read a whole table.
    await new Promise<void>((resume) => setImmediate(resume));
  }
  return { hits: [...hits.filter(({ snippet }) => snippet === null), ...hits.filter(({ snippet }) => snippet !== null)] };
}

/** None for a document that holds the text in the names of its nodes only: nobody looks for those. */
function hitOf(kind: SearchKind, { id, title, text, initiativeId, status }: FoundRow, wanted: string): SearchHit[] {
  const inTitle = holdsText(title, wanted);
  const snippet = inTitle ? null : snippetOf(writtenText(text ?? ""), wanted);
  return inTitle || snippet !== null ? [{ kind, id, title: shortened(title), snippet, initiativeId, status }] : [];
}

function shortened(title: string): string {
  const line = title.replaceAll(/\s+/g, " ").trim();
  return line.length > longestTitle ? `${line.slice(0, longestTitle - 1).toWellFormed()}…` : line;
}
