import { afterEach, beforeEach, expect, it } from "vitest";
import { type TestApp, testApp } from "../../testing/app.ts";
import { applyChangeSet } from "../change-sets/apply-change-set.ts";
import { addChatMessage } from "./add-chat-message.ts";
import { closeChatSession } from "./close-chat-session.ts";
import { openChatSession } from "./open-chat-session.ts";

let world: TestApp;
beforeEach(async () => {
  world = await testApp();
});
afterEach(() => world.close());

it("keeps one active session per target", async () => {
  const { app, context, given } = world;
  const phase = await given.phase();
  const target = { targetType: "phase", targetId: phase.id } as const;
  const first = await openChatSession(app, context, target);
  expect(first).toMatchObject({ initiativeId: phase.initiativeId, status: "active", agentId: null });
  const agent = await given.agent();
  const again = await openChatSession(app, context, { ...target, agentId: agent.id });
  expect(again).toMatchObject({ id: first.id, agentId: agent.id });
  expect((await openChatSession(app, context, target)).agentId).toBe(agent.id);
  await closeChatSession(app, context, { id: first.id });
  expect((await openChatSession(app, context, target)).id).not.toBe(first.id);
});

it("needs a target that exists and belongs to an initiative", async () => {
  const { app, context, given } = world;
  const loose = await given.task();
  await expect(openChatSession(app, context, { targetType: "task", targetId: loose.id })).rejects.toMatchObject({ code: "REFUSED" });
  await expect(openChatSession(app, context, { targetType: "task", targetId: "none" })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(openChatSession(app, context, { targetType: "phase", targetId: loose.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
});

it("takes messages until it is closed", async () => {
  const { app, context, given } = world;
  const { id: chatSessionId } = await openChatSession(app, context, { targetType: "phase", targetId: (await given.phase()).id });
  const said = await addChatMessage(app, context, { chatSessionId, role: "user", content: "Smaller, please." });
  await closeChatSession(app, context, { id: chatSessionId });
  await closeChatSession(app, context, { id: chatSessionId });
  const late = addChatMessage(app, context, { chatSessionId, role: "user", content: "Wait!" });
  await expect(late).rejects.toMatchObject({ code: "REFUSED" });
  expect(await app.store.reads.chatSessions.findMessagesBySessionId(chatSessionId)).toEqual([said]);
});

it("links a message to the change set that came of it, of its own initiative", async () => {
  const { app, context, given } = world;
  const phase = await given.phase();
  const { id: chatSessionId } = await openChatSession(app, context, { targetType: "phase", targetId: phase.id });
  const changes = [{ entityType: "phase", action: "update", entityId: phase.id, state: { name: "smaller" } }] as const;
  const ours = await applyChangeSet(app, context, { initiativeId: phase.initiativeId, mode: "refine", changes });
  const { id: elsewhere } = await given.initiative();
  const create = [{ entityType: "phase", action: "create", state: { name: "other" } }] as const;
  const theirs = await applyChangeSet(app, context, { initiativeId: elsewhere, mode: "plan", changes: create });
  const say = (changeSetId: string) => addChatMessage(app, context, { chatSessionId, role: "assistant", content: "Done.", changeSetId });
  expect(await say(ours.id)).toMatchObject({ changeSetId: ours.id });
  for (const stray of [theirs.id, "none"])
    await expect(say(stray)).rejects.toMatchObject({ code: "REFUSED", details: { field: "changeSetId" } });
});
