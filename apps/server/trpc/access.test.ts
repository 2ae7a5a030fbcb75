import type { Agent } from "@signalbox/contracts";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { calls } from "./calls.fixture.ts";
import { procedureOf, procedures } from "./procedures.fixture.ts";
import { appRouter } from "./router.ts";
import { openWorld, type World } from "./world.fixture.ts";

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

/** No key gives an agent this much: what is refused here is refused by the use cases. */
const callerOf = ({ id }: Pick<Agent, "id">) =>
  appRouter.createCaller({ app: world.app, actor: { type: "agent", id, keyId: "key", scopes: ["admin", `agent:${id}`] }, requestId: "r" });
const forbidden = { cause: { code: "FORBIDDEN" } };

/** What the server executes, trusts or hands out, and what people decide. */
const forPeople = [
  /^(projects|repositories|mirrors|objectMetadata|settings)\.(create|update|delete|set|relate|unrelate)$/,
  /^accounts\.(create|update|delete|claimNext|markExhausted|free|clearExpired)$/,
  /^agents\.(create|answer|dismiss|delete)$/,
  /^proposals\.(dismiss|dismissOfAgent|delete)$/,
  /^(messages|issues|logChunks)\.delete$/,
  /^apiKeys\.(create|revoke)$/,
  /^plans\.(import|repair)$/,
  /^threads\.resolveApproval$/,
  /^inbox\.(snooze|unsnooze|markUpdatesDone)$/,
  /^sample\.(create|remove)$/,
  /^database\.backup$/,
];
const paths = procedures.filter(({ path }) => forPeople.some((pattern) => pattern.test(path))).map(({ path }) => path);

describe("an agent", () => {
  it("may do nothing that is left to people", async () => {
    expect(paths.length).toBeGreaterThan(30);
    for (const path of paths)
      await expect(procedureOf(callerOf(world.agent), path)(calls[path]?.(world)), path).rejects.toMatchObject(forbidden);
  });

  it("may say of itself how it is, and nothing that the server trusts", async () => {
    const { agent, colleague } = world;
    const own = callerOf(agent).agents;
    expect(await own.update({ id: agent.id, patch: { status: "waiting_for_input", result: { ok: true } } })).toMatchObject({
      status: "waiting_for_input",
    });
    for (const patch of [
      { pid: 1 },
      { worktreeId: "/" },
      { accountId: null },
      { sessionId: "x" },
      { outputFilePath: "/etc/passwd" },
      { name: "x" },
    ])
      await expect(own.update({ id: agent.id, patch })).rejects.toMatchObject(forbidden);
    await expect(own.update({ id: colleague.id, patch: { status: "idle" } })).rejects.toMatchObject(forbidden);
    expect((await callerOf(agent).agents.get({ id: agent.id })).pid).toBeNull();
  });

  it("acts in its own name only", async () => {
    const { agent, colleague, initiative, repository, issue, conversation, lease, session } = world;
    const mine = callerOf(agent);
    const refused = [
      () => mine.logChunks.append({ agentId: colleague.id, content: "x" }),
      () => mine.conversations.ask({ fromAgentId: colleague.id, toAgentId: agent.id, question: "x" }),
      () => mine.conversations.answer({ id: conversation.id, content: "x" }),
      () => mine.proposals.create({ agentId: colleague.id, initiativeId: initiative.id, targetType: "task", title: "x" }),
      () => mine.leases.acquire({ repositoryId: repository.id, scope: "x", holderType: "user", holderId: "owner" }),
      () => mine.leases.release({ id: lease.id, fencingToken: lease.fencingToken }),
      () => mine.chatSessions.addMessage({ chatSessionId: session.id, role: "user", content: "x" }),
      () => mine.conversationMessages.add({ issueId: issue.id, role: "system", content: "x" }),
      () => mine.initiatives.update({ id: initiative.id, patch: { executionMode: "yolo" } }),
      () => mine.initiatives.create({ name: "x", qualityReview: false }),
      () => mine.issues.update({ id: issue.id, patch: { worktree: "/" } }),
    ];
    for (const [index, call] of refused.entries()) await expect(call(), String(index)).rejects.toMatchObject(forbidden);
    expect(await mine.logChunks.append({ agentId: agent.id, content: "x" })).toMatchObject({ agentName: agent.name });
    expect(await mine.leases.acquire({ repositoryId: repository.id, scope: "x", holderType: "agent", holderId: agent.id })).toMatchObject({
      scope: "x",
    });
    expect(await callerOf(colleague).conversations.answer({ id: conversation.id, content: "x" })).toMatchObject({ status: "answered" });
    expect(await mine.initiatives.update({ id: initiative.id, patch: { name: "x" } })).toMatchObject({ name: "x" });
    const comment = { phaseId: world.phase.id, filePath: "a", lineNumber: 1, lineType: "added", body: "x", author: "the owner" } as const;
    expect((await mine.reviewComments.create(comment)).author).toBe(agent.name);
  });
});
