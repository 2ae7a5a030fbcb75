import { readEvent } from "@signalbox/contracts";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type TestApp, testApp } from "../../testing/app.ts";
import type { Command, CommandContext } from "../command.ts";
import { addMessage } from "./add-message.ts";
import { archiveThread } from "./archive-thread.ts";
import { completeTurn } from "./complete-turn.ts";
import { createCheckpoint } from "./create-checkpoint.ts";
import { endSession } from "./end-session.ts";
import { failTurn } from "./fail-turn.ts";
import { interruptTurn } from "./interrupt-turn.ts";
import { renameThread } from "./rename-thread.ts";
import { requestApproval } from "./request-approval.ts";
import { resolveApproval } from "./resolve-approval.ts";
import { revertCheckpoint } from "./revert-checkpoint.ts";
import { startSession } from "./start-session.ts";
import { startThread } from "./start-thread.ts";
import { startTurn } from "./start-turn.ts";

let world: TestApp;
beforeEach(async () => {
  world = await testApp();
});
afterEach(() => world.close());

const give = <Input, Result>(useCase: Command<Input, Result>, input: Input, context: CommandContext = world.context) =>
  useCase(world.app, context, input);
const agentContext = (id: string): CommandContext => ({
  actor: { type: "agent", id, keyId: "k", scopes: ["plan", `agent:${id}`] },
  requestId: "r",
});
const refused = (text: string) => ({ code: "REFUSED", message: expect.stringContaining(text) });
const aThread = () => give(startThread, { title: "Red" });

async function log(): Promise<[type: string, payload: unknown][]> {
  const found: [string, unknown][] = [];
  for await (const page of world.app.store.reads.events.replayAll())
    for (const stored of page) {
      expect(readEvent(stored).problem).toBeNull();
      found.push([stored.type, stored.payload]);
    }
  return found;
}

describe("a thread", () => {
  it("is started, renamed and archived, and answers with what its events came to", async () => {
    const thread = await aThread();
    const now = world.clock.now();
    expect(thread).toEqual({ ...thread, projectId: null, title: "Red", archived: false, lastSequence: 1, createdAt: now, updatedAt: now });
    expect(await give(renameThread, { id: thread.id, title: "Green" })).toMatchObject({ title: "Green", lastSequence: 2 });
    expect(await give(renameThread, { id: thread.id, title: "Green" })).toMatchObject({ lastSequence: 2 });
    expect(await give(archiveThread, { id: thread.id })).toMatchObject({ archived: true, lastSequence: 3 });
    expect(await give(archiveThread, { id: thread.id })).toMatchObject({ archived: true, lastSequence: 3 });
    expect(await log()).toEqual([
      ["thread.created", { projectId: null, title: "Red" }],
      ["thread.renamed", { title: { before: "Red", after: "Green" } }],
      ["thread.archived", {}],
    ]);
    for (const useCase of [renameThread, archiveThread] as Command<{ id: string; title: string }, unknown>[])
      await expect(give(useCase, { id: "none", title: "x" })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("belongs to a project that is there and not archived; one older than the log enters it", async () => {
    const project = await world.given.project();
    expect(await give(startThread, { title: "Red", projectId: project.id })).toMatchObject({ projectId: project.id, lastSequence: 2 });
    await give(startThread, { title: "Green", projectId: project.id });
    expect((await log()).map(([type]) => type)).toEqual(["project.created", "thread.created", "thread.created"]);
    await expect(give(startThread, { title: "x", projectId: "none" })).rejects.toMatchObject(refused("projectId"));
    const row = await world.app.store.reads.projections.findProject(project.id);
    if (row === null) throw new Error("no project");
    await world.app.store.transaction("test", (tx) =>
      tx.projections.writeRows([{ table: "projectionProjects", op: "upsert", row: { ...row, archived: true } }]),
    );
    await expect(give(startThread, { title: "x", projectId: project.id })).rejects.toMatchObject(refused("archived"));
  });

  it("acts once for one command id", async () => {
    const context = { ...world.context, commandId: "command-1" };
    const [first, second] = [await give(startThread, { title: "Red" }, context), await give(startThread, { title: "Red" }, context)];
    expect(second).toEqual(first);
    expect(await log()).toHaveLength(1);
  });

  it("takes nothing new once it is archived, or where there is none", async () => {
    const { id } = await aThread();
    const turn = await give(startTurn, { threadId: id });
    const checkpoint = await give(createCheckpoint, { threadId: id, gitRef: "refs/c/1", message: "" });
    await expect(give(archiveThread, { id })).rejects.toMatchObject(refused(turn.id));
    await give(completeTurn, { id: turn.id });
    await give(archiveThread, { id });
    const before = await log();
    for (const threadId of [id, "none"]) {
      await expect(give(startTurn, { threadId })).rejects.toMatchObject(refused("threadId"));
      await expect(give(startSession, { threadId, provider: "claude" })).rejects.toMatchObject(refused("threadId"));
      await expect(give(requestApproval, { threadId, action: "x" })).rejects.toMatchObject(refused("threadId"));
      await expect(give(createCheckpoint, { threadId, gitRef: "x", message: "" })).rejects.toMatchObject(refused("threadId"));
    }
    await expect(give(addMessage, { turnId: turn.id, role: "user", content: "x" })).rejects.toMatchObject(refused("archived"));
    await expect(give(revertCheckpoint, { id: checkpoint.id })).rejects.toMatchObject(refused("archived"));
    expect(await log()).toEqual(before);
  });
});

describe("a turn", () => {
  it.each([
    ["completed", null, (id: string) => give(completeTurn, { id })],
    ["failed", "no light", (id: string) => give(failTurn, { id, error: "no light" })],
    ["interrupted", null, (id: string) => give(interruptTurn, { id })],
  ] as const)("is %s once", async (status, error, end) => {
    const { id: threadId } = await aThread();
    const { id } = await give(startTurn, { threadId });
    await expect(give(startTurn, { threadId })).rejects.toMatchObject(refused(id));
    world.clock.advance(5);
    expect(await end(id)).toMatchObject({ status, error, endedAt: world.clock.now() });
    for (const again of [completeTurn, interruptTurn]) await expect(give(again, { id })).rejects.toMatchObject(refused(status));
    await expect(give(failTurn, { id, error: "x" })).rejects.toMatchObject(refused(status));
    await expect(end("none")).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await give(startTurn, { threadId })).toMatchObject({ status: "running" });
  });

  it("goes to one of two that start it at once", async () => {
    const { id: threadId } = await aThread();
    const raced = await Promise.allSettled([give(startTurn, { threadId }), give(startTurn, { threadId })]);
    expect(raced.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("takes messages, also after its end, and only an assistant's from agents", async () => {
    const { id: threadId } = await aThread();
    const { id: turnId } = await give(startTurn, { threadId });
    expect(await give(addMessage, { turnId, role: "user", content: "go" })).toMatchObject({ turnId, role: "user", content: "go" });
    await give(completeTurn, { id: turnId });
    expect(await give(addMessage, { turnId, role: "assistant", content: "done" }, agentContext("a"))).toMatchObject({ role: "assistant" });
    const inAnothersName = give(addMessage, { turnId, role: "user", content: "x" }, agentContext("a"));
    await expect(inAnothersName).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(give(addMessage, { turnId: "none", role: "user", content: "x" })).rejects.toMatchObject(refused("turnId"));
  });
});

describe("a session", () => {
  it("is started and ended once, also after its thread was archived", async () => {
    const { id: threadId } = await aThread();
    const agent = await world.given.agent();
    const { id } = await give(startSession, { threadId, provider: "claude", agentId: agent.id }, agentContext(agent.id));
    await give(archiveThread, { id: threadId });
    await expect(give(endSession, { id, reason: "stopped" }, agentContext("other"))).rejects.toMatchObject({ code: "FORBIDDEN" });
    await give(endSession, { id, reason: "crashed", exitCode: 1 });
    await expect(give(endSession, { id, reason: "finished" })).rejects.toMatchObject(refused("session.ended"));
    await expect(give(endSession, { id: "none", reason: "finished" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await log()).filter(([type]) => type.startsWith("session"))).toEqual([
      ["session.started", { threadId, agentId: agent.id, provider: "claude" }],
      ["session.ended", { threadId, reason: "crashed", exitCode: 1 }],
    ]);
  });

  it("is an agent's own, and of an agent that exists", async () => {
    const { id: threadId } = await aThread();
    const start = (agentId: string | null, context?: CommandContext) =>
      give(startSession, { threadId, provider: "claude", agentId }, context);
    await expect(start(null, agentContext("a"))).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(start("none")).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("an approval", () => {
  it("is asked for by anyone and resolved once, by a person", async () => {
    const { id: threadId } = await aThread();
    const { id: turnId } = await give(startTurn, { threadId });
    const { id } = await give(requestApproval, { threadId, turnId, action: "push" }, agentContext("a"));
    await expect(give(resolveApproval, { id, decision: "approved" }, agentContext("a"))).rejects.toMatchObject({ code: "FORBIDDEN" });
    await give(resolveApproval, { id, decision: "denied", reason: "not today" });
    await expect(give(resolveApproval, { id, decision: "approved" })).rejects.toMatchObject(refused("approval.resolved"));
    await expect(give(resolveApproval, { id: "none", decision: "approved" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await log()).slice(-2)).toEqual([
      ["approval.requested", { threadId, turnId, action: { text: "push" } }],
      ["approval.resolved", { threadId, turnId, decision: "denied", reason: { text: "not today" } }],
    ]);
  });
});

describe("a checkpoint", () => {
  it("is made in a thread and gone back to once", async () => {
    const { id: threadId } = await aThread();
    const made = await give(createCheckpoint, { threadId, gitRef: "refs/c/1", message: "before" });
    expect(made).toMatchObject({ threadId, turnId: null, gitRef: "refs/c/1", message: "before", revertedAt: null });
    expect(await give(revertCheckpoint, { id: made.id })).toMatchObject({ revertedAt: world.clock.now() });
    await expect(give(revertCheckpoint, { id: made.id })).rejects.toMatchObject(refused("revertedAt"));
    await expect(give(revertCheckpoint, { id: "none" })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("belongs to a turn of its own thread, if to any; so does an approval", async () => {
    const [one, other] = [await aThread(), await aThread()];
    const { id: turnId } = await give(startTurn, { threadId: other.id });
    for (const wrong of [turnId, "none"]) {
      const inThread = { threadId: one.id, turnId: wrong };
      await expect(give(createCheckpoint, { ...inThread, gitRef: "x", message: "" })).rejects.toMatchObject(refused("turnId"));
      await expect(give(requestApproval, { ...inThread, action: "x" })).rejects.toMatchObject(refused("turnId"));
    }
  });
});
