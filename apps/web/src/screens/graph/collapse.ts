/** Large plans with what is done folded away. Pure. */
import { cleanEdges, type GraphEdge, type GraphNode, layersOf } from "./waves.ts";

/** More nodes than this, and the done ones of each wave become one node. */
const COLLAPSE_ABOVE = 300;

export interface ShownGraph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

interface Folding {
  /** Waves, counted from 1, that somebody has opened. */
  readonly opened: ReadonlySet<number>;
  readonly above?: number;
}

const prefix = "done-wave:";
const isOver = ({ status }: GraphNode) => status === "done" || status === "cancelled";

/** The wave that such a node stands for; undefined for any other node. */
export const foldedWave = (id: string): number | undefined => (id.startsWith(prefix) ? Number(id.slice(prefix.length)) : undefined);

export function collapseDone({ nodes, edges }: ShownGraph, { opened, above = COLLAPSE_ABOVE }: Folding): ShownGraph {
  if (nodes.length <= above) return { nodes, edges };
  const layers = layersOf(nodes, edges);
  const waveOf = ({ id }: GraphNode) => (layers.get(id) ?? 0) + 1;
  const folded = Map.groupBy(nodes, (node) => (isOver(node) && !opened.has(waveOf(node)) ? waveOf(node) : 0));
  const kept = folded.get(0) ?? [];
  folded.delete(0);
  const standsFor = new Map<string, string>();
  const stand: GraphNode[] = [];
  for (const [wave, members] of folded) {
    stand.push({ id: `${prefix}${wave}`, title: `Wave ${wave}`, status: "done", word: `${members.length} done`, note: "Enter shows them" });
    for (const { id } of members) standsFor.set(id, `${prefix}${wave}`);
  }
  const shown = [...stand, ...kept];
  const lifted = edges.map(({ from, to }) => ({ from: standsFor.get(from) ?? from, to: standsFor.get(to) ?? to }));
  return { nodes: shown, edges: cleanEdges(shown, lifted) };
}
