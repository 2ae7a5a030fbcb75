import type { JSONContent } from "@tiptap/core";
import { encodeEntity } from "./entities.ts";

type Mark = NonNullable<JSONContent["marks"]>[number];

export interface Manner {
  /** Leaves signs alone that mostly are text: `a[0]`, `~5`, `2 * 3`. */
  readonly plain?: boolean;
  /** `_a_` where `*a*` would run into its neighbours. */
  readonly underscore?: boolean;
  /** Letters beside a mark as numbers: `**(a)**b` does not end at its stars, `**(a)**&#98;` does. */
  readonly numbers?: boolean;
  /** In a cell a line cannot end and a bar ends the cell. */
  readonly inCell?: boolean;
}

/** From outside in, where two marks span the same text. */
const rank = ["link", "bold", "strike", "italic", "code"];

export function writeInline(nodes: readonly JSONContent[], manner: Manner = {}): string {
  const line = writeRun(trimBreaks(nodes), { manner, done: new Set() });
  return manner.inCell ? line.replace(/\n/g, " ").replace(/\|/g, "\\|") : line;
}

/** A break before the end of its block would be read as a backslash. */
function trimBreaks(nodes: readonly JSONContent[]): readonly JSONContent[] {
  const last = nodes.findLastIndex(({ type }) => type !== "hardBreak");
  return nodes.slice(0, last + 1);
}

interface Within {
  readonly manner: Manner;
  /** Marks that are written around already. */
  readonly done: ReadonlySet<string>;
}

function writeRun(nodes: readonly JSONContent[], within: Within): string {
  let out = "";
  for (let at = 0; at < nodes.length; ) {
    const run = longestRun(nodes, at, within.done);
    out += run ? writeMark(run.mark, nodes.slice(at, run.end), within) : writeLeaf(nodes, at, within);
    at = run?.end ?? at + 1;
  }
  return out;
}

/** The mark that begins here and lasts longest, so that marks nest and never cross. */
function longestRun(nodes: readonly JSONContent[], from: number, done: ReadonlySet<string>): { mark: Mark; end: number } | null {
  const runs = marksOf(nodes[from])
    .filter(({ type }) => !done.has(type))
    .map((mark) => ({ mark, end: endOf(nodes, from, mark) }));
  runs.sort((one, other) => other.end - one.end || rank.indexOf(one.mark.type) - rank.indexOf(other.mark.type));
  // Nothing is read within code, so it goes innermost however long it lasts.
  return runs.find(({ mark }) => mark.type !== "code") ?? runs[0] ?? null;
}

const marksOf = (node: JSONContent | undefined): readonly Mark[] => (node?.type === "hardBreak" ? [] : (node?.marks ?? []));

/** Breaks carry no marks; they go along when the mark goes on behind them. */
function endOf(nodes: readonly JSONContent[], from: number, mark: Mark): number {
  let end = from;
  for (let at = from; at < nodes.length; at += 1) {
    if (nodes[at]?.type === "hardBreak") continue;
    if (!marksOf(nodes[at]).some((other) => sameMark(mark, other))) break;
    end = at + 1;
  }
  return end;
}

const sameMark = (one: Mark, other: Mark) =>
  one.type === other.type && one.attrs?.href === other.attrs?.href && (one.attrs?.title ?? null) === (other.attrs?.title ?? null);

function writeMark(mark: Mark, nodes: readonly JSONContent[], { manner, done }: Within): string {
  if (mark.type === "code") return writeCode(nodes.map(({ text = "" }) => text).join(""));
  const within = { manner, done: new Set([...done, mark.type]) };
  if (mark.type === "link") return writeLink(mark, nodes, within);
  const inner = writeRun(nodes, within);
  const sign = { bold: "**", italic: manner.underscore ? "_" : "*", strike: "~~" }[mark.type] ?? "";
  const [, before = "", text = "", after = ""] = /^(\s*)([\s\S]*?)(\s*)$/.exec(inner) ?? [];
  return text === "" ? inner : `${before}${sign}${text}${sign}${after}`;
}

function writeCode(code: string): string {
  const text = code.replace(/\n/g, " ");
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = "`".repeat(longest === 1 ? 2 : longest + 1);
  const space = /^`|`$|^ .*[^ ].* $/.test(text) ? " " : "";
  return `${fence}${space}${text}${space}${fence}`;
}

function writeLink({ attrs }: Mark, nodes: readonly JSONContent[], within: Within): string {
  const href = String(attrs?.href ?? "");
  const [only] = nodes;
  const bare = nodes.length === 1 && only?.marks?.length === 1 && !attrs?.title ? writeAddress(href, only.text) : undefined;
  if (bare !== undefined) return bare;
  const text = writeRun(nodes, within).replace(/(?<!\\)\]/g, (sign, at: number, all: string) => (isOwnBracket(all, at) ? sign : "\\]"));
  return `[${text}]${target(href, attrs?.title)}`;
}

/** An address that is its own text needs no brackets. */
function writeAddress(href: string, text: string | undefined): string | undefined {
  if (text === href && /^https?:\/\/[\w./%#?=&+~:-]*[\w/]$/.test(href) && !/&\w*;?$|~~|__/.test(href)) return href;
  if (text === href && /^[a-z][a-z\d+.-]+:[^\s<>]+$/i.test(href)) return `<${href}>`;
  if (`mailto:${text}` === href && /^[\w.+-]+@[\w-]+(\.[\w-]+)+$/.test(text ?? "")) return `<${text}>`;
  return `http://${text}` === href && /^www\.[\w./-]*[\w/]$/.test(text ?? "") ? text : undefined;
}

/** The end of an image or of code that stands in the text of a link. */
const isOwnBracket = (all: string, at: number) => all[at + 1] === "(" || /`[^`]*$/.test(all.slice(0, at));

function target(href: string, title: unknown): string {
  const bare = /^[^\s<>()]+(\([^\s<>()]*\)[^\s<>()]*)*$/.test(href);
  const words = title ? ` "${String(title).replace(/["\\]/g, "\\$&")}"` : "";
  return `(${bare ? href : `<${href}>`}${words})`;
}

function writeLeaf(nodes: readonly JSONContent[], at: number, { manner, done }: Within): string {
  const node = nodes[at];
  switch (node?.type) {
    case "text":
      return writeText(nodes, at, manner);
    case "hardBreak":
      return manner.inCell ? "<br>" : "\\\n";
    case "image":
      return `![${String(node.attrs?.alt ?? "")}]${target(String(node.attrs?.src ?? ""), node.attrs?.title)}`;
    case "rawInline":
      return String(node.attrs?.text ?? "");
    default:
      return writeRun(node?.content ?? [], { manner, done });
  }
}

function writeText(nodes: readonly JSONContent[], at: number, manner: Manner): string {
  const text = escapeText(nodes[at]?.text ?? "", manner.plain === true).replace(/!$/, beforeBracket(nodes[at + 1]) ? "\\!" : "!");
  if (!manner.numbers) return text;
  const [before, after] = [nodes[at - 1]?.type === "text", nodes[at + 1]?.type === "text"];
  const head = before ? text.replace(/^[\p{L}\p{N}]/u, encodeEntity) : text;
  return after ? head.replace(/[\p{L}\p{N}]$/u, encodeEntity) : head;
}

/** What would be read as more than its letters. An underscore within a word is none. */
const escapeText = (text: string, plain: boolean): string =>
  text
    .replace(plain ? /[\\`]|\*(?!(?<=\s\*)\s)/g : /[\\*`[~]/g, "\\$&")
    .replace(/_/g, (sign, at: number, all: string) => (isLetter(all[at - 1]) && isLetter(all[at + 1]) ? sign : "\\_"))
    .replace(/<(?=[a-z/!?])/gi, "\\<")
    .replace(/&(?=#|[a-z][a-z\d]*;)/gi, "\\&")
    .replace(/(https?|ftp)(?=:\/\/)/gi, "$1\\")
    .replace(/www(?=\.)/gi, "www\\")
    .replace(/([\w.+-])@(?=\w)/g, "$1\\@");

const beforeBracket = (next: JSONContent | undefined) => next?.type === "image" || marksOf(next).some(({ type }) => type === "link");

const isLetter = (character: string | undefined) => character !== undefined && /[\p{L}\p{N}]/u.test(character);
