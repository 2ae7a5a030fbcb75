import { type AnyExtension, getSchema, type JSONContent, Node } from "@tiptap/core";
import { Image } from "@tiptap/extension-image";
import { TaskItem, TaskList } from "@tiptap/extension-list";
import { Table, TableCell, TableHeader, TableRow } from "@tiptap/extension-table";
import { StarterKit } from "@tiptap/starter-kit";

/** What is asked of an element of the DOM, whose types a server does not have. */
interface Element {
  getAttribute(name: string): string | null;
}

const verbatim = (attribute: string) => ({
  text: {
    default: "",
    parseHTML: (element: Element) => element.getAttribute(attribute) ?? "",
    renderHTML: ({ text }: Record<string, unknown>) => ({ [attribute]: String(text) }),
  },
});

/** A block of Markdown that has no other node; its text is kept letter by letter. */
const RawMarkdown = Node.create({
  name: "rawMarkdown",
  group: "block",
  atom: true,
  addAttributes: () => verbatim("data-raw-markdown"),
  parseHTML: () => [{ tag: "pre[data-raw-markdown]" }],
  renderHTML: ({ node, HTMLAttributes }) => ["pre", HTMLAttributes, String(node.attrs.text)],
  renderText: ({ node }) => String(node.attrs.text),
});

/** The same within a line: a tag of HTML, the mark of a footnote, a link by reference. */
const RawInline = Node.create({
  name: "rawInline",
  group: "inline",
  inline: true,
  atom: true,
  addAttributes: () => verbatim("data-raw-inline"),
  parseHTML: () => [{ tag: "code[data-raw-inline]" }],
  renderHTML: ({ node, HTMLAttributes }) => ["code", HTMLAttributes, String(node.attrs.text)],
  renderText: ({ node }) => String(node.attrs.text),
});

/** Markdown has no underline, and its code may stand in links and bold text, which Tiptap's own does not allow. */
const Kit = StarterKit.extend({
  addExtensions() {
    const parts: AnyExtension[] = this.parent?.() ?? [];
    return parts.map((part) => (part.name === "code" ? part.extend({ excludes: "" }) : part));
  },
}).configure({ underline: false, link: { openOnClick: false } });

/** One paragraph in each cell: a table of Markdown can hold no more. */
const cell = { content: "paragraph" };

/** The one schema of documents: what the editor shows and what is stored. */
export const extensions: AnyExtension[] = [
  Kit,
  Image.configure({ inline: true }),
  TaskList,
  TaskItem.configure({ nested: true }),
  Table,
  TableRow,
  TableHeader.extend(cell),
  TableCell.extend(cell),
  RawMarkdown,
  RawInline,
];

let schema: ReturnType<typeof getSchema> | undefined;

/** The document with every attribute there and its text joined; throws when the schema does not allow it. */
export function normalise(json: JSONContent): JSONContent {
  schema ??= getSchema(extensions);
  const node = schema.nodeFromJSON(json);
  node.check();
  return node.toJSON();
}
