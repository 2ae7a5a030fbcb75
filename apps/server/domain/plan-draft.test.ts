import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DraftTask, PlanDraft } from "./plan-draft.ts";
import { checkDraft } from "./plan-draft.ts";
import type { PlannedTask } from "./readiness.ts";
import { isReady, recomputeReadiness } from "./readiness.ts";
import type { TaskStatus } from "./statuses.ts";

function aTask(key: string, overrides: Partial<DraftTask> = {}): DraftTask {
  return {
    key,
    initiativeKey: null,
    phaseKey: null,
    parentKey: null,
    name: key.toUpperCase(),
    description: null,
    category: "execute",
    priority: "medium",
    status: "pending",
    order: 0,
    summary: null,
    recordSourceId: "r",
    ...overrides,
  };
}

function aDraft(overrides: Partial<PlanDraft>): PlanDraft {
  const records = [{ sourceId: "r", title: "R", raw: {}, status: "open" }];
  return { source: "test", records, initiatives: [], phases: [], tasks: [], dependencies: [], links: [], unmapped: [], ...overrides };
}

const on = (from: string, to: string) => ({ from, to });

describe("checkDraft", () => {
  it("hands a sound draft back as it came", () => {
    const draft = aDraft({
      initiatives: [{ key: "i", name: "I" }],
      phases: [{ key: "p", initiativeKey: "i", name: "P" }],
      tasks: [aTask("a", { initiativeKey: "i", phaseKey: "p" }), aTask("b", { parentKey: "a" }), aTask("c")],
      dependencies: [on("a", "c")],
      links: [{ from: "a", to: "i", kind: "related" }],
      unmapped: [{ sourceId: "r", field: "estimate", value: 3, treatedAs: "kept in the record" }],
    });
    expect(checkDraft(draft)).toEqual({
      dangling: [],
      cycles: [],
      cycleEdges: [],
      counts: { records: 1, initiatives: 1, phases: 1, tasks: 3, dependencies: 1, links: 1, unmapped: 1, dangling: 0, cycles: 0 },
      ok: draft,
    });
  });

  it("leaves out what points at nothing, keeps the tasks and says why", () => {
    const { dangling, ok, counts } = checkDraft(
      aDraft({
        phases: [{ key: "p", initiativeKey: "gone", name: "P" }],
        tasks: [aTask("a", { initiativeKey: "gone", phaseKey: "p", parentKey: "gone", recordSourceId: "lost" })],
        dependencies: [on("a", "gone"), on("gone", "a")],
        links: [{ from: "a", to: "gone", kind: "related" }],
      }),
    );
    expect(dangling.map(({ from, to, kind }) => `${kind} ${from}>${to}`)).toEqual([
      "initiative p>gone",
      "record a>lost",
      "initiative a>gone",
      "phase a>p",
      "parent a>gone",
      "dependency a>gone",
      "dependency gone>a",
      "link a>gone",
    ]);
    expect(dangling[5]?.why).toBe("The dependency of a on gone is left out: gone is not in the source.");
    expect(ok).toMatchObject({ phases: [], dependencies: [], links: [] });
    expect(ok.tasks).toEqual([aTask("a", { recordSourceId: "lost" })]);
    expect(counts).toMatchObject({ tasks: 1, dependencies: 2, dangling: 8 });
  });

  it("keeps the first of two rows with one key, and one of two equal dependencies", () => {
    const { dangling, ok } = checkDraft(
      aDraft({ tasks: [aTask("a"), aTask("b"), aTask("a", { name: "second" })], dependencies: [on("a", "b"), on("a", "b")] }),
    );
    expect(dangling).toMatchObject([{ from: "a", to: "a", kind: "duplicate_key" }]);
    expect(ok.tasks.map(({ name }) => name)).toEqual(["A", "B"]);
    expect(ok.dependencies).toEqual([on("a", "b")]);
  });

  const child = aTask("c", { parentKey: "p" });
  const family = [aTask("g"), aTask("p", { parentKey: "g" }), child];
  it.each([
    ["a task on itself", [aTask("a")], [on("a", "a")], [["A"]]],
    ["a ring", [aTask("a"), aTask("b"), aTask("c")], [on("a", "b"), on("b", "c"), on("c", "a")], [["C", "A", "B"]]],
    ["a child on its parent", family, [on("c", "p")], [["C", "P"]]],
    ["a child on its grandparent", family, [on("c", "g")], [["C", "G", "P"]]],
    ["a parent on its child", family, [on("p", "c")], [["P", "C"]]],
    ["a parent on what waits for its child", [...family, aTask("x")], [on("p", "x"), on("x", "c")], undefined],
  ])("leaves out the dependency of %s", (...[, tasks, dependencies, cycles]) => {
    const checked = checkDraft(aDraft({ tasks, dependencies }));
    if (cycles) expect(checked.cycles).toEqual(cycles);
    expect(checked.cycleEdges).toHaveLength(1);
    expect(checked.counts.cycles).toBe(1);
    expect(checked.cycleEdges[0]).toMatchObject({ kind: "dependency", why: expect.stringMatching(/wait for each other, .+ → /) });
    expect(checked.ok.dependencies).toHaveLength(dependencies.length - 1);
    expect(checked.ok.tasks).toEqual(tasks);
  });

  it("breaks a ring of parents at one place", () => {
    const tasks = [
      aTask("a", { parentKey: "b" }),
      aTask("b", { parentKey: "c" }),
      aTask("c", { parentKey: "a" }),
      aTask("d", { parentKey: "d" }),
    ];
    const { cycles, cycleEdges, ok } = checkDraft(aDraft({ tasks }));
    expect(cycles).toEqual([["C", "A", "B"], ["D"]]);
    expect(cycleEdges.map(({ from, to, kind }) => `${kind} ${from}>${to}`)).toEqual(["parent c>a", "parent d>d"]);
    expect(ok.tasks.map(({ parentKey }) => parentKey)).toEqual(["b", "c", null, null]);
  });

  it("lets siblings and cousins depend on each other", () => {
    const tasks = [aTask("p"), aTask("q"), aTask("a", { parentKey: "p" }), aTask("b", { parentKey: "p" }), aTask("c", { parentKey: "q" })];
    const dependencies = [on("a", "b"), on("c", "a"), on("q", "p")];
    expect(checkDraft(aDraft({ tasks, dependencies })).ok.dependencies).toEqual(dependencies);
  });

  it("leaves a plan in which every task can run, whatever came in", () => {
    const key = fc.constantFrom("a", "b", "c", "d", "e", "f", "gone");
    const tasks = fc.tuple(...["a", "b", "c", "d", "e", "f"].map((own) => fc.option(key).map((parentKey) => aTask(own, { parentKey }))));
    const dependencies = fc.array(fc.record({ from: key, to: key }), { maxLength: 12 });
    fc.assert(
      fc.property(tasks, dependencies, (drawn, edges) => {
        const draft = aDraft({ tasks: drawn, dependencies: edges });
        const checked = checkDraft(draft);
        expect(runsToTheEnd(checked.ok)).toBe(true);
        expect(checkDraft(draft)).toEqual(checked);
        expect(checkDraft(checked.ok).counts).toMatchObject({ dangling: 0, cycles: 0 });
        expect(checked.cycleEdges).toHaveLength(checked.cycles.length);
      }),
      { seed: 25, numRuns: 300 },
    );
  });
});

/** Completes one ready task after the other, by the same rule the scheduler uses. */
function runsToTheEnd(draft: PlanDraft): boolean {
  const statuses = new Map<string, TaskStatus>(draft.tasks.map(({ key }) => [key, "pending"]));
  const dependencies = draft.dependencies.map(({ from, to }) => ({ taskId: from, dependsOnTaskId: to }));
  for (let left = draft.tasks.length; left > 0; left--) {
    const tasks = draft.tasks.map(
      ({ key, parentKey, priority }): PlannedTask => ({
        id: key,
        status: statuses.get(key) ?? "pending",
        parentTaskId: parentKey,
        phaseId: null,
        initiativeId: null,
        priority,
      }),
    );
    const readiness = recomputeReadiness({ tasks, dependencies, phases: [], phaseDependencies: [], initiatives: [] });
    const next = tasks.find((task) => {
      const counted = readiness.get(task.id);
      return counted !== undefined && isReady({ ...counted, status: task.status });
    });
    if (!next) return false;
    statuses.set(next.id, "completed");
  }
  return true;
}
