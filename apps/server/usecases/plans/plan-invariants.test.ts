import type { Task } from "@signalbox/contracts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findCycles } from "../../domain/graph.ts";
import { isReady, type Plan, type PlannedTask, recomputeReadiness } from "../../domain/readiness.ts";
import { isTerminal } from "../../domain/statuses.ts";
import { waitEdges, waitNodes } from "../../domain/wait-graph.ts";
import { type TestApp, testApp } from "../../testing/app.ts";
import { createEditor, type Edit, editSequences } from "./random-edits.fixture.ts";
import { verifyPlan } from "./verify-plan.ts";

/** The seed is fixed, so that a run is the same everywhere; EDIT_RUNS and EDIT_SEED look further. */
const numRuns = Number(process.env.EDIT_RUNS ?? 60);
const seed = Number(process.env.EDIT_SEED ?? 20_260_101);

interface StoredPlan extends Plan {
  readonly tasks: readonly (PlannedTask & Task)[];
}

async function readPlan({ app }: TestApp): Promise<StoredPlan> {
  return app.store.snapshot(async ({ rowArchive }) => {
    const read = async (table: string) => {
      const rows: Record<string, unknown>[] = [];
      for await (const page of rowArchive.readTable(table)) rows.push(...page);
      return rows;
    };
    const phases = (await read("phases")).map((phase) => ({ ...phase, createdAt: new Date(phase.createdAt as number) }));
    return {
      tasks: await read("tasks"),
      dependencies: await read("task_dependencies"),
      phases,
      phaseDependencies: await read("phase_dependencies"),
      initiatives: await read("initiatives"),
    } as unknown as StoredPlan;
  });
}

/** So that the first edits find something to change. */
const beginning: readonly Edit[] = [
  { do: "createInitiative" },
  { do: "createPhase", initiative: 0 },
  { do: "createPhase", initiative: 0 },
  { do: "create", parent: null, phase: 0, blockers: [] },
  { do: "create", parent: 0, phase: null, blockers: [] },
  { do: "create", parent: 0, phase: null, blockers: [] },
  { do: "create", parent: null, phase: 1, blockers: [0] },
  { do: "create", parent: null, phase: null, blockers: [] },
];

async function play(edits: readonly Edit[]): Promise<void> {
  const world = await testApp();
  try {
    const apply = createEditor(world);
    for (const edit of beginning) await apply(edit);
    for (const edit of edits) {
      const before = edit.do === "claim" || edit.do === "claimNext" ? await readPlan(world) : null;
      const claimed = await apply(edit);
      if (before && claimed !== null) expectWasReady(before, claimed);
      // After each edit, because the next one may put a wrong count right by chance.
      expect(await verifyPlan(world.app)).toMatchObject({ total: 0, mismatches: [] });
      expectSound(await readPlan(world));
    }
  } finally {
    await world.close();
  }
}

function expectWasReady(plan: StoredPlan, taskId: string): void {
  const readiness = recomputeReadiness(plan).get(taskId);
  const task = plan.tasks.find(({ id }) => id === taskId);
  expect(readiness && task && isReady({ ...readiness, status: task.status }), `${taskId} was claimed and not ready`).toBe(true);
}

function expectSound({ tasks, dependencies, phases, phaseDependencies }: StoredPlan): void {
  const edges = dependencies.map(({ taskId, dependsOnTaskId }) => ({ from: taskId, to: dependsOnTaskId }));
  expect(findCycles(waitNodes(tasks), waitEdges(tasks, edges)), "tasks that wait for each other").toEqual([]);
  const phaseEdges = phaseDependencies.map(({ phaseId, dependsOnPhaseId }) => ({ from: phaseId, to: dependsOnPhaseId }));
  expect(
    findCycles(
      phases.map(({ id }) => id),
      phaseEdges,
    ),
    "phases that wait for each other",
  ).toEqual([]);
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const initiativeOf = new Map((phases as readonly { id: string; initiativeId?: string }[]).map((phase) => [phase.id, phase.initiativeId]));
  for (const task of tasks) {
    const parent = task.parentTaskId === null ? undefined : byId.get(task.parentTaskId);
    expect(parent?.status === "completed" && !isTerminal(task.status), `${parent?.id} is completed and its child ${task.id} is not`).toBe(
      false,
    );
    if (task.phaseId !== null)
      expect(task.initiativeId, `${task.id} is in the initiative of its phase`).toBe(initiativeOf.get(task.phaseId));
  }
}

describe("a plan, after any sequence of edits", () => {
  it(`is sound and its stored readiness is what it should be (${numRuns} sequences)`, { timeout: 60_000 + numRuns * 500 }, async () => {
    await fc.assert(fc.asyncProperty(editSequences, play), { numRuns, seed });
  });
});
