import type { ChatSessionPatch, NewChatMessage, NewChatSession } from "@signalbox/contracts";
import { beforeEach, expect, it } from "vitest";
import type { Contract } from "./contract.ts";
import { idsOf, refusal, sortedIds } from "./expectations.ts";

export const chatSessionsContract: Contract = {
  port: "chatSessions",
  tests: (world) => {
    let initiativeId = "";
    let agentId = "";
    beforeEach(async () => {
      initiativeId = (await world().given.initiative()).id;
      agentId = (await world().given.agent()).id;
    });
    const create = (over: Partial<NewChatSession> = {}) =>
      world().transaction((tx) => tx.chatSessions.createSession({ targetType: "phase", targetId: "p1", initiativeId, ...over }));
    const update = (id: string, patch: ChatSessionPatch) => world().transaction((tx) => tx.chatSessions.updateSession(id, patch));
    const say = (chatSessionId: string, over: Partial<NewChatMessage> = {}) =>
      world().transaction((tx) => tx.chatSessions.createMessage({ chatSessionId, role: "user", content: "hello", ...over }));
    const changeSet = () => world().transaction((tx) => tx.changeSets.create({ agentName: "calm-otter", initiativeId, mode: "plan" }, []));

    it("stores every column of a session, with defaults", async () => {
      const now = world().clock.now();
      const plain = await create();
      expect(plain).toEqual({
        id: expect.any(String),
        targetType: "phase",
        targetId: "p1",
        initiativeId,
        agentId: null,
        status: "active",
        createdAt: now,
        updatedAt: now,
      });
      const full = await create({ targetType: "task", agentId, status: "closed" });
      expect(full).toMatchObject({ targetType: "task", agentId, status: "closed" });
      expect(await world().reads.chatSessions.findById(plain.id)).toEqual(plain);
      expect(await world().reads.chatSessions.findById(full.id)).toEqual(full);
      expect(await world().reads.chatSessions.findById("nobody")).toBeNull();
    });

    it("stores every column of a message", async () => {
      const { id } = await create();
      const plain = await say(id);
      expect(plain).toEqual({
        id: expect.any(String),
        chatSessionId: id,
        role: "user",
        content: "hello",
        changeSetId: null,
        createdAt: world().clock.now(),
      });
      const set = await changeSet();
      const full = await say(id, { role: "assistant", changeSetId: set.id });
      expect(full).toMatchObject({ role: "assistant", changeSetId: set.id });
      expect(await world().reads.chatSessions.findMessagesBySessionId(id)).toEqual([plain, full].sort((a, b) => (a.id < b.id ? -1 : 1)));
    });

    it("refuses what does not exist, naming the field", async () => {
      await expect(create({ initiativeId: "nobody" })).rejects.toMatchObject(refusal("REFUSED", "initiativeId"));
      await expect(create({ agentId: "nobody" })).rejects.toMatchObject(refusal("REFUSED", "agentId"));
      const { id } = await create();
      await expect(say("nobody")).rejects.toMatchObject(refusal("REFUSED", "chatSessionId"));
      await expect(say(id, { changeSetId: "nobody" })).rejects.toMatchObject(refusal("REFUSED", "changeSetId"));
    });

    it("lists the sessions of an initiative and the messages of a session in order, ties by id", async () => {
      const tied = [await create(), await create(), await create()];
      const said = [await say(tied[0]?.id ?? ""), await say(tied[0]?.id ?? ""), await say(tied[0]?.id ?? "")];
      world().clock.advance(1);
      const last = await create();
      await create({ initiativeId: (await world().given.initiative()).id });
      const after = await say(tied[0]?.id ?? "");
      await say(last.id);
      const { chatSessions } = world().reads;
      expect(idsOf(await chatSessions.findByInitiativeId(initiativeId))).toEqual([...sortedIds(tied), last.id]);
      expect(idsOf(await chatSessions.findMessagesBySessionId(tied[0]?.id ?? ""))).toEqual([...sortedIds(said), after.id]);
      expect(await chatSessions.findMessagesBySessionId("nobody")).toEqual([]);
    });

    it("finds the newest active session of a target and of an agent", async () => {
      const tied = [await create({ agentId }), await create({ agentId })];
      const { chatSessions } = world().reads;
      expect((await chatSessions.findActiveSession("phase", "p1"))?.id).toBe(sortedIds(tied)[1]);
      expect((await chatSessions.findActiveSessionByAgentId(agentId))?.id).toBe(sortedIds(tied)[1]);
      world().clock.advance(1);
      const newest = await create({ agentId });
      await create({ targetType: "task", agentId: null });
      expect(await chatSessions.findActiveSession("phase", "p1")).toEqual(newest);
      expect(await chatSessions.findActiveSessionByAgentId(agentId)).toEqual(newest);
      for (const { id } of [...tied, newest]) await update(id, { status: "closed" });
      expect(await chatSessions.findActiveSession("phase", "p1")).toBeNull();
      expect(await chatSessions.findActiveSessionByAgentId(agentId)).toBeNull();
    });

    it("updates what is named, and only that", async () => {
      const before = await create({ agentId });
      world().clock.advance(5);
      const after = await update(before.id, { status: "closed", agentId: undefined });
      expect(after).toEqual({ ...before, status: "closed", updatedAt: world().clock.now() });
      expect(await world().reads.chatSessions.findById(before.id)).toEqual(after);
      expect(await update(before.id, { agentId: null })).toEqual({ ...after, agentId: null });
      await expect(update("nobody", { status: "closed" })).rejects.toMatchObject(refusal("NOT_FOUND", "nobody"));
    });

    it("stays without its agent; goes with its initiative; a message stays without its change set", async () => {
      const chat = await create({ agentId });
      await world().transaction((tx) => tx.agents.delete(agentId));
      expect(await world().reads.chatSessions.findById(chat.id)).toEqual({ ...chat, agentId: null });
      const set = await changeSet();
      const message = await say(chat.id, { changeSetId: set.id });
      await world().transaction((tx) => tx.changeSets.delete(set.id));
      expect(await world().reads.chatSessions.findMessagesBySessionId(chat.id)).toEqual([{ ...message, changeSetId: null }]);
      await world().transaction((tx) => tx.initiatives.delete(initiativeId));
      expect(await world().reads.chatSessions.findById(chat.id)).toBeNull();
      expect(await world().reads.chatSessions.findMessagesBySessionId(chat.id)).toEqual([]);
    });
  },
};
