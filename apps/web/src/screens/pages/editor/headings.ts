import type { Node as ProseNode } from "@tiptap/pm/model";

export interface Heading {
  readonly level: number;
  readonly text: string;
  /** Where it begins in the document. */
  readonly at: number;
}

export function headingsOf(doc: ProseNode): Heading[] {
  const headings: Heading[] = [];
  doc.descendants((node, at) => {
    if (node.type.name === "heading") headings.push({ level: Number(node.attrs.level), text: node.textContent, at });
    return !node.isTextblock;
  });
  return headings;
}
