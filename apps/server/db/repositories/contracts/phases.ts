import type { Phase, PhasePatch } from "@signalbox/contracts";
import { expect, it } from "vitest";
import { aPhase } from "../../../testing/builders.ts";
import type { Contract } from "./contract.ts";

export const phasesContract: Contract = {
  port: "phases",
  tests: (world) => {
    const create = async (over: Partial<Parameters<typeof aPhase>[0]> = {}) => {
      const initiativeId = over.initiativeId ?? (await world().given.initiative()).id;
      return world().transaction((tx) => tx.phases.create(aPhase({ ...over, initiativeId })));
    };
    const update = (id: string, patch: PhasePatch) => world().transaction((tx) => tx.phases.update(id, patch));
    const depend = (phase: Phase, on: Phase) => world().transaction((tx) => tx.phases.createDependency(phase.id, on.id));
    const gateOf = async (id: string) => (await world().reads.tasks.findById(id))?.gateOpen;
    const ids = (items: { id: string }[]) => items.map((item) => item.id);

    it("stores every column, with defaults", async () => {
      const initiative = await world().given.initiative();
      const plain = await world().transaction((tx) => tx.phases.create({ initiativeId: initiative.id, name: "Lay rails" }));
      expect(plain).toEqual({
        id: expect.stringMatching(/^[\w-]{21}$/),
        initiativeId: initiative.id,
        name: "Lay rails",
        content: null,
        status: "pending",
        mergeBase: null,
        createdAt: world().clock.now(),
        updatedAt: world().clock.now(),
      });
      const full = await create({
        id: "p",
        initiativeId: initiative.id,
        content: '{"type":"doc"}',
        status: "blocked",
        mergeBase: "0a1b2c",
      });
      expect(await world().reads.phases.findById("p")).toEqual(full);
      expect(await world().reads.phases.findById("none")).toBeNull();
      expect(await world().reads.phases.findByIds(["p", plain.id, "none"])).toEqual([full, plain]);
      await expect(create({ initiativeId: "none" })).rejects.toMatchObject({
        code: "REFUSED",
        message: expect.stringContaining("initiativeId"),
      });
    });

    it("is outlined without its text, and counted by initiative and status", async () => {
      expect(await world().reads.phases.countByInitiative()).toEqual([]);
      const { id: initiativeId } = await world().given.initiative();
      for (const id of ["b", "a"]) await create({ id, initiativeId, content: "long", status: "completed" });
      world().clock.advance(1);
      const { content, ...last } = await create({ id: "0", initiativeId, status: "pending" });
      const { initiativeId: other } = await create({ status: "completed" });
      const { phases } = world().reads;
      const outline = await phases.findOutline(initiativeId);
      expect([ids(outline), outline[2]]).toEqual([["a", "b", "0"], last]);
      const counts = await phases.countByInitiative();
      expect(counts.sort((one, two) => two.count - one.count || one.status.localeCompare(two.status))).toEqual([
        { initiativeId, status: "completed", count: 2 },
        { initiativeId: other, status: "completed", count: 1 },
        { initiativeId, status: "pending", count: 1 },
      ]);
    });

    it("lists in order of creation, ties by id, page by page", async () => {
      const initiative = await world().given.initiative();
      for (const id of ["b", "a"]) await create({ id, initiativeId: initiative.id });
      world().clock.advance(1);
      await create({ id: "0", initiativeId: initiative.id });
      await create({ id: "elsewhere" });
      const { phases } = world().reads;
      expect(ids(await phases.findByInitiativeId(initiative.id))).toEqual(["a", "b", "0"]);
      const first = await phases.findAll({ initiativeId: initiative.id }, { limit: 2 });
      expect(ids(first.items)).toEqual(["a", "b"]);
      expect(await phases.findAll({ initiativeId: initiative.id }, { limit: 2, after: first.next ?? "" })).toMatchObject({
        items: [{ id: "0" }],
        next: null,
      });
      expect((await phases.findAll({}, { limit: 10 })).items).toHaveLength(4);
      await update("b", { status: "pending_review" });
      expect(ids((await phases.findAll({ status: "pending_review" }, { limit: 10 })).items)).toEqual(["b"]);
      expect((await phases.findAll({ initiativeId: initiative.id, status: "completed" }, { limit: 10 })).items).toEqual([]);
    });

    it("updates what is named; a missing one is NOT_FOUND", async () => {
      const before = await create();
      world().clock.advance(1);
      expect(await update(before.id, { name: "renamed", mergeBase: "abc" })).toEqual({
        ...before,
        name: "renamed",
        mergeBase: "abc",
        updatedAt: world().clock.now(),
      });
      await expect(update("none", { name: "x" })).rejects.toMatchObject({ code: "NOT_FOUND" });
      await expect(world().transaction((tx) => tx.phases.delete("none"))).rejects.toMatchObject({ code: "NOT_FOUND" });
    });

    it("opens the gate of its tasks only when approved or in progress, and every phase before it completed", async () => {
      const [before, after] = [await create(), await create()];
      await depend(after, before);
      const task = await world().given.task({ phaseId: after.id });
      expect(task).toMatchObject({ gateOpen: false, initiativeId: after.initiativeId, phaseOrder: after.createdAt.getTime() });
      await update(before.id, { status: "completed" });
      expect(await gateOf(task.id)).toBe(true);
      await update(after.id, { status: "pending" });
      expect(await gateOf(task.id)).toBe(false);
      await update(after.id, { status: "in_progress" });
      expect(await gateOf(task.id)).toBe(true);
      await update(before.id, { status: "in_progress" });
      expect(await gateOf(task.id)).toBe(false);
      expect(await world().transaction((tx) => tx.phases.deleteDependency(after.id, before.id))).toBe(true);
      expect(await gateOf(task.id)).toBe(true);
      await depend(after, before);
      await world().transaction((tx) => tx.phases.delete(before.id));
      expect(await gateOf(task.id)).toBe(true);
    });

    it("knows what it waits for and what waits for it", async () => {
      const [a, b, c] = [await create({ id: "a" }), await create({ id: "b" }), await create({ id: "c" })];
      await depend(c, b);
      await depend(c, a);
      await depend(c, a);
      const { phases } = world().reads;
      expect(ids(await phases.getDependencies("c"))).toEqual(["a", "b"]);
      expect(ids(await phases.getDependents("a"))).toEqual(["c"]);
      expect(await phases.findDependenciesOf(["a", "c"])).toEqual([
        { phaseId: "c", dependsOnPhaseId: "a" },
        { phaseId: "c", dependsOnPhaseId: "b" },
      ]);
      expect(await world().transaction((tx) => tx.phases.deleteDependency("a", "c"))).toBe(false);
      await expect(depend(a, { ...b, id: "none" })).rejects.toMatchObject({
        code: "REFUSED",
        message: expect.stringContaining("dependsOnPhaseId"),
      });
    });

    it("refuses a dependency that closes a cycle, and spells it", async () => {
      const [a, b, c] = [await create({ name: "A" }), await create({ name: "B" }), await create({ name: "C" })];
      await depend(a, b);
      await depend(b, c);
      await expect(depend(c, a)).rejects.toMatchObject({
        code: "REFUSED",
        message: expect.stringContaining("C → A → B → C"),
        details: { cycle: [c.id, a.id, b.id] },
      });
      await expect(depend(a, a)).rejects.toMatchObject({ code: "REFUSED", message: expect.stringContaining("A → A") });
      expect(await world().reads.phases.getDependencies(c.id)).toEqual([]);
    });

    it("takes its tasks with it, and goes with its initiative", async () => {
      const phase = await create();
      const task = await world().given.task({ phaseId: phase.id });
      const waiting = await world().given.task();
      await world().given.dependency(waiting, task);
      await world().transaction((tx) => tx.phases.delete(phase.id));
      expect(await world().reads.tasks.findById(task.id)).toBeNull();
      expect(await world().reads.tasks.findById(waiting.id)).toMatchObject({ unmetDependencies: 0 });
      const other = await create();
      await world().transaction((tx) => tx.initiatives.delete(other.initiativeId));
      expect(await world().reads.phases.findById(other.id)).toBeNull();
    });
  },
};
