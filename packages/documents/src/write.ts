import type { JSONContent } from "@tiptap/core";
import { type Manner, writeInline } from "./write-inline.ts";

/** Two lists of one kind in a row need something between them that is no text; the reader takes it away again. */
export const LIST_GAP = "<!-- -->";

export function writeBlock(node: JSONContent, manner: Manner = {}): string {
  const content = node.content ?? [];
  switch (node.type) {
    case "paragraph":
      return escapeLines(writeInline(content, manner));
    case "heading":
      return writeHeading(node, manner);
    case "codeBlock":
      return writeCodeBlock(node);
    case "horizontalRule":
      return "---";
    case "blockquote":
      return prefix(writeBlocks(content, manner), "> ", "> ");
    case "bulletList":
    case "taskList":
    case "orderedList":
      return writeList(node, manner);
    case "table":
      return writeTable(content, manner);
    case "rawMarkdown":
      return String(node.attrs?.text ?? "")
        .replace(/^\n+/, "")
        .trimEnd();
    default:
      return writeBlocks(content, manner);
  }
}

/** Blocks with a blank line between; empty paragraphs are left out, for Markdown has none. */
function writeBlocks(nodes: readonly JSONContent[], manner: Manner = {}): string {
  let out = "";
  let previous: JSONContent | undefined;
  for (const node of nodes) {
    const text = writeBlock(node, manner);
    if (text === "") continue;
    out += previous === undefined ? text : `${between(previous, node)}${text}`;
    previous = node;
  }
  return out;
}

const isList = ({ type }: JSONContent) => type === "bulletList" || type === "orderedList" || type === "taskList";

/** One list of Markdown holds tasks and other items; two lists of one kind in a row would be read as one. */
export function between(one: JSONContent, other: JSONContent): string {
  if (!isList(one) || !isList(other)) return "\n\n";
  if (one.type === other.type) return `\n\n${LIST_GAP}\n\n`;
  return one.type === "orderedList" || other.type === "orderedList" ? "\n\n" : "\n";
}

function writeHeading({ attrs, content = [] }: JSONContent, manner: Manner): string {
  const text = writeInline(content, manner)
    .replace(/\\?\n\s*/g, " ")
    .replace(/(^|\s)(#+\s*)$/, "$1\\$2");
  return `${"#".repeat(Number(attrs?.level ?? 1))} ${text}`.trimEnd();
}

function writeCodeBlock({ attrs, content = [] }: JSONContent): string {
  const text = content.map(({ text = "" }) => text).join("");
  const language = String(attrs?.language ?? "");
  const sign = language.includes("`") ? "~" : "`";
  const longest = Math.max(2, ...(text.match(sign === "~" ? /~+/g : /`+/g) ?? []).map(({ length }) => length));
  const fence = sign.repeat(longest + 1);
  return `${fence}${language}\n${text}${text === "" ? "" : "\n"}${fence}`;
}

/** Loose, with blank lines, only where an item holds more than a line and lists below it. */
function writeList({ type, attrs, content = [] }: JSONContent, manner: Manner): string {
  const loose = content.some(({ content: blocks = [] }) => blocks.slice(1).some((block) => !isList(block)));
  const first = Number(attrs?.start ?? 1);
  const items = content.map((item, at) => {
    const marker = type === "orderedList" ? `${first + at}. ` : "- ";
    const box = type === "taskList" ? `[${item.attrs?.checked === true ? "x" : " "}] ` : "";
    return writeItem(item, { lead: `${marker}${box}`, indent: " ".repeat(marker.length), loose, manner });
  });
  return items.join(loose ? "\n\n" : "\n");
}

interface ItemStyle {
  readonly lead: string;
  readonly indent: string;
  readonly loose: boolean;
  readonly manner: Manner;
}

function writeItem({ content = [] }: JSONContent, { lead, indent, loose, manner }: ItemStyle): string {
  const [first, ...rest] = content;
  const head = first ? writeBlock(first, manner) : "";
  const tail = writeBlocks(rest, manner);
  const gap = tail === "" ? "" : loose ? "\n\n" : "\n";
  return prefix(`${head}${gap}${tail}`, lead, indent);
}

const prefix = (text: string, first: string, others: string): string =>
  text
    .split("\n")
    .map((line, at) =>
      (at === 0 ? `${first}${line}` : line === "" ? others.trimEnd() : `${others}${line}`).replace(/^( *>)+ +$/, (marks) =>
        marks.trimEnd(),
      ),
    )
    .join("\n");

function writeTable(rows: readonly JSONContent[], manner: Manner): string {
  const [head, ...body] = rows.map(({ content = [] }) => content);
  if (!head) return "";
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const write = (cells: readonly JSONContent[]) => line(cells.map(({ content = [] }) => writeCell(content, manner)));
  const rule = line(head.map(({ attrs }) => rules[String(attrs?.align)] ?? "---"));
  return [write(head), rule, ...body.map(write)].join("\n");
}

const rules: Record<string, string> = { left: ":---", center: ":---:", right: "---:" };

const writeCell = (blocks: readonly JSONContent[], manner: Manner): string =>
  blocks.map(({ content = [] }) => writeInline(content, { ...manner, inCell: true }).trim()).join("<br>");

/** What makes a line more than text at its beginning. */
const escapeLines = (text: string): string =>
  text
    .split("\n")
    .map((line) =>
      line
        .trimStart()
        .replace(/^(#{1,6}|[-+])(?=\s|$)/, "\\$1")
        .replace(/^(\d{1,9})([.)])(?=\s|$)/, "$1\\$2")
        .replace(/^>/, "\\>")
        .replace(/^(?==+\s*$|[-:|][-:| ]+$)/, "\\"),
    )
    .join("\n");
