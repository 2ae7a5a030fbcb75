import type { MessagePatch, NewMessage } from "@signalbox/contracts";
import { expect, it } from "vitest";
import type { Contract } from "./contract.ts";
import { idsOf, refusal, sortedIds } from "./expectations.ts";

export const messagesContract: Contract = {
  port: "messages",
  tests: (world) => {
    const toUser = { senderType: "agent", senderId: "a1", recipientType: "user", recipientId: "u1", content: "hello" } as const;
    const create = (over: Partial<NewMessage> = {}) => world().transaction((tx) => tx.messages.create({ ...toUser, ...over }));
    const update = (id: string, patch: MessagePatch) => world().transaction((tx) => tx.messages.update(id, patch));
    const remove = (id: string) => world().transaction((tx) => tx.messages.delete(id));

    it("stores every column, with defaults", async () => {
      const now = world().clock.now();
      const plain = await create({ senderId: null, recipientId: undefined });
      expect(plain).toEqual({
        id: expect.any(String),
        senderType: "agent",
        senderId: null,
        recipientType: "user",
        recipientId: null,
        type: "info",
        content: "hello",
        requiresResponse: false,
        status: "pending",
        parentMessageId: null,
        createdAt: now,
        updatedAt: now,
      });
      const full = await create({ type: "question", content: "", requiresResponse: true, status: "read", parentMessageId: plain.id });
      expect(full).toMatchObject({
        senderId: "a1",
        recipientId: "u1",
        type: "question",
        content: "",
        requiresResponse: true,
        status: "read",
        parentMessageId: plain.id,
      });
      expect(await world().reads.messages.findById(plain.id)).toEqual(plain);
      expect(await world().reads.messages.findById(full.id)).toEqual(full);
      expect(await world().reads.messages.findById("nobody")).toBeNull();
    });

    it("refuses a parent that does not exist", async () => {
      await expect(create({ parentMessageId: "nobody" })).rejects.toMatchObject(refusal("REFUSED", "parentMessageId"));
    });

    it("lists by sender, recipient and parent in order of creation, ties by id", async () => {
      const tied = [await create(), await create(), await create()];
      world().clock.advance(1);
      const last = await create({ parentMessageId: tied[0]?.id, status: "read" });
      const reply = await create({
        senderType: "user",
        senderId: "u1",
        recipientType: "agent",
        recipientId: "a1",
        parentMessageId: tied[0]?.id,
      });
      const { messages } = world().reads;
      expect(idsOf(await messages.findBySender("agent", "a1"))).toEqual([...sortedIds(tied), last.id]);
      expect(await messages.findBySender("agent", "u1")).toEqual([]);
      expect(idsOf(await messages.findByRecipient("user", "u1"))).toEqual([...sortedIds(tied), last.id]);
      expect(await messages.findByRecipient("agent", "a1")).toEqual([reply]);
      expect(idsOf(await messages.findReplies(tied[0]?.id ?? ""))).toEqual(sortedIds([last, reply]));
      expect(await messages.findReplies(last.id)).toEqual([]);
    });

    it("finds what a person has not read, and what all have not", async () => {
      const first = await create();
      await create({ status: "read" });
      world().clock.advance(1);
      const other = await create({ recipientId: "u2" });
      const anyone = await create({ recipientId: null });
      await create({ recipientType: "agent" });
      const { messages } = world().reads;
      expect(await messages.findPendingForUser("u1")).toEqual([first]);
      expect(idsOf(await messages.findPendingForUser())).toEqual([first.id, ...sortedIds([other, anyone])]);
      expect(await messages.findPendingForUser("u3")).toEqual([]);
    });

    it("finds what asks for an answer until it has one", async () => {
      const asked = await create({ requiresResponse: true });
      world().clock.advance(1);
      const read = await create({ requiresResponse: true, status: "read", recipientType: "agent" });
      await create({ requiresResponse: true, status: "responded" });
      await create();
      expect(await world().reads.messages.findRequiringResponse()).toEqual([asked, read]);
      await update(asked.id, { status: "responded" });
      expect(await world().reads.messages.findRequiringResponse()).toEqual([read]);
    });

    it("lists page by page, by recipient type and status", async () => {
      const tied = [await create(), await create(), await create()];
      world().clock.advance(1);
      const agents = await create({ recipientType: "agent", status: "read" });
      const { messages } = world().reads;
      const first = await messages.findAll({}, { limit: 2 });
      const second = await messages.findAll({}, { limit: 2, after: first.next ?? "" });
      expect(idsOf([...first.items, ...second.items])).toEqual([...sortedIds(tied), agents.id]);
      expect(second.next).toBeNull();
      expect((await messages.findAll({ recipientType: "agent" }, { limit: 9 })).items).toEqual([agents]);
      expect((await messages.findAll({ status: "read" }, { limit: 9 })).items).toEqual([agents]);
      expect(await messages.findAll({ recipientType: "agent", status: "pending" }, { limit: 9 })).toEqual({ items: [], next: null });
    });

    it("updates what is named, and only that", async () => {
      const before = await create({ requiresResponse: true });
      world().clock.advance(5);
      const after = await update(before.id, { status: "read", requiresResponse: undefined });
      expect(after).toEqual({ ...before, status: "read", updatedAt: world().clock.now() });
      expect(await world().reads.messages.findById(before.id)).toEqual(after);
      await expect(update("nobody", { status: "read" })).rejects.toMatchObject(refusal("NOT_FOUND", "nobody"));
    });

    it("deletes one; its replies stay and lose their parent", async () => {
      const parent = await create();
      const reply = await create({ parentMessageId: parent.id });
      await remove(parent.id);
      expect(await world().reads.messages.findById(parent.id)).toBeNull();
      expect(await world().reads.messages.findById(reply.id)).toEqual({ ...reply, parentMessageId: null });
      await expect(remove(parent.id)).rejects.toMatchObject(refusal("NOT_FOUND", parent.id));
    });
  },
};
