import { describe, expect, it } from "vitest";
import { collapseDone, foldedWave } from "./collapse.ts";
import { flowEdges, flowNodes, pathThrough } from "./flow-items.ts";
import { layOut } from "./layout.ts";
import { endsOf, neighbourOf } from "./neighbours.ts";
import { nodeSize } from "./placing.ts";
import { isSeen, openingView, showing } from "./viewport.ts";
import type { GraphNode } from "./waves.ts";

const node = (id: string, status: GraphNode["status"] = "ready"): GraphNode => ({ id, title: id.toUpperCase(), status });

describe("collapseDone", () => {
  const plan = {
    nodes: [node("a", "done"), node("b", "cancelled"), node("c", "done"), node("d")],
    edges: [
      { from: "a", to: "c" },
      { from: "b", to: "c" },
      { from: "c", to: "d" },
    ],
  };

  it("leaves a small plan as it is", () => {
    expect(collapseDone(plan, { opened: new Set() })).toEqual(plan);
  });

  it("makes one node of what is over in each wave, tied as they were", () => {
    const shown = collapseDone(plan, { opened: new Set(), above: 3 });
    expect(shown.nodes.map(({ title, word }) => [title, word])).toEqual([
      ["Wave 1", "2 done"],
      ["Wave 2", "1 done"],
      ["D", undefined],
    ]);
    expect(shown.nodes.map(({ id }) => foldedWave(id))).toEqual([1, 2, undefined]);
    const [first, second] = shown.nodes;
    expect(shown.edges).toEqual([
      { from: first?.id, to: second?.id },
      { from: second?.id, to: "d" },
    ]);
  });

  it("shows the nodes of a wave that was opened", () => {
    const { nodes } = collapseDone(plan, { opened: new Set([1]), above: 3 });
    expect(nodes.map(({ title }) => title)).toEqual(["Wave 2", "A", "B", "D"]);
  });
});

describe("neighbourOf", () => {
  const standing = {
    nodes: { a: { x: 0, y: 0 }, b: { x: 280, y: 0 }, c: { x: 280, y: 62 }, lone: { x: 0, y: 200 }, other: { x: 280, y: 200 } },
    edges: [
      { from: "a", to: "c" },
      { from: "a", to: "b" },
    ],
  };

  it("goes along the edges to what stands closest", () => {
    expect(neighbourOf("a", "right", standing)).toBe("b");
    expect(neighbourOf("c", "left", standing)).toBe("a");
    expect(neighbourOf("c", "right", standing)).toBeNull();
  });

  it("goes up and down in the column", () => {
    expect(neighbourOf("b", "down", standing)).toBe("c");
    expect(neighbourOf("c", "up", standing)).toBe("b");
    expect(neighbourOf("b", "up", standing)).toBeNull();
  });

  it("goes along the row from what has no edges", () => {
    expect(neighbourOf("lone", "right", standing)).toBe("other");
    expect(neighbourOf("other", "left", standing)).toBe("lone");
  });

  it("knows both ends, and nothing of what is not there", () => {
    expect(endsOf(standing.nodes)).toEqual({ first: "a", last: "other" });
    expect(endsOf({})).toEqual({ first: null, last: null });
    expect(neighbourOf("gone", "right", standing)).toBeNull();
  });
});

describe("openingView", () => {
  const view = { width: 800, height: 600 };

  it("shows all of a small graph from its beginning, never enlarged", () => {
    expect(openingView({ width: 300, height: 100 }, view, undefined)).toEqual({ zoom: 1, x: 24, y: 56 });
  });

  it("shows the node that matters of a graph that does not fit, and never past its ends", () => {
    const graph = { width: 10_000, height: 5_000 };
    const at = { x: 4_000, y: 2_000 };
    expect(isSeen(at, openingView(graph, view, at), view)).toBe(true);
    expect(openingView(graph, view, { x: 0, y: 0 })).toMatchObject({ x: 24, y: 56 });
    const end = openingView(graph, view, { x: 9_900, y: 4_900 });
    expect(end.x + graph.width * end.zoom).toBe(view.width - 24);
  });

  it("is sound for a graph of nothing", () => {
    expect(Object.values(openingView({ width: 0, height: 0 }, view, undefined)).every(Number.isFinite)).toBe(true);
  });
});

describe("showing", () => {
  const size = { width: 400, height: 300 };
  const view = { x: 0, y: 0, zoom: 1 };

  it("moves nothing for a node that is in sight", () => {
    expect(showing({ x: 50, y: 50 }, view, size)).toEqual(view);
  });

  it("brings a node into sight that was left of it, below it, or scrolled away", () => {
    for (const at of [
      { x: -500, y: 50 },
      { x: 50, y: 900 },
      { x: 3_000, y: -700 },
    ]) {
      expect(isSeen(at, view, size)).toBe(false);
      const shown = showing(at, view, size);
      expect(at.x + shown.x).toBeGreaterThanOrEqual(0);
      expect(at.y + nodeSize.height + shown.y).toBeLessThanOrEqual(size.height);
    }
  });
});

describe("what React Flow draws", () => {
  const shown = {
    nodes: [node("a", "done"), node("b", "running"), node("c", "queued")],
    edges: [
      { from: "a", to: "b" },
      { from: "b", to: "c" },
    ],
  };
  const drawing = { shown, layout: layOut({ ids: ["a", "b", "c"], edges: shown.edges }), prefix: "g" };

  it("draws what is still waited for dashed, and the critical path", () => {
    expect(flowEdges(drawing).map(({ data }) => [data?.dashed, data?.critical])).toEqual([
      [false, false],
      [true, true],
    ]);
  });

  it("says for each node how it is and what ties it", () => {
    const labels = flowNodes(drawing).flatMap(({ data }) => ("label" in data ? [data.label] : []));
    expect(labels).toEqual(["A, Done, unblocks 1", "B, Running, unblocks 1", "C, Waiting, waits for 1"]);
  });

  it("heads each wave", () => {
    expect(flowNodes(drawing).flatMap(({ data }) => ("text" in data ? [data.text] : []))).toEqual(["Wave 1", "Wave 2", "Wave 3"]);
  });

  it("draws a line through all points", () => {
    expect(pathThrough([])).toBe("");
    expect(
      pathThrough([
        { x: 0, y: 0 },
        { x: 10, y: 4 },
      ]),
    ).toBe("M0,0C5,0 5,4 10,4");
  });
});
