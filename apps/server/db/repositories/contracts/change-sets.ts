import type { NewChangeSet, NewChangeSetEntry } from "@signalbox/contracts";
import { beforeEach, expect, it } from "vitest";
import type { Contract } from "./contract.ts";
import { bigNumber, idsOf, refusal, sortedIds } from "./expectations.ts";

export const changeSetsContract: Contract = {
  port: "changeSets",
  tests: (world) => {
    let initiativeId = "";
    let agentId = "";
    beforeEach(async () => {
      initiativeId = (await world().given.initiative()).id;
      agentId = (await world().given.agent()).id;
    });
    const create = (over: Partial<NewChangeSet> = {}, entries: readonly NewChangeSetEntry[] = []) =>
      world().transaction((tx) => tx.changeSets.create({ agentName: "calm-otter", initiativeId, mode: "plan", ...over }, entries));
    const revert = (id: string) => world().transaction((tx) => tx.changeSets.markReverted(id));
    const remove = (id: string) => world().transaction((tx) => tx.changeSets.delete(id));

    it("stores every column of a set, with defaults", async () => {
      const plain = await create();
      expect(plain).toEqual({
        id: expect.any(String),
        agentId: null,
        agentName: "calm-otter",
        initiativeId,
        mode: "plan",
        summary: null,
        status: "applied",
        createdAt: world().clock.now(),
      });
      const full = await create({ agentId, mode: "refine", summary: "split", status: "reverted" });
      expect(full).toMatchObject({ agentId, mode: "refine", summary: "split", status: "reverted" });
      expect(await world().reads.changeSets.findById(plain.id)).toEqual(plain);
      expect(await world().reads.changeSets.findById(full.id)).toEqual(full);
      expect(await world().reads.changeSets.findById("nobody")).toBeNull();
      expect(await world().reads.changeSets.findEntries(plain.id)).toEqual([]);
    });

    it("stores every column of the entries", async () => {
      const states = { previousState: { name: "old", tags: [1, null] }, newState: { nested: { deep: true } } };
      const { id } = await create({}, [
        { entityType: "task", entityId: "t1", action: "update", ...states, sortOrder: bigNumber },
        { entityType: "phase_dependency", entityId: "p1", action: "delete", sortOrder: -1 },
      ]);
      const entries = await world().reads.changeSets.findEntries(id);
      const common = { id: expect.any(String), changeSetId: id };
      expect(entries).toEqual([
        { ...common, entityType: "phase_dependency", entityId: "p1", action: "delete", previousState: null, newState: null, sortOrder: -1 },
        { ...common, entityType: "task", entityId: "t1", action: "update", ...states, sortOrder: bigNumber },
      ]);
      expect(new Set(idsOf(entries)).size).toBe(2);
    });

    it("keeps entries in the order they were given, and tied ones by id", async () => {
      const entry = (number: number, sortOrder?: number) =>
        ({ entityType: "page", entityId: `e${number}`, action: "create", sortOrder }) as const;
      const many = Array.from({ length: 1500 }, (_, number) => entry(number));
      const { id } = await create({}, many);
      expect((await world().reads.changeSets.findEntries(id)).map((one) => one.entityId)).toEqual(many.map((one) => one.entityId));
      const tied = await create({}, [entry(1, 5), entry(2, 5), entry(3, 5)]);
      const entries = await world().reads.changeSets.findEntries(tied.id);
      expect(idsOf(entries)).toEqual(sortedIds(entries));
    });

    it("refuses an agent or initiative that does not exist, naming the field", async () => {
      await expect(create({ agentId: "nobody" })).rejects.toMatchObject(refusal("REFUSED", "agentId"));
      await expect(create({ initiativeId: "nobody" })).rejects.toMatchObject(refusal("REFUSED", "initiativeId"));
    });

    it("lists by initiative and agent in order of creation, ties by id", async () => {
      const tied = [await create({ agentId }), await create({ agentId }), await create({ agentId })];
      world().clock.advance(1);
      const last = await create({ agentId });
      const nobodys = await create({ initiativeId: (await world().given.initiative()).id });
      const { changeSets } = world().reads;
      expect(idsOf(await changeSets.findByInitiativeId(initiativeId))).toEqual([...sortedIds(tied), last.id]);
      expect(idsOf(await changeSets.findByAgentId(agentId))).toEqual([...sortedIds(tied), last.id]);
      expect(await changeSets.findByInitiativeId(nobodys.initiativeId)).toEqual([nobodys]);
    });

    it("is reverted once, even by two at once", async () => {
      const before = await create();
      const after = { ...before, status: "reverted" };
      expect(await revert(before.id)).toEqual(after);
      expect(await world().reads.changeSets.findById(before.id)).toEqual(after);
      await expect(revert(before.id)).rejects.toMatchObject(refusal("CONFLICT", before.id));
      await expect(revert("nobody")).rejects.toMatchObject(refusal("NOT_FOUND", "nobody"));
      const other = await create();
      const raced = await Promise.allSettled([revert(other.id), revert(other.id)]);
      expect(raced.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
      expect(raced.find((one) => one.status === "rejected")).toMatchObject({ reason: { code: "CONFLICT" } });
    });

    it("deletes one with its entries; stays without its agent; goes with its initiative", async () => {
      const set = await create({ agentId }, [{ entityType: "page", entityId: "e1", action: "create" }]);
      const other = await create();
      await world().transaction((tx) => tx.agents.delete(agentId));
      expect(await world().reads.changeSets.findById(set.id)).toEqual({ ...set, agentId: null });
      await remove(set.id);
      expect(await world().reads.changeSets.findEntries(set.id)).toEqual([]);
      await expect(remove(set.id)).rejects.toMatchObject(refusal("NOT_FOUND", set.id));
      await world().transaction((tx) => tx.initiatives.delete(initiativeId));
      expect(await world().reads.changeSets.findById(other.id)).toBeNull();
    });
  },
};
