/** Plans as waves: what can be done side by side, and what has to come before it. Pure. */
import type { Status } from "../../ui/status.tsx";

export interface GraphNode {
  readonly id: string;
  readonly title: string;
  readonly status: Status;
  /** Instead of the word of the status. */
  readonly word?: string;
  /** How far it is: "3 of 5". */
  readonly note?: string;
}

/** `to` waits for `from`. */
export interface GraphEdge {
  readonly from: string;
  readonly to: string;
}

export interface Wave<Node> {
  /** Counted from 1. */
  readonly number: number;
  readonly nodes: readonly Node[];
}

interface Known {
  readonly id: string;
}

/** Without edges that lead nowhere, to themselves, or twice the same way. */
export function cleanEdges(nodes: readonly Known[], edges: readonly GraphEdge[]): GraphEdge[] {
  const known = new Set(nodes.map(({ id }) => id));
  const seen = new Set<string>();
  return edges.filter(({ from, to }) => {
    const key = `${from} ${to}`;
    if (from === to || !known.has(from) || !known.has(to) || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Every node after all that it waits for. Of a cycle, which an import may bring, the node that is listed first goes first. */
export function inOrder(nodes: readonly Known[], edges: readonly GraphEdge[]): string[] {
  const waits = new Map(nodes.map(({ id }) => [id, 0]));
  for (const { to } of edges) waits.set(to, (waits.get(to) ?? 0) + 1);
  const after = Map.groupBy(edges, ({ from }) => from);
  const order = new Set<string>();
  /** Answers those that wait for nothing more. */
  const take = (id: string): string[] => {
    order.add(id);
    return (after.get(id) ?? []).flatMap(({ to }) => {
      const left = (waits.get(to) ?? 0) - 1;
      waits.set(to, left);
      return left === 0 && !order.has(to) ? [to] : [];
    });
  };
  const follow = (first: string) => {
    if (order.has(first)) return;
    const open = [first];
    for (let id = open.pop(); id !== undefined; id = open.pop()) open.push(...take(id));
  };
  for (const { id } of nodes.filter((node) => waits.get(node.id) === 0)) follow(id);
  for (const { id } of nodes) follow(id);
  return [...order];
}

/** The wave of each node, counted from 0: one after the last of those that it waits for. */
export function layersOf(nodes: readonly Known[], given: readonly GraphEdge[]): ReadonlyMap<string, number> {
  const edges = cleanEdges(nodes, given);
  const before = Map.groupBy(edges, ({ to }) => to);
  const layers = new Map<string, number>();
  for (const id of inOrder(nodes, edges)) {
    // Of a cycle, the edge that leads back to its first node counts for nothing.
    const above = (before.get(id) ?? []).map(({ from }) => layers.get(from) ?? -1);
    layers.set(id, above.reduce((last, layer) => Math.max(last, layer), -1) + 1);
  }
  return layers;
}

/** Done ones included; in each wave the nodes keep their order. */
export function wavesOf<Node extends Known>(nodes: readonly Node[], edges: readonly GraphEdge[]): Wave<Node>[] {
  const layers = layersOf(nodes, edges);
  return [...Map.groupBy(nodes, ({ id }) => layers.get(id) ?? 0)]
    .toSorted(([one], [other]) => one - other)
    .map(([layer, members]) => ({ number: layer + 1, nodes: members }));
}

const isOver = ({ status }: GraphNode) => status === "done" || status === "cancelled";

/** The longest chain of what is still to be done: nothing makes the whole sooner but shortening it. Empty where nothing waits. */
export function criticalPath(nodes: readonly GraphNode[], given: readonly GraphEdge[]): string[] {
  const open = nodes.filter((node) => !isOver(node));
  const edges = cleanEdges(open, given);
  const before = Map.groupBy(edges, ({ to }) => to);
  const best = new Map<string, Reached>();
  const lengthOf = (id: string | null) => (id === null ? 0 : (best.get(id)?.length ?? 0));
  let last: string | null = null;
  for (const id of inOrder(open, edges)) {
    // Of a cycle, what comes later has no length yet.
    const from = longest(
      (before.get(id) ?? []).map((edge) => edge.from),
      lengthOf,
    );
    best.set(id, { length: 1 + lengthOf(from), from });
    if (lengthOf(id) > lengthOf(last)) last = id;
  }
  const path: string[] = [];
  for (let id = last; id !== null; id = best.get(id)?.from ?? null) path.unshift(id);
  return path.length > 1 ? path : [];
}

interface Reached {
  readonly length: number;
  readonly from: string | null;
}

const longest = (ids: readonly string[], lengthOf: (id: string | null) => number): string | null =>
  ids.reduce<string | null>((found, id) => (lengthOf(id) > lengthOf(found) ? id : found), null);

const said = [
  ["needs", "needs you"],
  ["failed", "failed"],
  ["ready", "ready now"],
  ["running", "running"],
  ["review", "in review"],
  ["blocked", "blocked"],
  ["queued", "waiting"],
] as const;

/** "2 ready now · 1 waiting", or "done". */
export function describeWave(nodes: readonly GraphNode[]): string {
  const parts = said.flatMap(([status, words]) => {
    const count = nodes.filter((node) => node.status === status).length;
    return count === 0 ? [] : [`${count} ${words}`];
  });
  const over = nodes.filter(isOver).length;
  if (parts.length === 0) return "done";
  return [...parts, ...(over === 0 ? [] : [`${over} done`])].join(" · ");
}
