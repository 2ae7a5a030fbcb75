import { type Edge, walkBack } from "../../../domain/graph.ts";

/** The edges that leave any of these nodes. */
export type NextEdges = (nodes: readonly string[]) => Promise<readonly Edge[]>;

/**
 * The shortest path from one of `from` to `to`, both ends included, or null: breadth first, one query for each step away instead of one
 * for each node.
 */
export async function shortestPath(from: readonly string[], to: string, next: NextEdges): Promise<string[] | null> {
  const cameFrom = new Map<string, string | null>(from.map((node) => [node, null]));
  for (let frontier = [...from]; frontier.length > 0; ) {
    if (cameFrom.has(to)) return walkBack(cameFrom, to);
    const reached: string[] = [];
    for (const edge of await next(frontier)) {
      if (cameFrom.has(edge.to)) continue;
      cameFrom.set(edge.to, edge.from);
      reached.push(edge.to);
    }
    frontier = reached;
  }
  return null;
}
