import { afterEach, beforeEach, expect, it } from "vitest";
import { type TestApp, testApp } from "../../testing/app.ts";
import { answerConversation } from "../conversations/answer-conversation.ts";
import { askConversation } from "../conversations/ask-conversation.ts";
import { appendLogChunk } from "../log-chunks/append-log-chunk.ts";
import { deleteLogChunks } from "../log-chunks/delete-log-chunks.ts";
import { createProposal } from "../proposals/create-proposal.ts";
import { dismissProposal } from "../proposals/dismiss-proposal.ts";
import { dismissProposalsOfAgent } from "../proposals/dismiss-proposals-of-agent.ts";
import { updateProposal } from "../proposals/update-proposal.ts";
import { deleteAgent } from "./delete-agent.ts";
import { dismissAgent } from "./dismiss-agent.ts";

let world: TestApp;
beforeEach(async () => {
  world = await testApp();
});
afterEach(() => world.close());

it("neither deletes nor dismisses an agent that is at work", async () => {
  const { app, context, given } = world;
  for (const status of ["running", "waiting_for_input"] as const) {
    const { id } = await given.agent({ status });
    await expect(deleteAgent(app, context, { id })).rejects.toMatchObject({ code: "REFUSED", details: { id } });
    await expect(dismissAgent(app, context, { id })).rejects.toMatchObject({ code: "REFUSED", details: { id } });
    expect(await app.store.reads.agents.findById(id)).toMatchObject({ status, userDismissedAt: null });
  }
});

it("dismisses an agent once, and its log outlives it", async () => {
  const { app, context, clock, given } = world;
  const agent = await given.agent({ status: "stopped" });
  await appendLogChunk(app, context, { agentId: agent.id, content: "{}" });
  const { userDismissedAt } = await dismissAgent(app, context, { id: agent.id });
  expect(userDismissedAt).toEqual(clock.now());
  clock.advance(1000);
  expect((await dismissAgent(app, context, { id: agent.id })).userDismissedAt).toEqual(userDismissedAt);
  await deleteAgent(app, context, { id: agent.id });
  await expect(deleteAgent(app, context, { id: agent.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await app.store.reads.logChunks.findByAgentId(agent.id)).toMatchObject([{ agentName: agent.name, content: "{}" }]);
  expect(await deleteLogChunks(app, context, { agentId: agent.id })).toEqual({ count: 1 });
  expect(await deleteLogChunks(app, context, { agentId: agent.id })).toEqual({ count: 0 });
  await expect(appendLogChunk(app, context, { agentId: agent.id, content: "{}" })).rejects.toMatchObject({ code: "NOT_FOUND" });
});

it("has a question between agents answered once, and by no one but the asked", async () => {
  const { app, context, given } = world;
  const [from, to] = [await given.agent(), await given.agent()];
  const asked = await askConversation(app, context, { fromAgentId: from.id, toAgentId: to.id, question: "Where?" });
  const answered = await answerConversation(app, context, { id: asked.id, content: "Here." });
  expect(answered).toMatchObject({ status: "answered", answer: "Here." });
  await expect(answerConversation(app, context, { id: asked.id, content: "There." })).rejects.toMatchObject({ code: "CONFLICT" });
  const toItself = { fromAgentId: from.id, toAgentId: from.id, question: "Who am I?" };
  await expect(askConversation(app, context, toItself)).rejects.toMatchObject({ code: "REFUSED" });
  await expect(askConversation(app, context, { ...toItself, toAgentId: "none" })).rejects.toMatchObject({ code: "NOT_FOUND" });
});

it("decides on a proposal once, and takes only what fits its initiative", async () => {
  const { app, context, given } = world;
  const { id: agentId } = await given.agent();
  const { id: initiativeId } = await given.initiative();
  const wish = { agentId, initiativeId, targetType: "task", title: "better" } as const;
  const stranger = await given.task();
  await expect(createProposal(app, context, { ...wish, targetId: stranger.id })).rejects.toMatchObject({
    code: "REFUSED",
    details: { field: "targetId" },
  });
  await expect(createProposal(app, context, { ...wish, targetId: "none" })).rejects.toMatchObject({ code: "REFUSED" });
  const own = await given.task({ initiativeId });
  const proposal = await createProposal(app, context, { ...wish, targetId: own.id });
  expect(proposal.status).toBe("pending");
  await updateProposal(app, context, { id: proposal.id, patch: { title: "best" } });
  expect(await dismissProposal(app, context, { id: proposal.id })).toMatchObject({ title: "best", status: "dismissed" });
  await expect(dismissProposal(app, context, { id: proposal.id })).rejects.toMatchObject({ code: "REFUSED" });
  await expect(updateProposal(app, context, { id: proposal.id, patch: { title: "worse" } })).rejects.toMatchObject({ code: "REFUSED" });
  for (const title of ["one", "two"]) await createProposal(app, context, { ...wish, title });
  expect(await dismissProposalsOfAgent(app, context, { agentId })).toEqual({ count: 2 });
});
