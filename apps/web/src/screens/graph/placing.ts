import type { GraphEdge } from "./waves.ts";

/** Sizes and words that the ways of placing nodes have in common. */
export const nodeSize = { width: 208, height: 48 } as const;
export const gap = { x: 72, y: 14 } as const;
export const nodeStep = { x: nodeSize.width + gap.x, y: nodeSize.height + gap.y } as const;

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Placing {
  readonly ids: readonly string[];
  readonly edges: readonly GraphEdge[];
  /** The column of a node. */
  layerOf(id: string): number;
}

export interface Placed {
  readonly top: ReadonlyMap<string, number>;
  /** Where an edge goes on its way, so that it does not run behind nodes. */
  around(edge: GraphEdge): readonly Point[];
}
