import { DomainError, type PlanChange } from "@signalbox/contracts";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type TestApp, testApp } from "../../testing/app.ts";
import { openRootPage } from "../pages/open-root-page.ts";
import { verifyPlan } from "../plans/verify-plan.ts";
import { applyChangeSet } from "./apply-change-set.ts";
import { readPlan } from "./read-plan.fixture.ts";
import { revertChangeSet } from "./revert-change-set.ts";

let world: TestApp;
beforeEach(async () => {
  world = await testApp();
});
afterEach(() => world.close());

const apply = (initiativeId: string, changes: PlanChange[]) =>
  applyChangeSet(world.app, world.context, { initiativeId, mode: "plan", summary: "a plan", changes });
const revert = (id: string) => revertChangeSet(world.app, world.context, { id });

const place = fc.nat({ max: 7 });
const maybe = fc.option(place, { nil: null });

/** A number names a row by its place, so that changes make sense in any sequence. */
const arbitraryChange = fc.oneof(
  fc.record({ do: fc.constant("create" as const), parent: maybe, phase: maybe }),
  fc.record({ do: fc.constant("move" as const), task: place, parent: maybe, phase: maybe }),
  fc.record({ do: fc.constantFrom("rename" as const, "delete" as const), task: place }),
  fc.record({ do: fc.constantFrom("depend" as const, "undepend" as const, "phaseDepend" as const), from: place, to: place }),
  fc.record({ do: fc.constantFrom("createPhase" as const, "deletePhase" as const, "renamePhase" as const), phase: place }),
  fc.record({ do: fc.constantFrom("createPage" as const, "movePage" as const, "deletePage" as const), page: place, parent: place }),
);
type Wish = typeof arbitraryChange extends fc.Arbitrary<infer Value> ? Value : never;

const at = (ids: readonly string[], place: number | null) => (place === null ? null : (ids[place % ids.length] ?? null));

function toChange(wish: Wish, { tasks, phases, pages }: Ids): PlanChange {
  const entityId = "task" in wish ? String(at(tasks, wish.task)) : "phase" in wish ? String(at(phases, wish.phase)) : "";
  switch (wish.do) {
    case "create":
      return {
        entityType: "task",
        action: "create",
        state: { name: "t", parentTaskId: at(tasks, wish.parent), phaseId: at(phases, wish.phase) },
      };
    case "move":
      return {
        ...{ entityType: "task", action: "update", entityId },
        state: { parentTaskId: at(tasks, wish.parent), ...(wish.phase === null ? {} : { phaseId: at(phases, wish.phase) }) },
      };
    case "rename":
      return { entityType: "task", action: "update", entityId, state: { name: "renamed", description: null, priority: "high" } };
    case "delete":
      return { entityType: "task", action: "delete", entityId, dropDependencies: true };
    case "depend":
    case "undepend": {
      const state = { taskId: String(at(tasks, wish.from)), dependsOnTaskId: String(at(tasks, wish.to)) };
      return { entityType: "task_dependency", action: wish.do === "depend" ? "create" : "delete", state };
    }
    case "phaseDepend":
      return {
        ...{ entityType: "phase_dependency", action: "create" },
        state: { phaseId: String(at(phases, wish.from)), dependsOnPhaseId: String(at(phases, wish.to)) },
      };
    case "createPhase":
      return { entityType: "phase", action: "create", state: { name: "p" } };
    case "deletePhase":
      return { entityType: "phase", action: "delete", entityId, dropDependencies: true };
    case "renamePhase":
      return { entityType: "phase", action: "update", entityId, state: { name: "renamed", content: "text" } };
    case "createPage":
      return { entityType: "page", action: "create", state: { title: "page", parentPageId: at(pages, wish.parent) } };
    case "movePage":
      return {
        entityType: "page",
        action: "update",
        entityId: String(at(pages, wish.page)),
        state: { title: "moved", parentPageId: at(pages, wish.parent) },
      };
    case "deletePage":
      return { entityType: "page", action: "delete", entityId: String(at(pages, wish.page)) };
  }
}

interface Ids {
  readonly tasks: readonly string[];
  readonly phases: readonly string[];
  readonly pages: readonly string[];
}

/** A plan with a bit of everything, made once for each run. */
async function makePlan(): Promise<Ids & { initiativeId: string }> {
  const { given, app, context } = world;
  const one = await given.phase({ content: "words" });
  const initiativeId = one.initiativeId;
  const two = await given.phase({ initiativeId, status: "pending" });
  const parent = await given.task({ phaseId: one.id, description: "d" });
  const done = await given.task({ phaseId: one.id, parentTaskId: parent.id, status: "completed", summary: "s" });
  const open = await given.task({ phaseId: one.id, parentTaskId: parent.id });
  const ended = await given.task({ phaseId: two.id, status: "completed" });
  const below = await given.task({ phaseId: two.id, parentTaskId: ended.id, status: "completed" });
  const loose = await given.task({ initiativeId });
  const outside = await given.task();
  await given.dependency(loose, parent);
  await given.dependency(outside, loose);
  await given.dependency(open, ended);
  const root = await openRootPage(app, context, { initiativeId });
  const pages = await app.store.transaction("more", async (tx) => {
    await tx.phases.createDependency(two.id, one.id);
    await tx.tasks.createLinks([{ taskId: done.id, linkedTaskId: loose.id, kind: "related" }]);
    const page = await tx.pages.create({ initiativeId, parentPageId: root.id, title: "a", content: "x" });
    return [page, await tx.pages.create({ initiativeId, parentPageId: page.id, title: "b" })];
  });
  return {
    initiativeId,
    tasks: [parent, done, open, ended, below, loose].map(({ id }) => id),
    phases: [one.id, two.id],
    pages: [root.id, ...pages.map(({ id }) => id)],
  };
}

/** So many of the wishes as can be had one after the other, for one whole refusal would leave little to look at. */
async function tryChanges(initiativeId: string, changes: readonly PlanChange[]): Promise<PlanChange[]> {
  const possible: PlanChange[] = [];
  for (const change of changes) {
    const id = await applyIfAllowed(initiativeId, [...possible, change]);
    if (id === null) continue;
    // What could be applied can be taken back: no refusal is an allowed outcome here.
    await revert(id);
    possible.push(change);
  }
  return possible;
}

async function applyIfAllowed(initiativeId: string, changes: PlanChange[]): Promise<string | null> {
  try {
    return (await apply(initiativeId, changes)).id;
  } catch (error) {
    if (error instanceof DomainError && (error.code === "REFUSED" || error.code === "NOT_FOUND")) return null;
    throw error;
  }
}

describe("any change set", () => {
  it("is taken back to the row, with the readiness of every task right before and after", { timeout: 120_000 }, async () => {
    let applied = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(arbitraryChange, { minLength: 1, maxLength: 8, size: "max" }), async (wishes) => {
        await world.close();
        world = await testApp();
        const { initiativeId, ...ids } = await makePlan();
        const before = await readPlan(world);
        const changes = await tryChanges(
          initiativeId,
          wishes.map((wish) => toChange(wish, ids)),
        );
        expect(await readPlan(world)).toEqual(before);
        if (changes.length === 0) return;
        applied += changes.length;
        const { id } = await apply(initiativeId, changes);
        expect(await verifyPlan(world.app)).toMatchObject({ mismatches: [] });
        await revert(id);
        expect(await verifyPlan(world.app)).toMatchObject({ mismatches: [] });
        expect(await readPlan(world)).toEqual(before);
      }),
      { numRuns: Number(process.env.CHANGE_RUNS ?? 40), seed: 20_260_102 },
    );
    expect(applied).toBeGreaterThan(0);
  });
});
