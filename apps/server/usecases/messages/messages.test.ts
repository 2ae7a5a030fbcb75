import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type TestApp, testApp } from "../../testing/app.ts";
import type { CommandContext } from "../command.ts";
import { answerMessage } from "./answer-message.ts";
import { deleteMessage } from "./delete-message.ts";
import { markRead } from "./mark-read.ts";
import { sendMessage } from "./send-message.ts";

let world: TestApp;
beforeEach(async () => {
  world = await testApp();
});
afterEach(() => world.close());

const asAgent = (id: string): CommandContext => ({ actor: { type: "agent", id, keyId: "key", scopes: [] }, requestId: "r" });
const question = { recipientType: "user", recipientId: "owner", type: "question", content: "Which port?" } as const;

describe("sending", () => {
  it("is in the name of whoever asks", async () => {
    const { app, context, given } = world;
    const agent = await given.agent();
    const asked = await sendMessage(app, asAgent(agent.id), question);
    expect(asked).toMatchObject({ senderType: "agent", senderId: agent.id, requiresResponse: true, status: "pending" });
    const told = await sendMessage(app, context, { recipientType: "agent", recipientId: agent.id, content: "Stop." });
    expect(told).toMatchObject({ senderType: "user", senderId: "owner", type: "info", requiresResponse: false });
  });
  it("is refused to an agent in the name of another, and to agents that do not exist", async () => {
    const { app, context, given } = world;
    const [agent, other] = [await given.agent(), await given.agent()];
    for (const sender of [{ senderType: "user" }, { senderType: "agent", senderId: other.id }, { senderId: other.id }] as const)
      await expect(sendMessage(app, asAgent(agent.id), { ...question, ...sender })).rejects.toMatchObject({ code: "FORBIDDEN" });
    const lost = { recipientType: "agent", recipientId: "none", content: "Hello?" } as const;
    await expect(sendMessage(app, context, lost)).rejects.toMatchObject({ code: "REFUSED", details: { field: "recipientId" } });
    expect((await app.store.reads.messages.findAll({}, { limit: 10 })).items).toEqual([]);
  });
});

describe("answering", () => {
  it("sends the answer back and ends the question, once", async () => {
    const { app, context, given } = world;
    const agent = await given.agent();
    const asked = await sendMessage(app, asAgent(agent.id), question);
    const answered = await answerMessage(app, context, { id: asked.id, content: "4711" });
    expect(answered.question).toMatchObject({ id: asked.id, status: "responded" });
    expect(answered.response).toMatchObject({
      type: "response",
      parentMessageId: asked.id,
      senderType: "user",
      senderId: "owner",
      recipientType: "agent",
      recipientId: agent.id,
    });
    await expect(answerMessage(app, context, { id: asked.id, content: "4712" })).rejects.toMatchObject({ code: "CONFLICT" });
    expect(await app.store.reads.messages.findReplies(asked.id)).toEqual([answered.response]);
    expect(await app.store.reads.messages.findRequiringResponse()).toEqual([]);
  });
  it("gives two answers at once to one of them only", async () => {
    const { app, context, given } = world;
    const asked = await sendMessage(app, asAgent((await given.agent()).id), question);
    const outcomes = await Promise.allSettled(["a", "b"].map((content) => answerMessage(app, context, { id: asked.id, content })));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await app.store.reads.messages.findReplies(asked.id)).toHaveLength(1);
  });
  it("is for questions, by whoever was asked", async () => {
    const { app, context, given } = world;
    const [agent, other] = [await given.agent(), await given.agent()];
    const told = await sendMessage(app, context, { recipientType: "agent", recipientId: agent.id, content: "Stop." });
    await expect(answerMessage(app, context, { id: told.id, content: "No." })).rejects.toMatchObject({ code: "REFUSED" });
    const asked = await sendMessage(app, context, { ...question, recipientType: "agent", recipientId: agent.id });
    const answer = { id: asked.id, content: "Yes." };
    await expect(answerMessage(app, asAgent(other.id), answer)).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect((await answerMessage(app, asAgent(agent.id), answer)).response.senderId).toBe(agent.id);
    await expect(answerMessage(app, context, { id: "none", content: "?" })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("reading and deleting", () => {
  it("does not answer a question", async () => {
    const { app, context, given } = world;
    const asked = await sendMessage(app, asAgent((await given.agent()).id), question);
    expect((await markRead(app, context, { id: asked.id })).status).toBe("read");
    expect(await app.store.reads.messages.findRequiringResponse()).toHaveLength(1);
    await answerMessage(app, context, { id: asked.id, content: "4711" });
    expect((await markRead(app, context, { id: asked.id })).status).toBe("responded");
  });
  it("leaves deleting to people", async () => {
    const { app, context, given } = world;
    const agent = await given.agent();
    const asked = await sendMessage(app, asAgent(agent.id), question);
    await expect(deleteMessage(app, asAgent(agent.id), { id: asked.id })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await deleteMessage(app, context, { id: asked.id });
    expect(await app.store.reads.messages.findById(asked.id)).toBeNull();
  });
});
