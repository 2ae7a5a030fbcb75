import { isGap } from "./read.ts";
import { type Definitions, lex, type Token } from "./tokens.ts";

export interface Block {
  /** Where it begins, counted from 1. */
  readonly line: number;
  readonly source: string;
  readonly tokens: readonly Token[];
  /** No node could hold it. */
  readonly verbatim: boolean;
  /** Only parts the lists on its sides. */
  readonly gap: boolean;
}

const frontMatter = /^---\n(?!\n)(?:[^\n]*\n)*?---(?:\n|$)/;
const footnote = /^\[\^[^\]\s]+\]:/;
const voidTags = new Set("area base br col embed hr img input link meta source track wbr".split(" "));

/** The outermost blocks of a document. What belongs together though Markdown sees several blocks in it is one. */
export function splitBlocks(source: string): { blocks: Block[]; definitions: Definitions } {
  const front = frontMatter.exec(source)?.[0] ?? "";
  const { tokens, definitions } = lex(source.slice(front.length));
  const blocks: Block[] = [];
  let line = 1;
  const take = (group: readonly Token[], kind: Pick<Block, "verbatim" | "gap">) => {
    const text = group.map(({ raw }) => raw).join("");
    const lead = /^(?:[^\S\n]*\n)*/.exec(text)?.[0] ?? "";
    blocks.push({ line: line + countLines(lead), source: text.slice(lead.length).trimEnd(), tokens: group, ...kind });
    line += countLines(text);
  };
  if (front) take([{ type: "front", raw: front }], { verbatim: true, gap: false });
  for (let at = 0; at < tokens.length; ) {
    const size = groupSize(tokens, at);
    const group = tokens.slice(at, at + size);
    if (group[0]?.type === "space") line += countLines(group[0].raw);
    else take(group, { verbatim: size > 1 || isVerbatim(group[0]), gap: isGap(tokens, at) });
    at += size;
  }
  return { blocks, definitions };
}

export const countLines = (text: string) => text.split("\n").length - 1;

const isVerbatim = (token: Token | undefined) => token?.type === "html" || token?.type === "def" || footnote.test(token?.raw ?? "");

function groupSize(tokens: readonly Token[], at: number): number {
  const first = tokens[at];
  if (first?.type === "html") return htmlSize(tokens.slice(at, at + LONGEST_GROUP));
  if (first && footnote.test(first.raw)) return footnoteSize(tokens.slice(at + 1, at + LONGEST_GROUP));
  return 1;
}

/** What is never closed must not make the search go through the whole document each time. */
const LONGEST_GROUP = 500;

/** From `<details>` to the end of it, whatever lies between. */
function htmlSize(tokens: readonly Token[]): number {
  const name = /^\s*<([a-z][\w-]*)/i.exec(tokens[0]?.raw ?? "")?.[1]?.toLowerCase();
  if (!name || voidTags.has(name)) return 1;
  let open = 0;
  for (const [at, { raw }] of tokens.entries()) {
    open += openTags(raw, name);
    if (open <= 0) return at + 1;
  }
  return 1;
}

function openTags(html: string, name: string): number {
  const tags = [...html.matchAll(new RegExp(`<(/?)${name}(?=[\\s/>])[^>]*>`, "gi"))];
  return tags.reduce((open, [tag, slash]) => open + (slash ? -1 : tag.endsWith("/>") ? 0 : 1), 0);
}

/** Indented text that follows belongs to the footnote. */
function footnoteSize(rest: readonly Token[]): number {
  let size = 1;
  for (const [at, { type, raw }] of rest.entries()) {
    if (type === "space") continue;
    if (!/^ {4}|^\t/.test(raw)) break;
    size = at + 2;
  }
  return size;
}
