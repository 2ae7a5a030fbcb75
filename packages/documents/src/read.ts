import type { JSONContent } from "@tiptap/core";
import { readInline } from "./read-inline.ts";
import type { CellToken, ListItemToken, Token } from "./tokens.ts";
import { LIST_GAP } from "./write.ts";

/** Why a block cannot be a node of its own. It is kept verbatim then, so this never reaches a caller. */
class UnknownMarkdown extends Error {}

/** The nodes of one container. Throws what it does not know, for silence would be loss. */
export function readBlocks(tokens: readonly Token[]): JSONContent[] {
  return tokens.flatMap((token, at) => (isGap(tokens, at) ? [] : readBlock(token)));
}

export function isGap(tokens: readonly Token[], at: number): boolean {
  if (tokens[at]?.type !== "html" || tokens[at].raw.trim() !== LIST_GAP) return false;
  const around = [tokens.slice(0, at).findLast(notSpace), tokens.slice(at + 1).find(notSpace)];
  return around.every((token) => token?.type === "list");
}

const notSpace = ({ type }: Token) => type !== "space";

function readBlock(token: Token): JSONContent[] {
  switch (token.type) {
    case "space":
    case "checkbox":
      return [];
    case "paragraph":
    case "text":
      if (emptyItem.test(token.raw)) throw new UnknownMarkdown("to others than this lexer it is an empty item of a list");
      return [paragraph(token.tokens ?? [token])];
    case "heading":
      return [{ type: "heading", attrs: { level: token.depth }, content: readInline(token.tokens ?? []) }];
    case "code":
      return [codeBlock(token)];
    case "hr":
      return [{ type: "horizontalRule" }];
    case "blockquote":
      return [{ type: "blockquote", content: filled(readBlocks(token.tokens ?? [])) }];
    case "list":
      return readList(token);
    case "table":
      return [readTable(token)];
    default:
      throw new UnknownMarkdown(`${token.type} has no node of its own`);
  }
}

const emptyItem = /^[ \t]*(?:[-+*]|\d+[.)])[ \t]*$/m;

function paragraph(tokens: readonly Token[], inCell = false): JSONContent {
  const content = readInline(tokens, inCell);
  const last = content.at(-1);
  if (last?.type === "text") last.text = last.text?.replace(/[ \t]+$/, "") ?? "";
  return { type: "paragraph", content: last?.text === "" ? content.slice(0, -1) : content };
}

const filled = (blocks: JSONContent[]) => (blocks.length > 0 ? blocks : [{ type: "paragraph" }]);

const codeBlock = ({ lang, text = "" }: Token): JSONContent => ({
  type: "codeBlock",
  attrs: { language: lang || null },
  content: text === "" ? [] : [{ type: "text", text }],
});

/** Tasks and other items in one list are two kinds of list here; the writer joins them again. */
function readList({ items = [], ordered, start }: Token): JSONContent[] {
  const lists: JSONContent[] = [];
  for (const item of items) {
    if (item.task && ordered) throw new UnknownMarkdown("a numbered list has no tasks");
    const type = item.task ? "taskList" : ordered ? "orderedList" : "bulletList";
    if (lists.at(-1)?.type !== type) lists.push({ type, ...(ordered && { attrs: { start } }), content: [] });
    lists.at(-1)?.content?.push(readItem(item));
  }
  return lists;
}

function readItem({ task, checked, tokens = [] }: ListItemToken): JSONContent {
  const content = filled(readBlocks(tokens));
  return task ? { type: "taskItem", attrs: { checked: checked === true }, content } : { type: "listItem", content };
}

function readTable({ header = [], rows = [] }: Token): JSONContent {
  const row = (type: string, cells: readonly CellToken[]): JSONContent => ({
    type: "tableRow",
    content: cells.map(({ tokens, align }) => ({ type, ...(align && { attrs: { align } }), content: [paragraph(tokens, true)] })),
  });
  return { type: "table", content: [row("tableHeader", header), ...rows.map((cells) => row("tableCell", cells))] };
}
