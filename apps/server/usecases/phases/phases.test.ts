import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type TestApp, testApp } from "../../testing/app.ts";
import { deleteInitiative } from "../initiatives/delete-initiative.ts";
import { addPhaseDependency } from "./add-phase-dependency.ts";
import { createPhase } from "./create-phase.ts";
import { deletePhase } from "./delete-phase.ts";
import { removePhaseDependency } from "./remove-phase-dependency.ts";
import { updatePhase } from "./update-phase.ts";

let world: TestApp;
beforeEach(async () => {
  world = await testApp();
});
afterEach(() => world.close());

const readyNames = async () => (await world.app.store.reads.tasks.findReady({ limit: 10 })).map(({ name }) => name);

describe("completing a phase", () => {
  it("is refused while a task of it is not finished, naming it", async () => {
    const { app, context, given } = world;
    const phase = await given.phase({ name: "foundation" });
    const open = await given.task({ name: "pour concrete", phaseId: phase.id });
    await given.task({ phaseId: phase.id, status: "cancelled" });
    const complete = () => updatePhase(app, context, { id: phase.id, patch: { status: "completed" } });
    await expect(complete()).rejects.toMatchObject({
      code: "REFUSED",
      message: expect.stringContaining("pour concrete is not finished"),
      details: { unfinished: [open.id] },
    });
    await app.store.transaction("end", (tx) => tx.tasks.update(open.id, { status: "completed" }));
    expect((await complete()).status).toBe("completed");
  });

  it("names the first few of many", async () => {
    const { app, context, given } = world;
    const phase = await given.phase();
    for (let count = 1; count <= 8; count++) await given.task({ name: `part ${count}`, phaseId: phase.id });
    await expect(updatePhase(app, context, { id: phase.id, patch: { status: "completed" } })).rejects.toThrow(
      /part 5 and 3 more are not finished/,
    );
  });

  it("lets the phase that waits for it begin", async () => {
    const { app, context, given } = world;
    const first = await given.phase();
    const second = await given.phase({ initiativeId: first.initiativeId });
    await given.task({ name: "paint", phaseId: second.id, initiativeId: second.initiativeId });
    await addPhaseDependency(app, context, { phaseId: second.id, dependsOnPhaseId: first.id });
    expect(await readyNames()).toEqual([]);
    await updatePhase(app, context, { id: first.id, patch: { status: "completed" } });
    expect(await readyNames()).toEqual(["paint"]);
  });
});

describe("the dependencies of a phase", () => {
  it("never close a cycle, and go only where they are", async () => {
    const { app, context, given } = world;
    const a = await given.phase();
    const b = await given.phase({ initiativeId: a.initiativeId });
    await addPhaseDependency(app, context, { phaseId: b.id, dependsOnPhaseId: a.id });
    await expect(addPhaseDependency(app, context, { phaseId: a.id, dependsOnPhaseId: b.id })).rejects.toMatchObject({ code: "REFUSED" });
    const edge = { phaseId: a.id, dependsOnPhaseId: b.id };
    await expect(removePhaseDependency(app, context, edge)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await removePhaseDependency(app, context, { phaseId: b.id, dependsOnPhaseId: a.id });
    expect(await addPhaseDependency(app, context, edge)).toEqual(a);
  });
  it("are of phases that exist", async () => {
    const { app, context, given } = world;
    const { id } = await given.phase();
    await expect(addPhaseDependency(app, context, { phaseId: id, dependsOnPhaseId: "none" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(createPhase(app, context, { initiativeId: "none", name: "x" })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("deleting a phase", () => {
  it("is refused while a task elsewhere waits for unfinished work in it", async () => {
    const { app, context, given } = world;
    const phase = await given.phase();
    const blocker = await given.task({ phaseId: phase.id });
    const within = await given.task({ phaseId: phase.id });
    const outside = await given.task({ name: "open the line" });
    await given.dependency(within, blocker);
    await given.dependency(outside, blocker);
    await expect(deletePhase(app, context, { id: phase.id })).rejects.toMatchObject({
      code: "REFUSED",
      message: expect.stringContaining("open the line waits"),
      details: { waiting: [outside.id] },
    });
    await deletePhase(app, context, { id: phase.id, dropDependencies: true });
    expect(await readyNames()).toEqual(["open the line"]);
  });

  it("counts subtasks that stand elsewhere, and cancelled work, as its own", async () => {
    const { app, context, given } = world;
    const phase = await given.phase();
    const parent = await given.task({ phaseId: phase.id });
    const sub = await given.task({ parentTaskId: parent.id, status: "cancelled" });
    const outside = await given.task();
    await given.dependency(outside, sub);
    expect(sub.phaseId).not.toBe(phase.id);
    await expect(deletePhase(app, context, { id: phase.id })).rejects.toMatchObject({
      code: "REFUSED",
      details: { waiting: [outside.id] },
    });
  });

  it("is refused while another phase waits for it, and not when it is completed", async () => {
    const { app, context, given } = world;
    const first = await given.phase();
    const second = await given.phase({ initiativeId: first.initiativeId, name: "furnish" });
    await addPhaseDependency(app, context, { phaseId: second.id, dependsOnPhaseId: first.id });
    await expect(deletePhase(app, context, { id: first.id })).rejects.toThrow(/furnish waits/);
    await updatePhase(app, context, { id: first.id, patch: { status: "completed" } });
    await deletePhase(app, context, { id: first.id });
    expect(await app.store.reads.phases.findById(first.id)).toBeNull();
  });

  it("is not held up by what has ended or goes with it", async () => {
    const { app, context, given } = world;
    const phase = await given.phase();
    const done = await given.task({ phaseId: phase.id, status: "completed" });
    const open = await given.task({ phaseId: phase.id });
    await given.dependency(await given.task(), done);
    await given.dependency(await given.task({ status: "cancelled" }), open);
    await deletePhase(app, context, { id: phase.id });
    expect(await app.store.reads.tasks.findByIds([done.id, open.id])).toEqual([]);
  });
});

describe("deleting an initiative", () => {
  it("follows the same rule, over all of its phases", async () => {
    const { app, context, given } = world;
    const phase = await given.phase();
    const next = await given.phase({ initiativeId: phase.initiativeId });
    await addPhaseDependency(app, context, { phaseId: next.id, dependsOnPhaseId: phase.id });
    const inside = await given.task({ initiativeId: phase.initiativeId, phaseId: phase.id });
    const outside = await given.task({ name: "elsewhere" });
    await given.dependency(outside, inside);
    const { initiativeId: id } = phase;
    await expect(deleteInitiative(app, context, { id })).rejects.toMatchObject({ code: "REFUSED", details: { waiting: [outside.id] } });
    await deleteInitiative(app, context, { id, dropDependencies: true });
    expect(await app.store.reads.initiatives.findById(id)).toBeNull();
    expect(await readyNames()).toEqual(["elsewhere"]);
    await expect(deleteInitiative(app, context, { id })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
