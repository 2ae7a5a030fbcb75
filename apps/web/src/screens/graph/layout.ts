/** Where each node of a graph stands: waves from left to right, each a column. Pure; dagre decides the order within the columns. */
import { Graph, layout as runDagre } from "@dagrejs/dagre";
import { setColumns } from "./columns.ts";
import { gap, nodeSize, nodeStep, type Placed, type Placing, type Point } from "./placing.ts";
import { cleanEdges, type GraphEdge, layersOf } from "./waves.ts";

export interface Layout {
  /** The upper left corner. */
  readonly nodes: Readonly<Record<string, Point>>;
  readonly edges: readonly (GraphEdge & { readonly points: readonly Point[] })[];
  /** How many waves have a column. */
  readonly columns: number;
  /** Where the nodes begin that nothing ties to anything; null without any. */
  readonly looseAt: number | null;
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
  const nodes: Record<string, Point> = {};
  for (const id of linked) nodes[id] = { x: layerOf(id) * nodeStep.x, y: placed.top.get(id) ?? 0 };
  const columns = linked.reduce((most, id) => Math.max(most, layerOf(id) + 1), 0);
  const loose = ids.filter((id) => !tied.has(id));
  const looseAt = loose.length === 0 ? null : linked.length === 0 ? 0 : lowest(nodes) + LOOSE_GAP;
  Object.assign(nodes, inGrid(loose, { columns, top: looseAt ?? 0 }));
  return {
    nodes,
    edges: edges.map((edge) => ({ ...edge, points: pathBetween(nodes, edge, placed.around(edge)) })),
    columns,
    looseAt,
    width: Object.values(nodes).reduce((most, { x }) => Math.max(most, x + nodeSize.width), 0),
    height: lowest(nodes),
  };
}

/** Room for a heading. */
const LOOSE_GAP = 64;

const lowest = (nodes: Readonly<Record<string, Point>>) =>
  Object.values(nodes).reduce((low, { y }) => Math.max(low, y + nodeSize.height), 0);

/** As wide as the waves are, and wider where there are so many that they would make a tower. */
function inGrid(ids: readonly string[], { columns, top }: { readonly columns: number; readonly top: number }): Record<string, Point> {
  const across = Math.max(columns, Math.ceil(Math.sqrt(ids.length / 3)), 1);
  const at = (index: number) => ({ x: (index % across) * nodeStep.x, y: top + Math.floor(index / across) * nodeStep.y });
  return Object.fromEntries(ids.map((id, index) => [id, at(index)]));
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
    around: ({ from, to }) => (graph.edge(from, to)?.points ?? []).slice(1, -1).map(({ x, y }: Point) => ({ x, y })),
  };
}

/** From the right side of one to the left side of the other. */
function pathBetween(nodes: Layout["nodes"], { from, to }: GraphEdge, around: readonly Point[]): Point[] {
  const [start, end] = [nodes[from], nodes[to]];
  if (start === undefined || end === undefined) return [];
  const middle = nodeSize.height / 2;
  return [{ x: start.x + nodeSize.width, y: start.y + middle }, ...around, { x: end.x, y: end.y + middle }];
}
