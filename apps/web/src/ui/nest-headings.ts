/** As much of a Markdown tree as is needed here. */
export interface MarkdownNode {
  readonly type: string;
  depth?: number;
  readonly children?: readonly MarkdownNode[];
}

const DEEPEST = 6;

/** Headings of a text below a heading of the page, without a gap: the first one is `under` + 1, whatever the text began with. */
export function nestHeadings(tree: MarkdownNode, under: number): void {
  const open: number[] = [];
  const visit = (node: MarkdownNode) => {
    if (node.type === "heading") node.depth = depthOf(node.depth ?? 1);
    for (const child of node.children ?? []) visit(child);
  };
  const depthOf = (written: number): number => {
    while ((open.at(-1) ?? 0) >= written) open.pop();
    open.push(written);
    return Math.min(DEEPEST, under + open.length);
  };
  visit(tree);
}
