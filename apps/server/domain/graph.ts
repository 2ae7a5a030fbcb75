/** `from` depends on `to`: everywhere in the domain an edge points at what has to come first. */
export interface Edge {
  readonly from: string;
  readonly to: string;
}

export type EdgesOf = (id: string) => readonly string[];

/** Neighbours by node, each edge once, in the order given. Edges that touch an unknown node are left out. */
export function adjacency(nodes: readonly string[], edges: readonly Edge[]): ReadonlyMap<string, readonly string[]> {
  const seen = new Map<string, Set<string>>(nodes.map((node) => [node, new Set()]));
  for (const { from, to } of edges) {
    if (seen.has(to)) seen.get(from)?.add(to);
  }
  return new Map([...seen].map(([node, targets]) => [node, [...targets]]));
}

/** The shortest path, both ends included, or null. A node always reaches itself: `[from]`. */
export function findPath(edgesOf: EdgesOf, from: string, to: string): string[] | null {
  const cameFrom = new Map<string, string | null>([[from, null]]);
  // A Map iterates what is added during the walk, so it is queue and visited set in one.
  for (const node of cameFrom.keys()) {
    if (node === to) return walkBack(cameFrom, to);
    for (const next of edgesOf(node)) {
      if (!cameFrom.has(next)) cameFrom.set(next, node);
    }
  }
  return null;
}

/** From the start of a walk to `end`, by where each node was first reached from. */
export function walkBack(cameFrom: ReadonlyMap<string, string | null>, end: string): string[] {
  const path: string[] = [];
  for (let node: string | null = end; node !== null; node = cameFrom.get(node) ?? null) path.push(node);
  return path.reverse();
}

/** What comes first stands first (the `to` of an edge before its `from`); null when the edges hold a cycle. */
export function topologicalOrder(nodes: readonly string[], edges: readonly Edge[]): string[] | null {
  const targets = adjacency(nodes, edges);
  const waiting = new Map([...targets].map(([node, needs]) => [node, needs.length]));
  const dependents = reversed(targets);
  const order = [...targets.keys()].filter((node) => waiting.get(node) === 0);
  for (const node of order) {
    for (const dependent of dependents.get(node) ?? []) {
      const left = (waiting.get(dependent) ?? 0) - 1;
      waiting.set(dependent, left);
      if (left === 0) order.push(dependent);
    }
  }
  return order.length === targets.size ? order : null;
}

function reversed(targets: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, readonly string[]> {
  const sources = new Map<string, string[]>([...targets.keys()].map((node) => [node, []]));
  for (const [node, needs] of targets) {
    for (const need of needs) sources.get(need)?.push(node);
  }
  return sources;
}

/**
 * One cycle for each edge that closes one, found depth first in the order given; the closing edge runs from the last node
 * back to the first. Leaving the closing edges out leaves no cycle. (All elementary cycles would be exponentially many.)
 */
export function findCycles(nodes: readonly string[], edges: readonly Edge[]): string[][] {
  const targets = adjacency(nodes, edges);
  const finished = new Set<string>();
  return [...targets.keys()].flatMap((root) => (finished.has(root) ? [] : cyclesUnder(root, targets, finished)));
}

function cyclesUnder(root: string, targets: ReadonlyMap<string, readonly string[]>, finished: Set<string>): string[][] {
  const cycles: string[][] = [];
  const path = [root];
  const positions = new Map([[root, 0]]);
  const nextEdge = [0];
  for (let node = path.at(-1); node !== undefined; node = path.at(-1)) {
    const depth = path.length - 1;
    const edge = nextEdge[depth] ?? 0;
    const target = targets.get(node)?.[edge];
    nextEdge[depth] = edge + 1;
    if (target === undefined) {
      finished.add(node);
      positions.delete(node);
      path.pop();
      nextEdge.pop();
      continue;
    }
    const position = positions.get(target);
    if (position !== undefined) cycles.push(path.slice(position));
    else if (!finished.has(target)) {
      positions.set(target, path.push(target) - 1);
      nextEdge.push(0);
    }
  }
  return cycles;
}

/** `["A", "B", "C"]` reads "A → B → C → A". */
export function spellCycle(names: readonly string[]): string {
  return [...names, ...names.slice(0, 1)].join(" → ");
}
