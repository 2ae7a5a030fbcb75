import type { JSONContent } from "@tiptap/core";
import { decodeEntities } from "./entities.ts";
import type { Token } from "./tokens.ts";

type Mark = NonNullable<JSONContent["marks"]>[number];

interface Place {
  readonly marks: readonly Mark[];
  readonly inCell: boolean;
}

const simpleMarks: Record<string, string> = { strong: "bold", em: "italic", del: "strike" };

/** A footnote's mark, or a character by a name that is not one of the few everybody knows. */
const verbatimText = /(\[\^[^\]\s]+\]|&(?!(?:amp|lt|gt|quot|apos|nbsp);)[a-z][a-z\d]*;)/i;

export const readInline = (tokens: readonly Token[], inCell = false): JSONContent[] => readAll(tokens, { marks: [], inCell });

const readAll = (tokens: readonly Token[], place: Place): JSONContent[] => tokens.flatMap((token) => readOne(token, place));

function readOne(token: Token, place: Place): JSONContent[] {
  const { type, raw, text = "", tokens = [] } = token;
  const simple = simpleMarks[type];
  if (simple) return readAll(tokens, inside(place, { type: simple }));
  switch (type) {
    case "text":
      return tokens.length > 0 ? readAll(tokens, place) : readText(text, place);
    case "escape":
      return plain(text, place);
    case "codespan":
      return plain(text, inside(place, { type: "code" }));
    case "checkbox":
      // Of a task in a list with blank lines; the item says whether it is done.
      return [];
    case "br":
      return [{ type: "hardBreak" }];
    case "link":
      return isByReference(token) ? verbatim(raw, place) : readAll(tokens, inside(place, { type: "link", attrs: addressOf(token) }));
    case "image":
      return isByReference(token) ? verbatim(raw, place) : [image(token, place)];
    case "html":
      return place.inCell && /^<br\s*\/?>$/i.test(raw) ? [{ type: "hardBreak" }] : verbatim(raw, place);
    default:
      return verbatim(raw, place);
  }
}

const inside = (place: Place, mark: Mark): Place => ({ ...place, marks: [...place.marks, mark] });

const addressOf = ({ href = "", title }: Token) => ({ href, ...(title && { title }) });

const image = (token: Token, { marks }: Place): JSONContent => {
  const { href: src = "", title = null, text: alt = "" } = token;
  return { type: "image", attrs: { src, title, alt }, marks: [...marks] };
};

/** `[a][b]` and `[b]`: the address stands elsewhere and must stay there. A bare address ends without a bracket. */
const isByReference = ({ raw }: Token) => raw.endsWith("]");

const plain = (text: string, { marks }: Place): JSONContent[] => (text === "" ? [] : [{ type: "text", text, marks: [...marks] }]);

const verbatim = (text: string, { marks }: Place): JSONContent[] => [{ type: "rawInline", attrs: { text }, marks: [...marks] }];

function readText(text: string, place: Place): JSONContent[] {
  return text
    .split(verbatimText)
    .flatMap((part, at) => (at % 2 === 1 ? verbatim(part, place) : plain(decodeEntities(part.replace(/[ \t]*\n[ \t]*/g, "\n")), place)));
}
