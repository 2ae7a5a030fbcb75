import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type TestApp, testApp } from "../testing/app.ts";
import { deleteAgent } from "./agents/delete-agent.ts";
import { dismissAgent } from "./agents/dismiss-agent.ts";
import { updateAgent } from "./agents/update-agent.ts";
import { closeChatSession } from "./chat-sessions/close-chat-session.ts";
import { openChatSession } from "./chat-sessions/open-chat-session.ts";
import { askConversation } from "./conversations/ask-conversation.ts";
import { updateErrand } from "./errands/update-errand.ts";
import { addConversationMessage } from "./issues/add-conversation-message.ts";
import { deleteIssue } from "./issues/delete-issue.ts";
import { linkIssue } from "./issues/link-issue.ts";
import { updateIssue } from "./issues/update-issue.ts";
import { appendLogChunk } from "./log-chunks/append-log-chunk.ts";
import { deleteLogChunks } from "./log-chunks/delete-log-chunks.ts";
import { answerMessage } from "./messages/answer-message.ts";
import { markRead } from "./messages/mark-read.ts";
import { sendMessage } from "./messages/send-message.ts";
import { createMirror } from "./mirrors/create-mirror.ts";
import { updateMirror } from "./mirrors/update-mirror.ts";
import { createProposal } from "./proposals/create-proposal.ts";
import { dismissProposalsOfAgent } from "./proposals/dismiss-proposals-of-agent.ts";
import { updateProposal } from "./proposals/update-proposal.ts";
import { deleteRepository } from "./repositories/delete-repository.ts";
import { relateRepositories } from "./repositories/relate-repositories.ts";
import { updateRepository } from "./repositories/update-repository.ts";
import { createReviewComment } from "./review-comments/create-review-comment.ts";
import { resolveReviewComment } from "./review-comments/resolve-review-comment.ts";
import { unresolveReviewComment } from "./review-comments/unresolve-review-comment.ts";

let world: TestApp;
beforeEach(async () => {
  world = await testApp();
});
afterEach(() => world.close());

/** What the work added to the log. */
async function during(work: () => Promise<unknown>) {
  const { events } = world.app.store.reads;
  const from = await events.readLastSequence();
  await work();
  const said = [];
  for await (const page of events.replayFrom(from + 1)) said.push(...page);
  return said.map(({ type, streamId, payload }) => ({ type, streamId, payload }));
}

/** The command leaves one event, and the same command again none. */
async function once(work: () => Promise<unknown>) {
  const [first, second] = [await during(work), await during(work)];
  expect(first).toHaveLength(1);
  expect(second).toEqual([]);
}

const plan = { targetType: "page", title: "better" } as const;

describe("a command that changes nothing leaves no event", () => {
  it("of agents and what they are asked", async () => {
    const { app, context, given } = world;
    const { id } = await given.agent({ status: "stopped" });
    await once(() => updateAgent(app, context, { id, patch: { status: "crashed", result: { a: 1 }, prompt: "go" } }));
    await once(() => dismissAgent(app, context, { id }));
    await appendLogChunk(app, context, { agentId: id, content: "{}" });
    await once(() => deleteLogChunks(app, context, { agentId: id }));
    const message = await sendMessage(app, context, { recipientType: "agent", recipientId: id, content: "go" });
    await once(() => markRead(app, context, { id: message.id }));
    const proposal = await createProposal(app, context, { ...plan, agentId: id, initiativeId: (await given.initiative()).id });
    await once(() => updateProposal(app, context, { id: proposal.id, patch: { title: "best", metadata: { a: [1] } } }));
    await once(() => dismissProposalsOfAgent(app, context, { agentId: id }));
  });

  it("of chats, reviews, errands and issues", async () => {
    const { app, context, given } = world;
    const phase = await given.phase();
    const target = { targetType: "phase", targetId: phase.id } as const;
    const { id } = await openChatSession(app, context, target);
    const agentId = (await given.agent()).id;
    await once(() => openChatSession(app, context, { ...target, agentId }));
    await once(() => closeChatSession(app, context, { id }));
    const line = { phaseId: phase.id, filePath: "a.ts", lineNumber: 1, lineType: "added", body: "why?" } as const;
    const comment = await createReviewComment(app, context, line);
    await once(() => resolveReviewComment(app, context, { id: comment.id }));
    await once(() => unresolveReviewComment(app, context, { id: comment.id }));
    const errand = await given.errand();
    await once(() => updateErrand(app, context, { id: errand.id, patch: { status: "conflict", description: "tidier" } }));
    const issue = await given.issue();
    await once(() => updateIssue(app, context, { id: issue.id, patch: { title: "worse", sourceData: { b: [2], a: 1 } } }));
    const task = await given.task();
    await once(() => linkIssue(app, context, { id: issue.id, taskId: task.id }));
    await once(() => linkIssue(app, context, { id: issue.id, taskId: null }));
  });

  it("of repositories", async () => {
    const { app, clock, context, given } = world;
    const [one, two] = [await given.repository(), await given.repository()];
    await once(() => updateRepository(app, context, { id: one.id, patch: { name: "uno", url: "https://git.test/uno.git" } }));
    await once(() => relateRepositories(app, context, { fromRepositoryId: one.id, toRepositoryId: two.id, type: "fork_of" }));
    const mirror = await createMirror(app, context, { repositoryId: one.id, path: "m", remoteUrl: "https://git.test/uno.git" });
    await once(() => updateMirror(app, context, { id: mirror.id, patch: { status: "ready", lastFetchedAt: clock.now() } }));
  });
});

describe("what changes or goes beside the main thing", () => {
  it("is an event for each proposal that is dismissed with the others", async () => {
    const { app, context, given } = world;
    const [mine, other] = [await given.agent(), await given.agent()];
    const { id: initiativeId } = await given.initiative();
    const made = [];
    for (const { id: agentId } of [mine, mine, other]) made.push(await createProposal(app, context, { ...plan, agentId, initiativeId }));
    const said = await during(() => dismissProposalsOfAgent(app, context, { agentId: mine.id }));
    const dismissed = made.slice(0, 2).map(({ id }) => ({ type: "proposal.dismissed", streamId: id, payload: { initiativeId } }));
    expect(said.sort((a, b) => (a.streamId < b.streamId ? -1 : 1))).toEqual(dismissed);
  });

  it("is counted in the event of what was deleted", async () => {
    const { app, context, given } = world;
    const [agent, colleague] = [await given.agent(), await given.agent()];
    await createProposal(app, context, { ...plan, agentId: agent.id, initiativeId: (await given.initiative()).id });
    const [to, from] = [
      { fromAgentId: agent.id, toAgentId: colleague.id },
      { fromAgentId: colleague.id, toAgentId: agent.id },
    ];
    for (const between of [to, from]) await askConversation(app, context, { ...between, question: "Where?" });
    const gone = await during(() => deleteAgent(app, context, { id: agent.id }));
    expect(gone).toMatchObject([{ type: "agent.deleted", payload: { name: agent.name, proposals: 1, conversations: 2 } }]);

    const issue = await given.issue();
    for (const content of ["a", "b"]) await addConversationMessage(app, context, { issueId: issue.id, role: "user", content });
    expect(await during(() => deleteIssue(app, context, { id: issue.id }))).toMatchObject([{ payload: { messages: 2 } }]);

    const { id: repositoryId } = await given.repository();
    await createMirror(app, context, { repositoryId, path: "m", remoteUrl: "https://git.test/uno.git" });
    expect(await during(() => deleteRepository(app, context, { id: repositoryId }))).toMatchObject([
      { payload: { mirrors: 1, objects: 0 } },
    ]);
  });

  it("is the response, and that the question has one", async () => {
    const { app, context, given } = world;
    const agent = await given.agent();
    const asked = await sendMessage(app, context, { recipientType: "agent", recipientId: agent.id, type: "question", content: "Where?" });
    const said = await during(() => answerMessage(app, context, { id: asked.id, content: "Here." }));
    expect(said).toMatchObject([
      { type: "inboxMessage.sent", payload: { parentMessageId: asked.id, messageType: "response", content: { text: "Here." } } },
      { type: "inboxMessage.answered", streamId: asked.id, payload: { responseId: said[0]?.streamId } },
    ]);
  });
});
