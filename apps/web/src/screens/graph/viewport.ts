/** What part of a graph is seen. Pure. */
import { nodeSize, type Point } from "./placing.ts";

export interface View extends Point {
  readonly zoom: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export const zoomRange = { least: 0.1, most: 1.5 } as const;
const MARGIN = 24;
/** The headings of the columns stand above the nodes. */
const HEADING = 32;
/** Smaller than this nobody reads the titles: rather a part than all of it. */
const LEGIBLE = 0.75;

/** All of it where that can be read; else as much as fits around the node that matters most. */
export function openingView(graph: Size, view: Size, centre: Point | undefined): View {
  const whole = Math.min(1, (view.width - 2 * MARGIN) / graph.width, (view.height - 2 * MARGIN - HEADING) / (graph.height || 1));
  const zoom = Math.max(LEGIBLE, whole);
  const at = { x: (centre?.x ?? 0) + nodeSize.width / 2, y: (centre?.y ?? 0) + nodeSize.height / 2 };
  const across = { length: graph.width * zoom, inView: view.width, wanted: at.x * zoom, lead: MARGIN };
  const down = { length: graph.height * zoom, inView: view.height, wanted: at.y * zoom, lead: MARGIN + HEADING };
  return { zoom, x: startAt(across), y: startAt(down) };
}

interface Along {
  readonly length: number;
  readonly inView: number;
  /** What is to be in the middle. */
  readonly wanted: number;
  readonly lead: number;
}

/** Never past the ends. */
function startAt({ length, inView, wanted, lead }: Along): number {
  if (lead + length + MARGIN <= inView) return lead;
  return Math.min(lead, Math.max(inView - MARGIN - length, inView / 2 - wanted));
}

/** The same view, moved as little as it takes to show a node. */
export function showing(node: Point, view: View, size: Size): View {
  const moved = (at: number, length: number, inView: number) => {
    const [start, end] = [at, at + length * view.zoom];
    if (start < MARGIN) return MARGIN - start;
    return end > inView - MARGIN ? Math.max(MARGIN - start, inView - MARGIN - end) : 0;
  };
  const [x, y] = [node.x * view.zoom + view.x, node.y * view.zoom + view.y];
  return { ...view, x: view.x + moved(x, nodeSize.width, size.width), y: view.y + moved(y, nodeSize.height, size.height) };
}

/** Whether any of the node is seen. */
export function isSeen(node: Point, view: View, size: Size): boolean {
  const [x, y] = [node.x * view.zoom + view.x, node.y * view.zoom + view.y];
  return x < size.width && y < size.height && x + nodeSize.width * view.zoom > 0 && y + nodeSize.height * view.zoom > 0;
}
