import type { DraftTask, LeftOut, PlanDraft } from "./draft-shape.ts";
import type { Edge } from "./graph.ts";
import { findCycles, spellCycle } from "./graph.ts";
import { taskOf, waitEdges, waitNodes } from "./wait-graph.ts";

/** Tasks whose parents lead back to themselves lose the parent that closes the ring. */
export function breakParentCycles(tasks: readonly DraftTask[]) {
  const edges = tasks.flatMap(({ key, parentKey }) => (parentKey === null ? [] : [{ from: key, to: parentKey }]));
  const nameOf = namesOf(tasks);
  const rings = findCycles(
    tasks.map(({ key }) => key),
    edges,
  ).map(closingEdgeFirst);
  const orphaned = new Set(rings.map(([first]) => first));
  const cycles = rings.map((ring) => ring.map(nameOf));
  const leftOut = rings.flatMap((ring): LeftOut[] => {
    const [from = "", to = from] = ring;
    const why = `The parent ${nameOf(to)} of ${nameOf(from)} is left out: the parents form a cycle, ${spellCycle(ring.map(nameOf))}.`;
    return [{ from, to, kind: "parent", why }];
  });
  return { tasks: tasks.map((task) => (orphaned.has(task.key) ? { ...task, parentKey: null } : task)), cycles, leftOut };
}

/** `findCycles` puts the closing edge from the last node to the first; a person reads it better at the start. */
function closingEdgeFirst(ring: readonly string[]): string[] {
  return [...ring.slice(-1), ...ring.slice(0, -1)];
}

/**
 * Leaves out dependencies until every task can run, parents and children counted in (see wait-graph.ts); the parents must
 * already be in order. One round breaks each cycle that is still whole, a cycle hidden behind another shows in the next.
 */
export function breakDependencyCycles(tasks: readonly DraftTask[], dependencies: PlanDraft["dependencies"]) {
  const placed = tasks.map(({ key, parentKey }) => ({ id: key, parentTaskId: parentKey }));
  const nodes = waitNodes(placed);
  const nameOf = namesOf(tasks);
  const broken: BrokenCycle[] = [];
  let kept = withoutRepeats(dependencies);
  for (;;) {
    const round = breakEach(findCycles(nodes, waitEdges(placed, kept)));
    if (round.size === 0) break;
    kept = kept.filter((edge) => !round.has(edgeKey(edge)));
    broken.push(...round.values());
  }
  const named = broken.map(({ edge, keys }) => ({ edge, names: keys.map(nameOf) }));
  return { kept, cycles: named.map(({ names }) => names), leftOut: named.map(({ edge, names }) => closing(edge, names)) };
}

interface BrokenCycle {
  readonly edge: Edge;
  /** The tasks of the cycle, from the edge's `from` on. */
  readonly keys: readonly string[];
}

/** Picks the last dependency of each cycle that no earlier pick has broken already. */
function breakEach(cycles: readonly string[][]): Map<string, BrokenCycle> {
  const dropped = new Map<string, BrokenCycle>();
  for (const cycle of cycles) {
    const steps = dependencySteps(cycle);
    const last = steps.at(-1);
    if (!last || steps.some(({ edge }) => dropped.has(edgeKey(edge)))) continue;
    dropped.set(edgeKey(last.edge), { edge: last.edge, keys: tasksAlong(cycle, last.position) });
  }
  return dropped;
}

/** The steps of a cycle in the wait graph that are dependencies; with parents in order every cycle has at least one. */
function dependencySteps(cycle: readonly string[]): { edge: Edge; position: number }[] {
  return cycle.flatMap((node, position) => {
    const next = cycle[(position + 1) % cycle.length] ?? node;
    const isDependency = node.startsWith("s:") && next.startsWith("d:");
    return isDependency ? [{ edge: { from: taskOf(node), to: taskOf(next) }, position }] : [];
  });
}

/** The tasks of the cycle from `start` on; the two nodes of one task in a row are one. */
function tasksAlong(cycle: readonly string[], start: number): string[] {
  const keys = [...cycle.slice(start), ...cycle.slice(0, start)].map(taskOf);
  return keys.filter((key, index) => index === 0 || (key !== keys[index - 1] && !(index === keys.length - 1 && key === keys[0])));
}

function closing({ from, to }: Edge, names: readonly string[]): LeftOut {
  const [first = from, second = first] = names;
  const why = `The dependency of ${first} on ${second} is left out: they would wait for each other, ${spellCycle(names)}.`;
  return { from, to, kind: "dependency", why };
}

function withoutRepeats(edges: PlanDraft["dependencies"]): PlanDraft["dependencies"] {
  return [...new Map(edges.map((edge) => [edgeKey(edge), edge])).values()];
}

/** JSON, because a key of another tool may hold any character. */
function edgeKey({ from, to }: Edge): string {
  return JSON.stringify([from, to]);
}

function namesOf(tasks: readonly DraftTask[]): (key: string) => string {
  const names = new Map(tasks.map(({ key, name }) => [key, name]));
  return (key) => names.get(key) ?? key;
}
