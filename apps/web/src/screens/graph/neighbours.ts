/** Where the arrow keys lead in a graph. Pure. */
import type { Point } from "./placing.ts";
import type { GraphEdge } from "./waves.ts";

export type Direction = "left" | "right" | "up" | "down";

interface Standing {
  readonly nodes: Readonly<Record<string, Point>>;
  readonly edges: readonly GraphEdge[];
}

/**
 * Right and left along the edges, to what stands closest; up and down within the column. What has no edges has neighbours in its row.
 * Null where nothing stands there.
 */
export function neighbourOf(id: string, direction: Direction, { nodes, edges }: Standing): string | null {
  const here = nodes[id];
  if (here === undefined) return null;
  const own = edges.filter(({ from, to }) => from === id || to === id);
  const away = (other: string) => Math.abs((nodes[other]?.x ?? 0) - here.x) + Math.abs((nodes[other]?.y ?? 0) - here.y);
  const upright = direction === "up" || direction === "down";
  if (!upright && own.length > 0) {
    const ends = direction === "right" ? own.filter(({ from }) => from === id).map(({ to }) => to) : own.map(({ from }) => from);
    return closest(
      ends.filter((end) => end !== id),
      away,
    );
  }
  const [along, across] = upright ? (["y", "x"] as const) : (["x", "y"] as const);
  const sign = direction === "down" || direction === "right" ? 1 : -1;
  const inLine = Object.entries(nodes).filter(([, at]) => at[across] === here[across] && (at[along] - here[along]) * sign > 0);
  return closest(
    inLine.map(([other]) => other),
    away,
  );
}

const closest = (ids: readonly string[], away: (id: string) => number): string | null =>
  ids.reduce<string | null>((best, id) => (best === null || away(id) < away(best) ? id : best), null);

interface Ends {
  readonly first: string | null;
  readonly last: string | null;
}

/** The first node is the uppermost of the first column, the last one the lowest of the last. */
export function endsOf(nodes: Readonly<Record<string, Point>>): Ends {
  const sorted = Object.entries(nodes).toSorted(([, a], [, b]) => a.x - b.x || a.y - b.y);
  return { first: sorted[0]?.[0] ?? null, last: sorted.at(-1)?.[0] ?? null };
}
