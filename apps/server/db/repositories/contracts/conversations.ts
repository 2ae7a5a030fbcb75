import type { NewConversation } from "@signalbox/contracts";
import { beforeEach, expect, it } from "vitest";
import type { Contract } from "./contract.ts";
import { idsOf, refusal, sortedIds } from "./expectations.ts";

export const conversationsContract: Contract = {
  port: "conversations",
  tests: (world) => {
    let from = "";
    let to = "";
    beforeEach(async () => {
      from = (await world().given.agent()).id;
      to = (await world().given.agent()).id;
    });
    const create = (over: Partial<NewConversation> = {}) =>
      world().transaction((tx) => tx.conversations.create({ fromAgentId: from, toAgentId: to, question: "which?", ...over }));
    const answer = (id: string, text: string) => world().transaction((tx) => tx.conversations.answer(id, text));

    it("stores every column, with defaults", async () => {
      const now = world().clock.now();
      const plain = await create();
      expect(plain).toEqual({
        id: expect.any(String),
        fromAgentId: from,
        toAgentId: to,
        initiativeId: null,
        phaseId: null,
        taskId: null,
        question: "which?",
        answer: null,
        status: "pending",
        createdAt: now,
        updatedAt: now,
      });
      const phase = await world().given.phase();
      const about = { initiativeId: phase.initiativeId, phaseId: phase.id, taskId: (await world().given.task()).id };
      const full = await create(about);
      expect(full).toMatchObject(about);
      expect(await world().reads.conversations.findById(plain.id)).toEqual(plain);
      expect(await world().reads.conversations.findById(full.id)).toEqual(full);
      expect(await world().reads.conversations.findById("nobody")).toBeNull();
    });

    it("refuses what does not exist, naming the field", async () => {
      for (const field of ["fromAgentId", "toAgentId", "initiativeId", "phaseId", "taskId"])
        await expect(create({ [field]: "nobody" })).rejects.toMatchObject(refusal("REFUSED", field));
    });

    it("lists what waits for an agent and what it asked, in order of creation, ties by id", async () => {
      const tied = [await create(), await create(), await create()];
      world().clock.advance(1);
      const last = await create();
      const back = await create({ fromAgentId: to, toAgentId: from });
      const answered = await answer(tied[0]?.id ?? "", "this one");
      const { conversations } = world().reads;
      expect(idsOf(await conversations.findPendingForAgent(to))).toEqual([...sortedIds(tied).filter((id) => id !== answered.id), last.id]);
      expect(idsOf(await conversations.findByFromAgentId(from))).toEqual([...sortedIds(tied), last.id]);
      expect(await conversations.findPendingForAgent(from)).toEqual([back]);
      expect(await conversations.findPendingForAgent("nobody")).toEqual([]);
    });

    it("lists all of them by page, in order of creation, or those of one status", async () => {
      const tied = sortedIds([await create(), await create()]);
      world().clock.advance(1);
      const last = await create({ fromAgentId: to, toAgentId: from });
      await answer(last.id, "this one");
      const { conversations } = world().reads;
      const first = await conversations.findAll({}, { limit: 2 });
      expect(idsOf(first.items)).toEqual(tied);
      const second = await conversations.findAll({}, { limit: 2, after: first.next ?? "" });
      expect([idsOf(second.items), second.next]).toEqual([[last.id], null]);
      expect(idsOf((await conversations.findAll({ status: "pending" }, { limit: 9 })).items)).toEqual(tied);
      expect(idsOf((await conversations.findAll({ status: "answered" }, { limit: 9 })).items)).toEqual([last.id]);
    });

    it("counts what several agents have asked", async () => {
      await create();
      await create();
      await create({ fromAgentId: to, toAgentId: from });
      const counts = await world().reads.conversations.countByFromAgentIds([to, from, "nobody", to]);
      expect([...counts]).toEqual([
        [to, 1],
        [from, 2],
        ["nobody", 0],
      ]);
      expect(await world().reads.conversations.countByFromAgentIds([])).toEqual(new Map());
      expect(await world().reads.conversations.countByAgentId(from)).toBe(3);
      expect(await world().reads.conversations.countByAgentId("nobody")).toBe(0);
    });

    it("is answered once", async () => {
      const before = await create();
      world().clock.advance(5);
      const after = await answer(before.id, "the second");
      expect(after).toEqual({ ...before, answer: "the second", status: "answered", updatedAt: world().clock.now() });
      expect(await world().reads.conversations.findById(before.id)).toEqual(after);
      await expect(answer(before.id, "no, the first")).rejects.toMatchObject(refusal("CONFLICT", before.id));
      expect(await world().reads.conversations.findById(before.id)).toEqual(after);
      await expect(answer("nobody", "x")).rejects.toMatchObject(refusal("NOT_FOUND", "nobody"));
    });

    it("takes one of two answers given at once", async () => {
      const { id } = await create();
      const given = await Promise.allSettled([answer(id, "a"), answer(id, "b")]);
      expect(given.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
      expect(given.find((one) => one.status === "rejected")).toMatchObject({ reason: { code: "CONFLICT" } });
    });

    it("stays without its initiative, phase and task; goes with either agent", async () => {
      const phase = await world().given.phase();
      const task = await world().given.task();
      const about = await create({ initiativeId: phase.initiativeId, phaseId: phase.id, taskId: task.id });
      const remove = (work: "tasks" | "phases" | "initiatives" | "agents", id: string) => world().transaction((tx) => tx[work].delete(id));
      await remove("tasks", task.id);
      expect(await world().reads.conversations.findById(about.id)).toEqual({ ...about, taskId: null });
      await remove("phases", phase.id);
      await remove("initiatives", phase.initiativeId);
      expect(await world().reads.conversations.findById(about.id)).toEqual({ ...about, taskId: null, phaseId: null, initiativeId: null });
      const back = await create({ fromAgentId: to, toAgentId: from });
      const third = await world().given.agent();
      const kept = await create({ toAgentId: third.id });
      await remove("agents", to);
      expect(await world().reads.conversations.findByFromAgentId(from)).toEqual([kept]);
      expect(await world().reads.conversations.findById(back.id)).toBeNull();
    });
  },
};
