import type { InitiativePatch } from "@signalbox/contracts";
import { expect, it } from "vitest";
import { anInitiative } from "../../../testing/builders.ts";
import type { Contract } from "./contract.ts";

export const initiativesContract: Contract = {
  port: "initiatives",
  tests: (world) => {
    const create = (over: Parameters<typeof anInitiative>[0] = {}) =>
      world().transaction((tx) => tx.initiatives.create(anInitiative(over)));
    const update = (id: string, patch: InitiativePatch) => world().transaction((tx) => tx.initiatives.update(id, patch));

    it("stores every column, with defaults", async () => {
      const plain = await create({ name: "Sign in" });
      expect(plain).toEqual({
        id: expect.stringMatching(/^[\w-]{21}$/),
        name: "Sign in",
        status: "active",
        branch: null,
        executionMode: "review_per_phase",
        qualityReview: false,
        createdAt: world().clock.now(),
        updatedAt: world().clock.now(),
      });
      const full = await create({
        id: "given",
        status: "pending_review",
        branch: "sb/sign-in",
        executionMode: "yolo",
        qualityReview: true,
        createdAt: new Date(1),
      });
      expect(full).toMatchObject({ id: "given", createdAt: new Date(1), qualityReview: true });
      expect(await world().reads.initiatives.findById("given")).toEqual(full);
      expect(await world().reads.initiatives.findById("none")).toBeNull();
      expect(await world().reads.initiatives.findByIds(["none", "given", plain.id, "given"])).toEqual([full, plain]);
      expect(await world().reads.initiatives.findByIds([])).toEqual([]);
      await expect(create({ id: "given" })).rejects.toMatchObject({ code: "CONFLICT", message: expect.stringContaining("id") });
    });

    it("lists in order of creation, ties by id, page by page and by status", async () => {
      for (const id of ["b", "c", "a"]) await create({ id, status: id === "c" ? "archived" : "active" });
      world().clock.advance(1);
      await create({ id: "0" });
      const ids = (items: { id: string }[]) => items.map((item) => item.id);
      const { initiatives } = world().reads;
      expect(ids((await initiatives.findAll({}, { limit: 10 })).items)).toEqual(["a", "b", "c", "0"]);
      expect(ids(await initiatives.findByStatus("active"))).toEqual(["a", "b", "0"]);
      expect(ids(await initiatives.findNewest(3))).toEqual(["0", "c", "b"]);
      const first = await initiatives.findAll({ status: "active" }, { limit: 2 });
      expect(ids(first.items)).toEqual(["a", "b"]);
      expect(await initiatives.findAll({ status: "active" }, { limit: 2, after: first.next ?? "" })).toMatchObject({
        items: [{ id: "0" }],
        next: null,
      });
    });

    it("updates what is named, and clears what is null", async () => {
      const before = await create({ branch: "sb/one" });
      world().clock.advance(5);
      expect(await update(before.id, { name: "renamed", branch: null })).toEqual({
        ...before,
        name: "renamed",
        branch: null,
        updatedAt: world().clock.now(),
      });
      expect(await update(before.id, {})).toMatchObject({ name: "renamed" });
      await expect(update("none", { name: "x" })).rejects.toMatchObject({ code: "NOT_FOUND", message: expect.stringContaining("none") });
    });

    it("opens and closes the gate of its tasks with its status", async () => {
      const initiative = await create();
      const task = await world().given.task({ initiativeId: initiative.id });
      expect(task.gateOpen).toBe(true);
      await update(initiative.id, { status: "archived" });
      expect(await world().reads.tasks.findById(task.id)).toMatchObject({ gateOpen: false });
      await update(initiative.id, { status: "active" });
      expect(await world().reads.tasks.findById(task.id)).toMatchObject({ gateOpen: true });
    });

    it("takes with it what belongs to it, and frees the counts of tasks elsewhere", async () => {
      const { given, reads } = world();
      const initiative = await create();
      const phase = await given.phase({ initiativeId: initiative.id });
      const [blocker, elsewhere, parent] = [await given.task({ phaseId: phase.id }), await given.task(), await given.task()];
      await given.task({ initiativeId: initiative.id, parentTaskId: parent.id });
      await given.dependency(elsewhere, blocker);
      const agent = await given.agent({ initiativeId: initiative.id });
      const page = await world().transaction((tx) => tx.pages.create({ initiativeId: initiative.id, title: "notes" }));
      await world().transaction((tx) => tx.initiatives.delete(initiative.id));
      expect([await reads.phases.findById(phase.id), await reads.tasks.findById(blocker.id), await reads.pages.findById(page.id)]).toEqual([
        null,
        null,
        null,
      ]);
      expect(await reads.tasks.findById(elsewhere.id)).toMatchObject({ unmetDependencies: 0 });
      expect(await reads.tasks.findById(parent.id)).toMatchObject({ unfinishedChildren: 0 });
      expect(await reads.agents.findById(agent.id)).toMatchObject({ initiativeId: null });
      await expect(world().transaction((tx) => tx.initiatives.delete(initiative.id))).rejects.toMatchObject({ code: "NOT_FOUND" });
    });
  },
};
