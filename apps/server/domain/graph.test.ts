import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Edge } from "./graph.ts";
import { adjacency, findCycles, findPath, spellCycle, topologicalOrder } from "./graph.ts";
import { cycleClosedBy, cycleRefusal } from "./keep-acyclic.ts";

const nodes = ["a", "b", "c", "d", "e", "f", "g", "h"];
const node = fc.constantFrom(...nodes);
const edges = fc.array(fc.record({ from: node, to: node }), { maxLength: 24 });
const runs = { seed: 20, numRuns: 300 };

/** Reads an edge list in the domain's notation: "a>b" says a depends on b. */
function graph(text: string): Edge[] {
  return text.split(" ").map((edge) => ({ from: edge.slice(0, 1), to: edge.slice(2) }));
}

function edgesOf(list: readonly Edge[]) {
  const targets = adjacency(nodes, list);
  return (id: string) => targets.get(id) ?? [];
}

/** Every step of the ring is an edge, the step back to the start too. */
function isRing(ring: readonly string[], list: readonly Edge[]): boolean {
  return ring.every((from, index) => list.some((edge) => edge.from === from && edge.to === ring[(index + 1) % ring.length]));
}

describe("findPath", () => {
  it("finds the shortest way and null where there is none", () => {
    const of = edgesOf(graph("a>b b>c c>d a>c"));
    expect(findPath(of, "a", "d")).toEqual(["a", "c", "d"]);
    expect(findPath(of, "d", "a")).toBeNull();
    expect(findPath(of, "a", "a")).toEqual(["a"]);
  });

  it("walks a chain too long for recursion", () => {
    const path = findPath((id) => (id === "50000" ? [] : [String(Number(id) + 1)]), "0", "50000");
    expect(path).toHaveLength(50_001);
  });
});

describe("topologicalOrder", () => {
  it("puts what comes first first, and ignores edges to unknown nodes", () => {
    expect(topologicalOrder(["a", "b", "c"], graph("a>b b>c a>x"))).toEqual(["c", "b", "a"]);
    expect(topologicalOrder(["a", "b"], graph("a>b b>a"))).toBeNull();
  });

  it("holds for every graph: an order exactly when no cycle is found", () => {
    fc.assert(
      fc.property(edges, (list) => {
        const order = topologicalOrder(nodes, list);
        expect(order === null).toBe(findCycles(nodes, list).length > 0);
        if (order === null) return;
        expect([...order].sort()).toEqual(nodes);
        for (const { from, to } of list) expect(order.indexOf(to)).toBeLessThan(order.indexOf(from));
      }),
      runs,
    );
  });
});

describe("findCycles", () => {
  it("finds a loop, a ring and two rings that share a node", () => {
    expect(findCycles(["a"], graph("a>a a>a"))).toEqual([["a"]]);
    expect(findCycles(nodes, graph("a>b b>c c>a"))).toEqual([["a", "b", "c"]]);
    expect(findCycles(nodes, graph("a>b b>a a>c c>a"))).toEqual([
      ["a", "b"],
      ["a", "c"],
    ]);
    expect(findCycles(nodes, graph("a>b a>c b>d c>d"))).toEqual([]);
  });

  it("reports only real cycles, each once, and without their closing edges none is left", () => {
    fc.assert(
      fc.property(edges, (list) => {
        const cycles = findCycles(nodes, list);
        for (const ring of cycles) {
          expect(isRing(ring, list)).toBe(true);
          expect(new Set(ring).size).toBe(ring.length);
        }
        expect(new Set(cycles.map(String)).size).toBe(cycles.length);
        expect(findCycles(nodes, list)).toEqual(cycles);
        const closes = ({ from, to }: Edge) => cycles.some((ring) => ring.at(-1) === from && ring[0] === to);
        const rest = list.filter((edge) => !closes(edge));
        expect(topologicalOrder(nodes, rest)).not.toBeNull();
      }),
      runs,
    );
  });

  it("walks a ring too long for recursion", () => {
    const many = Array.from({ length: 50_000 }, (_, index) => String(index));
    const ring = many.map((from, index) => ({ from, to: many[(index + 1) % many.length] ?? "" }));
    expect(findCycles(many, ring)).toEqual([many]);
  });
});

describe("keeping a graph acyclic", () => {
  it("refuses exactly the edges that close a cycle, so what is accepted never holds one", () => {
    fc.assert(
      fc.property(edges, (list) => {
        const accepted: Edge[] = [];
        for (const edge of list) {
          const cycle = cycleClosedBy(edgesOf(accepted), edge);
          expect(cycle === null).toBe(topologicalOrder(nodes, [...accepted, edge]) !== null);
          if (cycle === null) accepted.push(edge);
          else {
            expect(isRing(cycle, [...accepted, edge])).toBe(true);
            expect(cycle[0]).toBe(edge.from);
          }
        }
        expect(findCycles(nodes, accepted)).toEqual([]);
      }),
      runs,
    );
  });

  it.each(["task", "phase", "parent", "page"] as const)("spells the cycle when it refuses a %s", (kind) => {
    const error = cycleRefusal(kind, [
      { id: "1", name: "Build" },
      { id: "2", name: "Test" },
    ]);
    expect(error).toMatchObject({ name: "DomainError", code: "REFUSED", details: { kind, cycle: ["1", "2"] } });
    expect(error.message).toContain("would close a cycle: Build → Test → Build.");
  });

  it("spells a loop and nothing", () => {
    expect(spellCycle(["A", "B", "C"])).toBe("A → B → C → A");
    expect(spellCycle(["A"])).toBe("A → A");
    expect(spellCycle([])).toBe("");
  });
});
