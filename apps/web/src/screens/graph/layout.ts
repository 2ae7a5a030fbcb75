/** Where each node of a graph stands: waves from left to right, each a column. Pure; dagre decides the order within the columns. */
import { Graph, layout as runDagre } from "@dagrejs/dagre";
import { cleanEdges, type GraphEdge, layersOf } from "./waves.ts";

export const nodeSize = { width: 208, height: 48 } as const;
export const gap = { x: 72, y: 14 } as const;

/** Where the columns begin. */
export const columnAt = (layer: number): number => layer * (nodeSize.width + gap.x);

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Layout {
  /** The upper left corner. */
  readonly nodes: Readonly<Record<string, Point & { readonly layer: number }>>;
  readonly edges: readonly (GraphEdge & { readonly points: readonly Point[] })[];
  readonly width: number;
  readonly height: number;
}

export interface LayoutInput {
  readonly ids: readonly string[];
  readonly edges: readonly GraphEdge[];
}

/** Dagre takes seconds above this, and draws more than anybody could follow. */
const DAGRE_UP_TO = 400;
/** Dagre makes room for every edge; where that stretches the columns more than so many times, closely set columns are easier to read. */
const STRETCHED = 3;

export function layOut({ ids, edges: given }: LayoutInput): Layout {
  const all = ids.map((id) => ({ id }));
  const edges = cleanEdges(all, given);
  const layers = layersOf(all, edges);
  const layerOf = (id: string) => layers.get(id) ?? 0;
  const forward = edges.filter(({ from, to }) => layerOf(from) < layerOf(to));
  const tied = new Set(forward.flatMap(({ from, to }) => [from, to]));
  const linked = ids.filter((id) => tied.has(id));
  const placed = place({ ids: linked, edges: forward, layerOf });
  const nodes: Record<string, Point & { layer: number }> = {};
  for (const id of linked) nodes[id] = { x: columnAt(layerOf(id)), y: placed.top.get(id) ?? 0, layer: layerOf(id) };
  let bottom = Object.values(nodes).reduce((low, { y }) => Math.max(low, y + nodeSize.height + gap.y), 0);
  // What nothing ties to anything stands below the rest.
  for (const id of ids.filter((one) => !tied.has(one))) {
    nodes[id] = { x: columnAt(layerOf(id)), y: bottom, layer: layerOf(id) };
    bottom += nodeSize.height + gap.y;
  }
  const columns = Object.values(nodes).reduce((most, { layer }) => Math.max(most, layer + 1), 0);
  return {
    nodes,
    edges: edges.map((edge) => ({ ...edge, points: pathBetween(nodes, edge, placed.around(edge)) })),
    width: Math.max(0, columnAt(columns) - gap.x),
    height: Math.max(0, bottom - gap.y),
  };
}

interface Placing extends LayoutInput {
  layerOf(id: string): number;
}

interface Placed {
  readonly top: ReadonlyMap<string, number>;
  /** Where an edge goes on its way, so that it does not run behind nodes. */
  around(edge: GraphEdge): readonly Point[];
}

function place(given: Placing): Placed {
  const set = setColumns(given);
  if (given.ids.length === 0 || given.edges.length > DAGRE_UP_TO) return set;
  const arranged = arrange(given);
  return spanOf(arranged.top) > STRETCHED * spanOf(set.top) ? set : arranged;
}

const spanOf = (top: ReadonlyMap<string, number>) => [...top.values()].reduce((most, y) => Math.max(most, y), 0) + nodeSize.height;

function arrange({ ids, edges, layerOf }: Placing): Placed {
  const graph = new Graph();
  graph.setGraph({ rankdir: "LR", nodesep: gap.y, ranksep: gap.x, edgesep: 8 });
  for (const id of ids) graph.setNode(id, { ...nodeSize });
  for (const { from, to } of edges) graph.setEdge(from, to, { minlen: layerOf(to) - layerOf(from) });
  // The ranks are the waves: dagre's own would move nodes to the right, to shorten edges. Its halves make room for labels, so every
  // second rank is a column. It takes a function; its types do not say so.
  const ranker = (ranked: typeof graph) => {
    for (const id of ranked.nodes()) ranked.node(id).rank = 2 * layerOf(id);
  };
  runDagre(graph, { ranker: ranker as never });
  return {
    top: new Map(ids.map((id) => [id, (graph.node(id).y ?? 0) - nodeSize.height / 2])),
    around: ({ from, to }) => (graph.edge(from, to)?.points ?? []).slice(1, -1).map(({ x, y }) => ({ x, y })),
  };
}

const SWEEPS = 6;

/** Closely set columns, each in the order of what its nodes wait for or hold up. */
function setColumns({ ids, edges, layerOf }: Placing): Placed {
  const columns = Array.from({ length: ids.reduce((most, id) => Math.max(most, layerOf(id) + 1), 0) }, () => new Array<string>());
  for (const id of ids) columns[layerOf(id)]?.push(id);
  const before = Map.groupBy(edges, ({ to }) => to);
  const after = Map.groupBy(edges, ({ from }) => from);
  const at = new Map<string, number>();
  // By the share of the column, as columns differ in height.
  const note = (column: readonly string[]) => column.forEach((id, index) => at.set(id, (index + 0.5) / column.length));
  columns.forEach(note);
  const pull = (neighbours: readonly string[], own: number) =>
    neighbours.length === 0 ? own : neighbours.reduce((sum, id) => sum + (at.get(id) ?? 0), 0) / neighbours.length;
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    const forth = sweep % 2 === 0;
    for (const column of forth ? columns : columns.toReversed()) {
      const beside = (id: string) => (forth ? (before.get(id) ?? []).map(({ from }) => from) : (after.get(id) ?? []).map(({ to }) => to));
      const pulls = new Map(column.map((id) => [id, pull(beside(id), at.get(id) ?? 0)]));
      column.sort((one, other) => (pulls.get(one) ?? 0) - (pulls.get(other) ?? 0));
      note(column);
    }
  }
  const step = nodeSize.height + gap.y;
  const tallest = columns.reduce((most, { length }) => Math.max(most, length), 0);
  const top = new Map(columns.flatMap((column) => column.map((id, index) => [id, (index + (tallest - column.length) / 2) * step] as const)));
  return { top, around: () => [] };
}

/** From the right side of one to the left side of the other. */
function pathBetween(nodes: Layout["nodes"], { from, to }: GraphEdge, around: readonly Point[]): Point[] {
  const [start, end] = [nodes[from], nodes[to]];
  if (start === undefined || end === undefined) return [];
  const middle = nodeSize.height / 2;
  return [{ x: start.x + nodeSize.width, y: start.y + middle }, ...around, { x: end.x, y: end.y + middle }];
}
