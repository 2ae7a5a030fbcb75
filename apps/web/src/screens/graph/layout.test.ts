import { describe, expect, it } from "vitest";
import { layOut } from "./layout.ts";
import { nodeSize, nodeStep, type Point } from "./placing.ts";

const numbered = (count: number) => Array.from({ length: count }, (_, index) => `n${index}`);

/** As many columns as `count / perWave`, each node waiting for two of the column before. */
function plan(count: number, perWave: number) {
  const ids = numbered(count);
  const edges = ids.slice(perWave).flatMap((id, index) => {
    const wave = Math.floor(index / perWave) * perWave;
    return [index * 7, index * 3 + 1].map((pick) => ({ from: `n${wave + (pick % perWave)}`, to: id }));
  });
  return { ids, edges };
}

function overlaps(nodes: Readonly<Record<string, Point>>): number {
  const columns = Object.values(Object.groupBy(Object.values(nodes), ({ x }) => String(x)));
  return columns
    .map((column = []) => column.map(({ y }) => y).toSorted((one, other) => one - other))
    .flatMap((tops) => tops.slice(1).map((top, index) => top - (tops[index] ?? 0)))
    .filter((distance) => distance < nodeSize.height).length;
}

describe("layOut", () => {
  it("makes a column of each wave", () => {
    const { nodes, columns } = layOut({
      ids: ["a", "b", "c", "d"],
      edges: [
        { from: "a", to: "b" },
        { from: "b", to: "d" },
        { from: "a", to: "d" },
        { from: "a", to: "c" },
      ],
    });
    expect(columns).toBe(3);
    expect(["a", "b", "c", "d"].map((id) => (nodes[id]?.x ?? -1) / nodeStep.x)).toEqual([0, 1, 1, 2]);
  });

  it("leads an edge from the right side of one node to the left side of the other, around what stands between", () => {
    const long = { from: "a", to: "c" };
    const { nodes, edges } = layOut({ ids: ["a", "b", "c"], edges: [{ from: "a", to: "b" }, { from: "b", to: "c" }, long] });
    const points = edges[2]?.points ?? [];
    expect(points[0]).toEqual({ x: nodeSize.width, y: (nodes.a?.y ?? 0) + nodeSize.height / 2 });
    expect(points.at(-1)).toEqual({ x: nodes.c?.x, y: (nodes.c?.y ?? 0) + nodeSize.height / 2 });
    const top = nodes.b?.y ?? 0;
    const atB = points.filter(({ x }) => x > nodeStep.x && x < nodeStep.x + nodeSize.width);
    expect(atB.length).toBeGreaterThan(0);
    expect(atB.every(({ y }) => y < top || y > top + nodeSize.height)).toBe(true);
  });

  it("sets what nothing ties to anything apart, in a grid below", () => {
    const { nodes, looseAt } = layOut({ ids: ["a", "b", "x", "y", "z"], edges: [{ from: "a", to: "b" }] });
    expect(looseAt).toBeGreaterThan((nodes.a?.y ?? 0) + nodeSize.height);
    expect([nodes.x, nodes.y].map((at) => at?.y)).toEqual([looseAt, looseAt]);
    expect(nodes.z).toEqual({ x: 0, y: (looseAt ?? 0) + nodeStep.y });
  });

  it("answers for nothing, for one node, and for a cycle", () => {
    expect(layOut({ ids: [], edges: [] })).toMatchObject({ nodes: {}, edges: [], columns: 0, looseAt: null, width: 0, height: 0 });
    expect(layOut({ ids: ["a"], edges: [{ from: "a", to: "a" }] }).nodes).toEqual({ a: { x: 0, y: 0 } });
    const cycle = [
      { from: "a", to: "b" },
      { from: "b", to: "a" },
    ];
    const { nodes, edges } = layOut({ ids: ["a", "b"], edges: cycle });
    expect([nodes.a?.x, nodes.b?.x]).toEqual([0, nodeStep.x]);
    expect(edges.map(({ points }) => points.length >= 2)).toEqual([true, true]);
  });

  it.each([
    [60, 6],
    [300, 15],
    [1000, 25],
  ])("places %i nodes without any on top of another, in columns that can be read", (count, perWave) => {
    const { nodes, columns, height } = layOut(plan(count, perWave));
    expect(Object.keys(nodes)).toHaveLength(count);
    expect(overlaps(nodes)).toBe(0);
    expect(columns).toBe(count / perWave);
    expect(height).toBeLessThanOrEqual(3 * perWave * nodeStep.y);
  });
});
