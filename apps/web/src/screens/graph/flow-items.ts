/** From a plan that has been laid out to what React Flow draws. Pure. */
import { type Edge, MarkerType, type Node, Position } from "@xyflow/react";
import { statusWords } from "../../ui/status.tsx";
import { foldedWave, type ShownGraph } from "./collapse.ts";
import type { Layout } from "./layout.ts";
import { nodeSize, nodeStep, type Point } from "./placing.ts";
import { criticalPath, type GraphNode } from "./waves.ts";

export type PlanNode = Node<{ readonly node: GraphNode; readonly domId: string; readonly label: string }, "plan">;
export type HeadingNode = Node<{ readonly text: string }, "heading">;
export type FlowNode = PlanNode | HeadingNode;
export type PlanEdge = Edge<{ readonly points: readonly Point[]; readonly critical: boolean; readonly dashed: boolean }, "plan">;

interface Drawing {
  readonly shown: ShownGraph;
  readonly layout: Layout;
  /** Before the ids of its elements. */
  readonly prefix: string;
}

export const domIdOf = (prefix: string, id: string): string => `${prefix}-${id}`;

const still = { draggable: false, selectable: false, focusable: false, connectable: false } as const;
// Known before they are measured, so that an edge is drawn although the node at its other end is out of sight.
const handles = [
  { type: "target" as const, position: Position.Left, x: 0, y: nodeSize.height / 2, width: 1, height: 1 },
  { type: "source" as const, position: Position.Right, x: nodeSize.width, y: nodeSize.height / 2, width: 1, height: 1 },
];

export function flowNodes({ shown, layout, prefix }: Drawing): FlowNode[] {
  const says = labeller(shown);
  const nodes = shown.nodes.flatMap((node): PlanNode[] => {
    const position = layout.nodes[node.id];
    if (position === undefined) return [];
    const data = { node, domId: domIdOf(prefix, node.id), label: says(node) };
    // The box around a node says nothing: the node in it does.
    const domAttributes = { "aria-roledescription": undefined } as const;
    return [{ id: node.id, type: "plan", position: { x: position.x, y: position.y }, data, ...sized, handles, ...still, domAttributes }];
  });
  return [...headings(layout), ...nodes];
}

const sized = { width: nodeSize.width, height: nodeSize.height, measured: { ...nodeSize } };
const HEADING_HEIGHT = 20;

function headings({ columns, looseAt }: Layout): HeadingNode[] {
  const heading = (id: string, text: string, position: Point): HeadingNode => ({
    ...{ id: `heading:${id}`, type: "heading", data: { text }, position, ...still },
    ...{ width: nodeSize.width, height: HEADING_HEIGHT, measured: { width: nodeSize.width, height: HEADING_HEIGHT } },
    domAttributes: { "aria-roledescription": undefined },
  });
  const waves = Array.from({ length: columns }, (_, index) =>
    heading(String(index), `Wave ${index + 1}`, { x: index * nodeStep.x, y: -HEADING_HEIGHT - 8 }),
  );
  return looseAt === null ? waves : [...waves, heading("loose", "Without dependencies", { x: 0, y: looseAt - HEADING_HEIGHT - 8 })];
}

function labeller({ nodes, edges }: ShownGraph): (node: GraphNode) => string {
  const done = new Set(nodes.filter(({ status }) => status === "done").map(({ id }) => id));
  const waits = Map.groupBy(
    edges.filter(({ from }) => !done.has(from)),
    ({ to }) => to,
  );
  const holds = Map.groupBy(edges, ({ from }) => from);
  return ({ id, title, word, status, note }) => {
    if (foldedWave(id) !== undefined) return `${title}: ${word}. Enter shows them.`;
    const ties = [
      [waits.get(id)?.length ?? 0, "waits for"],
      [holds.get(id)?.length ?? 0, "unblocks"],
    ] as const;
    return [title, word ?? statusWords[status], note, ...ties.map(([count, words]) => (count === 0 ? undefined : `${words} ${count}`))]
      .filter(Boolean)
      .join(", ");
  };
}

export function flowEdges({ shown, layout }: Drawing): PlanEdge[] {
  const statusOf = new Map(shown.nodes.map(({ id, status }) => [id, status]));
  const path = criticalPath(shown.nodes, shown.edges);
  const chain = new Map(path.map((id, index) => [id, path[index + 1]]));
  return layout.edges.map(({ from, to, points }) => {
    const critical = chain.get(from) === to;
    const color = critical ? "var(--accent)" : "var(--line-strong)";
    return {
      ...{ id: `${from} ${to}`, source: from, target: to, type: "plan", focusable: false, selectable: false, reconnectable: false },
      data: { points, critical, dashed: statusOf.get(from) !== "done" },
      markerEnd: { type: MarkerType.ArrowClosed, color, width: 14, height: 14, markerUnits: "userSpaceOnUse" },
      zIndex: critical ? 1 : 0,
      // Said by the nodes, which name what they wait for.
      domAttributes: { "aria-hidden": true, "aria-roledescription": undefined, "aria-label": undefined, role: undefined },
    };
  });
}

/** Through all points, level at each of them. */
export function pathThrough(points: readonly Point[]): string {
  const [start, ...rest] = points;
  if (start === undefined) return "";
  let { x, y } = start;
  const steps = rest.map((to) => {
    const middle = (x + to.x) / 2;
    const step = `C${middle},${y} ${middle},${to.y} ${to.x},${to.y}`;
    ({ x, y } = to);
    return step;
  });
  return `M${start.x},${start.y}${steps.join("")}`;
}
