import { describe, expect, it } from "vitest";
import type { Status } from "../../ui/status.tsx";
import { cleanEdges, criticalPath, describeWave, type GraphNode, inOrder, layersOf, wavesOf } from "./waves.ts";

const node = (id: string, status: Status = "ready"): GraphNode => ({ id, title: id, status });
const nodes = (ids: string) => ids.split(" ").map((id) => node(id));
/** "a>b c>d": b waits for a, d for c. */
const edges = (text: string) =>
  text.split(" ").flatMap((pair) => {
    const [from, to] = pair.split(">");
    return from && to ? [{ from, to }] : [];
  });
const waves = (ids: string, ties: string) => wavesOf(nodes(ids), edges(ties)).map((wave) => wave.nodes.map(({ id }) => id).join(""));

describe("wavesOf", () => {
  it("puts a node one wave after the last of those it waits for", () => {
    expect(waves("a b c d", "a>b a>c b>d c>d")).toEqual(["a", "bc", "d"]);
    expect(waves("d c b a", "a>b b>c a>d c>d")).toEqual(["a", "b", "c", "d"]);
  });

  it("keeps the order of the plan within a wave, and what is tied to nothing in the first", () => {
    expect(waves("z x y", "x>y")).toEqual(["zx", "y"]);
    expect(wavesOf(nodes("a b"), edges("a>b")).map(({ number }) => number)).toEqual([1, 2]);
  });

  it("has no wave for an empty plan", () => {
    expect(wavesOf([], [])).toEqual([]);
  });

  it("places every node of a cycle once, the first in the list first", () => {
    expect(waves("a b c", "a>b b>c c>a")).toEqual(["a", "b", "c"]);
    expect(waves("a b c d", "b>c c>b c>d")).toEqual(["ab", "c", "d"]);
  });

  it("takes no notice of edges that lead nowhere, to themselves or twice the same way", () => {
    expect(cleanEdges(nodes("a b"), edges("a>b a>b a>a x>a b>y"))).toEqual(edges("a>b"));
    expect(waves("a b", "a>b a>b b>b x>a")).toEqual(["a", "b"]);
  });

  it("walks a chain of 20,000 without a deep stack", () => {
    const chain = Array.from({ length: 20_000 }, (_, index) => ({ id: String(index) }));
    const ties = chain.slice(1).map(({ id }) => ({ from: String(Number(id) - 1), to: id }));
    expect(layersOf(chain, ties).get("19999")).toBe(19_999);
    expect(inOrder(chain.toReversed(), ties)[0]).toBe("0");
  });
});

describe("criticalPath", () => {
  it("is the longest chain of what is still open", () => {
    expect(criticalPath(nodes("a b c d e"), edges("a>b b>c d>e"))).toEqual(["a", "b", "c"]);
  });

  it("leaves out what is over", () => {
    const plan = [node("a", "done"), node("b", "cancelled"), node("c"), node("d", "queued"), node("e", "queued")];
    expect(criticalPath(plan, edges("a>b b>c d>e"))).toEqual(["d", "e"]);
  });

  it("is empty where nothing waits, and ends on a cycle", () => {
    expect(criticalPath(nodes("a b"), [])).toEqual([]);
    expect(criticalPath([], [])).toEqual([]);
    expect(criticalPath(nodes("a b"), edges("a>b b>a"))).toEqual(["a", "b"]);
  });
});

describe("describeWave", () => {
  it("says what a wave is made of, the urgent first", () => {
    expect(describeWave([node("a", "queued"), node("b"), node("c"), node("d", "done")])).toBe("2 ready now · 1 waiting · 1 done");
  });

  it("says done when all of it is over", () => {
    expect(describeWave([node("a", "done"), node("b", "cancelled")])).toBe("done");
  });
});
