import type { JSONContent } from "@tiptap/core";
import { type Block, countLines, splitBlocks } from "./blocks.ts";
import { decodeEntities } from "./entities.ts";
import { normalise } from "./extensions.ts";
import { readBlocks } from "./read.ts";
import { type Definitions, lex } from "./tokens.ts";
import { between, writeBlock } from "./write.ts";
import type { Manner } from "./write-inline.ts";

/** A document as Tiptap keeps it. */
export type DocumentJson = JSONContent;

export interface Loss {
  /** Counted from 1. */
  readonly line: number;
  readonly reason: string;
  readonly text: string;
}

export const emptyDocument: DocumentJson = { type: "doc", content: [{ type: "paragraph" }] };

/** Reads Markdown. A block that would not come out again as it went in is kept verbatim; `loss` is what not even that could save. */
export function fromMarkdown(text: string): { json: DocumentJson; loss: Loss[] } {
  const source = text.replace(/\r\n?/g, "\n");
  const { blocks, definitions } = splitSafely(source);
  const parts = blocks.map((block) => ({
    ...block,
    nodes: block.gap ? [] : block.verbatim ? raw(block.source) : readSafely(block, definitions),
  }));
  const lost = settle(parts);
  return { json: documentOf(parts.flatMap(({ nodes }) => nodes)), loss: lost.map(lossOf) };
}

/** Writes Markdown, with a line end at its end. */
export function toMarkdown(json: DocumentJson): string {
  const { markdown } = assemble(json.content ?? []);
  return markdown === "" ? "" : `${markdown}\n`;
}

interface Assembled {
  readonly markdown: string;
  /** The line each node begins in; of what is not written, the line it would. */
  readonly lines: readonly number[];
}

function assemble(nodes: readonly JSONContent[]): Assembled {
  let markdown = "";
  let previous: JSONContent | undefined;
  let line = 1;
  const lines: number[] = [];
  // Brackets are text only where no definition makes links of them.
  const manners = nodes.some(definesLinks) ? careful : [{ plain: true }, ...careful];
  for (const node of nodes) {
    // Dashes in the first line begin front matter.
    const text = node.type === "horizontalRule" && markdown === "" ? "***" : writeCarefully(node, manners);
    const gap = text !== "" && previous ? between(previous, node) : "";
    line += countLines(gap);
    lines.push(line);
    if (text === "") continue;
    markdown += gap + text;
    line += countLines(text);
    previous = node;
  }
  return { markdown, lines };
}

// Neither pattern below may look on from each place to the end of what is left: a long text would take the square of its length.

/** A label has at most 999 characters. */
const definesLinks = ({ type, attrs }: JSONContent) =>
  type === "rawMarkdown" && /^(?:[^\S\n]|>)*\[[^\]]{1,999}\]:/m.test(String(attrs?.text));

/** The letters of a document, a line for each block. */
export function plainText(json: DocumentJson): string {
  if (json.type === "text") return json.text ?? "";
  if (json.type === "hardBreak") return "\n";
  if (typeof json.attrs?.text === "string") return json.attrs.text;
  if (json.type === "image") return String(json.attrs?.alt ?? "");
  const parts = (json.content ?? []).map(plainText);
  return hasBlocks(json) ? parts.filter((part) => part !== "").join(json.type === "tableRow" ? "\t" : "\n") : parts.join("");
}

const hasBlocks = ({ type = "" }: JSONContent) => type !== "paragraph" && type !== "heading" && type !== "codeBlock";

const careful: readonly Manner[] = [{}, { underscore: true }, { numbers: true }, { underscore: true, numbers: true }];

/** In the first manner that is read again as what was written. */
function writeCarefully(given: JSONContent, manners: readonly Manner[]): string {
  if (given.type === "rawMarkdown") return writeBlock(given);
  const node = attempt(() => normalise({ type: "doc", content: [given] }).content?.[0]) ?? given;
  const wanted = attempt(() => keyOf([node]));
  for (const manner of wanted === null ? [] : manners) {
    const text = writeBlock(node, manner);
    if (text === "" || attempt(() => keyOf(readAgain(text))) === wanted) return text;
  }
  return writeBlock(node);
}

const raw = (text: string): JSONContent[] => [{ type: "rawMarkdown", attrs: { text } }];

const documentOf = (content: JSONContent[]): DocumentJson => (content.length > 0 ? normalise({ type: "doc", content }) : emptyDocument);

const keyOf = (content: JSONContent[]): string => JSON.stringify(normalise({ type: "doc", content }));

function attempt<Value>(work: () => Value): Value | null {
  try {
    return work();
  } catch {
    // What the schema does not allow and what has no node are one and the same here: it cannot be read.
    return null;
  }
}

const readAgain = (markdown: string, definitions: Definitions = {}): JSONContent[] => readBlocks(lex(markdown, definitions).tokens);

function readSafely({ tokens, source }: Block, definitions: Definitions): JSONContent[] {
  const nodes = attempt(() => normalise({ type: "doc", content: readBlocks(tokens) }).content);
  if (!nodes) return raw(source);
  const same = attempt(() => {
    const written = assemble(nodes).markdown;
    return letters(written) === letters(source) && keyOf(nodes) === keyOf(readAgain(written, definitions));
  });
  return same ? nodes : raw(source);
}

/** A second opinion that does not trust the reader: all that is no sign of Markdown, in its order. */
const letters = (markdown: string): string =>
  decodeEntities(markdown.replace(/^(?:[^\S\n]|[>*+-])*\d+[.)](?=\s|$)/gm, "").replace(/\[([^[\]\n]+)\]\((?:mailto:)?\1\)/g, "$1"))
    .replace(/<br\s*\/?>/gi, "br")
    .replace(/[^\p{L}\p{N}\p{S}]|[`~|<>^=+]/gu, "")
    .toLowerCase();

interface Part extends Block {
  nodes: JSONContent[];
}

/** What all parts together give back may differ from what each gave alone: such a part stays verbatim. Answers those that no longer can. */
function settle(parts: readonly Part[]): Part[] {
  for (let round = 0; ; round += 1) {
    keepGaps(parts);
    const broken = differences(parts);
    const lost = broken.filter(isRaw);
    if (broken.length === lost.length || round > 9) return broken;
    for (const part of broken) part.nodes = raw(part.source);
  }
}

/** The writer sets what parts two lists; beside text that stays verbatim it is text too. */
function keepGaps(parts: readonly Part[]): void {
  for (const [at, part] of parts.entries())
    if (part.gap && [parts[at - 1], parts[at + 1]].some((beside) => beside && isRaw(beside))) part.nodes = raw(part.source);
}

const isRaw = ({ nodes }: Part) => nodes[0]?.type === "rawMarkdown";

function differences(parts: readonly Part[]): Part[] {
  const { markdown, lines } = assemble(parts.flatMap(({ nodes }) => nodes));
  const { blocks } = splitSafely(markdown);
  let [node, block] = [0, 0];
  return parts.filter((part) => {
    const from = lines[node] ?? 1;
    node += part.nodes.length;
    const to = lines[node] ?? Number.POSITIVE_INFINITY;
    const first = block;
    while (block < blocks.length && (blocks[block]?.line ?? to) < to) block += 1;
    const own = blocks.slice(first, block).filter(({ gap }) => !gap || isRaw(part));
    if (part.nodes.length === 0) return false;
    if (isRaw(part)) return own[0]?.line !== from || own.at(-1)?.source.endsWith(lastLineOf(part.source)) !== true;
    const again = attempt(() => keyOf(own.flatMap(({ tokens }) => readBlocks(tokens))));
    return again === null || again !== keyOf(part.nodes);
  });
}

const lastLineOf = (text: string) => text.slice(text.lastIndexOf("\n") + 1).trimEnd();

/** What is nested too deeply for the lexer is one block. */
const splitSafely = (source: string): ReturnType<typeof splitBlocks> =>
  attempt(() => splitBlocks(source)) ?? { blocks: [{ line: 1, source, tokens: [], verbatim: true, gap: false }], definitions: {} };

const lossOf = ({ line, source }: Part): Loss => ({ line, text: source, reason: "would be read as something else beside its neighbours" });
