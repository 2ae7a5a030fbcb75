import type { NewProposal, ProposalPatch } from "@signalbox/contracts";
import { beforeEach, expect, it } from "vitest";
import type { Contract } from "./contract.ts";
import { bigNumber, idsOf, refusal, sortedIds } from "./expectations.ts";

export const proposalsContract: Contract = {
  port: "proposals",
  tests: (world) => {
    let agentId = "";
    let initiativeId = "";
    beforeEach(async () => {
      agentId = (await world().given.agent()).id;
      initiativeId = (await world().given.initiative()).id;
    });
    const create = (over: Partial<NewProposal> = {}) =>
      world().transaction((tx) => tx.proposals.create({ agentId, initiativeId, targetType: "task", title: "a proposal", ...over }));
    const update = (id: string, patch: ProposalPatch) => world().transaction((tx) => tx.proposals.update(id, patch));
    const remove = (id: string) => world().transaction((tx) => tx.proposals.delete(id));

    it("stores every column, with defaults", async () => {
      const now = world().clock.now();
      const plain = await create();
      expect(plain).toEqual({
        id: expect.any(String),
        agentId,
        initiativeId,
        issueId: null,
        targetType: "task",
        targetId: null,
        title: "a proposal",
        summary: null,
        content: null,
        metadata: null,
        status: "pending",
        sortOrder: 0,
        createdAt: now,
        updatedAt: now,
      });
      const issue = await world().given.issue();
      const metadata = { nested: { list: [1, "two", null, true] }, unicode: "é \u{1f600}", empty: {} };
      const rest = {
        issueId: issue.id,
        targetId: "t1",
        summary: "",
        content: "# text",
        metadata,
        status: "accepted",
        sortOrder: bigNumber,
      } as const;
      const full = await create(rest);
      expect(full).toMatchObject(rest);
      expect(await world().reads.proposals.findById(plain.id)).toEqual(plain);
      expect(await world().reads.proposals.findById(full.id)).toEqual(full);
      expect(await world().reads.proposals.findById("nobody")).toBeNull();
    });

    it("refuses an agent, initiative or issue that does not exist, naming the field", async () => {
      await expect(create({ agentId: "nobody" })).rejects.toMatchObject(refusal("REFUSED", "agentId"));
      await expect(create({ initiativeId: "nobody" })).rejects.toMatchObject(refusal("REFUSED", "initiativeId"));
      await expect(create({ issueId: "ticket:nobody" })).rejects.toMatchObject(refusal("REFUSED", "issueId"));
    });

    it("lists by agent, initiative and status in sortOrder, then by id", async () => {
      const last = await create({ sortOrder: 2, status: "dismissed" });
      const tied = [await create({ sortOrder: 1 }), await create({ sortOrder: 1 }), await create({ sortOrder: 1 })];
      const first = await create({ sortOrder: -1 });
      const others = await create({ agentId: (await world().given.agent()).id, initiativeId: (await world().given.initiative()).id });
      const { proposals } = world().reads;
      expect(idsOf(await proposals.findByAgentId(agentId))).toEqual([first.id, ...sortedIds(tied), last.id]);
      expect(idsOf(await proposals.findByInitiativeId(initiativeId))).toEqual([first.id, ...sortedIds(tied), last.id]);
      expect(idsOf(await proposals.findByAgentIdAndStatus(agentId, "pending"))).toEqual([first.id, ...sortedIds(tied)]);
      expect(await proposals.findByAgentIdAndStatus(others.agentId, "dismissed")).toEqual([]);
      expect(await proposals.countByAgentIdAndStatus(agentId, "pending")).toBe(4);
      expect(await proposals.countByAgentIdAndStatus(agentId, "accepted")).toBe(0);
    });

    it("lists page by page in order of creation", async () => {
      const tied = [await create({ sortOrder: 3 }), await create({ sortOrder: 2 }), await create({ sortOrder: 1 })];
      world().clock.advance(1);
      const last = await create({ status: "accepted" });
      const { proposals } = world().reads;
      const first = await proposals.findAll({}, { limit: 2 });
      const second = await proposals.findAll({}, { limit: 2, after: first.next ?? "" });
      expect(idsOf([...first.items, ...second.items])).toEqual([...sortedIds(tied), last.id]);
      expect(second.next).toBeNull();
      expect((await proposals.findAll({ status: "accepted" }, { limit: 2 })).items).toEqual([last]);
    });

    it("changes all of an agent that have one status, and says how many", async () => {
      const pending = [await create(), await create()];
      const accepted = await create({ status: "accepted" });
      const others = await create({ agentId: (await world().given.agent()).id });
      world().clock.advance(5);
      const dismiss = () =>
        world().transaction((tx) => tx.proposals.updateManyByAgentId(agentId, "pending", { status: "dismissed", title: undefined }));
      expect(await dismiss()).toBe(2);
      expect(await dismiss()).toBe(0);
      for (const proposal of pending)
        expect(await world().reads.proposals.findById(proposal.id)).toEqual({
          ...proposal,
          status: "dismissed",
          updatedAt: world().clock.now(),
        });
      for (const kept of [accepted, others]) expect(await world().reads.proposals.findById(kept.id)).toEqual(kept);
    });

    it("updates what is named, and only that", async () => {
      const before = await create({ metadata: { a: 1 }, summary: "short" });
      world().clock.advance(5);
      const after = await update(before.id, { metadata: { b: [2] }, summary: null });
      expect(after).toEqual({ ...before, metadata: { b: [2] }, summary: null, updatedAt: world().clock.now() });
      expect(await world().reads.proposals.findById(before.id)).toEqual(after);
      expect(await update(before.id, { metadata: null })).toEqual({ ...after, metadata: null });
      await expect(update("nobody", { status: "accepted" })).rejects.toMatchObject(refusal("NOT_FOUND", "nobody"));
    });

    it("deletes one; goes with its agent or initiative; loses its issue", async () => {
      const issue = await world().given.issue();
      const linked = await create({ issueId: issue.id });
      await world().transaction((tx) => tx.issues.delete(issue.id));
      expect(await world().reads.proposals.findById(linked.id)).toEqual({ ...linked, issueId: null });
      await remove(linked.id);
      await expect(remove(linked.id)).rejects.toMatchObject(refusal("NOT_FOUND", linked.id));
      const ofAgent = await create();
      await world().transaction((tx) => tx.agents.delete(agentId));
      expect(await world().reads.proposals.findById(ofAgent.id)).toBeNull();
      const ofInitiative = await create({ agentId: (await world().given.agent()).id });
      await world().transaction((tx) => tx.initiatives.delete(initiativeId));
      expect(await world().reads.proposals.findById(ofInitiative.id)).toBeNull();
    });
  },
};
