import type { ApiKeyScope } from "@signalbox/contracts";
import { DomainError } from "@signalbox/contracts";
import { TRPCError } from "@trpc/server";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import type { Actor } from "../ports/access-token.ts";
import { procedureOf, procedures } from "./procedures.fixture.ts";
import { appRouter } from "./router.ts";
import { openWorld, type World } from "./world.fixture.ts";

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const callerAs = (actor: Actor) => appRouter.createCaller({ app: world.app, actor, requestId: "r" });
const personWith = (...scopes: ApiKeyScope[]) => callerAs({ type: "user", id: "owner", keyId: "key", scopes });
const agentWith = (id: string, ...scopes: ApiKeyScope[]) =>
  callerAs({ type: "agent", id, keyId: "key", scopes: [`agent:${id}`, ...scopes] });

/** The scope that a call lacks, "none" when it got as far as its input, which is no input of any procedure. */
async function missingScope(caller: object, path: string): Promise<unknown> {
  const failure: unknown = await procedureOf(caller, path)({ surprise: 1 }).catch((error: unknown) => error);
  if (!(failure instanceof TRPCError)) throw new Error(`${path} took an input that it cannot know.`);
  const { cause } = failure;
  if (cause instanceof z.ZodError) return "none";
  if (cause instanceof DomainError && cause.code === "FORBIDDEN" && cause.message.includes(`the scope ${cause.details.scope}`))
    return cause.details.scope;
  throw failure;
}

/** What each word lets through, written out: the scope that a caller lacks. */
const expected = {
  nothing: { read: "read", plan: "plan", admin: "admin" },
  read: { read: "none", plan: "plan", admin: "admin" },
  plan: { read: "none", plan: "none", admin: "admin" },
  admin: { read: "none", plan: "none", admin: "none" },
} as const;
const byKind = (type: string) => (type === "mutation" ? "plan" : "read");

describe("every procedure", () => {
  it("says by one word whom it lets in", ({ annotate }) => {
    expect(procedures.filter(({ access }) => access === undefined).map(({ path }) => path)).toEqual([]);
    expect(procedures.filter(({ type, access }) => type === "mutation" && access === "read").map(({ path }) => path)).toEqual([]);
    const counts = Object.entries(Object.groupBy(procedures, ({ access = "read" }) => access));
    return annotate(counts.map(([access, { length }]) => `${access}: ${length}`).join(", "));
  });

  it("is administration where it hands out access, shows who did what, or works on the whole", () => {
    const administration =
      /^(?:(?:accounts|apiKeys|audit|database|doctor|effects|settings)\.|plans\.(?:import|repair)$|sample\.(?:create|remove)$)/;
    const found = procedures.filter(({ path }) => administration.test(path));
    expect(found.length).toBeGreaterThan(20);
    expect(found.filter(({ access }) => access !== "admin").map(({ path }) => path)).toEqual([]);
  });

  it.each(Object.entries(expected))("lets a key with %s through as its word says", async (scope, lacks) => {
    const caller = scope === "nothing" ? personWith() : personWith(scope as ApiKeyScope);
    for (const { path, type, access = "read" } of procedures) {
      const word = access === "agent" ? byKind(type) : access;
      expect([path, await missingScope(caller, path)]).toEqual([path, lacks[word]]);
    }
  });

  it("lets the key of an agent through where its word is agent, and nowhere else", async () => {
    const caller = agentWith(world.agent.id);
    for (const { path, access = "read" } of procedures)
      expect([path, await missingScope(caller, path)]).toEqual([path, access === "agent" ? "none" : access]);
  });

  it("takes no agent for one that its scope does not name, and no person for an agent", async () => {
    const { agent, colleague } = world;
    const strangers: Actor[] = [
      { type: "agent", id: agent.id, keyId: "key", scopes: [`agent:${colleague.id}`] },
      { type: "user", id: agent.id, keyId: "key", scopes: [`agent:${agent.id}`] },
    ];
    for (const stranger of strangers)
      for (const { path, type, access = "read" } of procedures)
        expect([path, await missingScope(callerAs(stranger), path)]).toEqual([path, access === "agent" ? byKind(type) : access]);
  });
});

/** For every procedure that an agent reaches with its own key: what is its own, and what is not. */
async function belongings({ app, agent, colleague, claimed, question, conversation }: World) {
  const others = await app.store.transaction("others", async (tx) => {
    const task = await tx.tasks.create({ name: "another", status: "in_progress" });
    await tx.agents.update(colleague.id, { taskId: task.id });
    const third = await tx.agents.create({ name: "third", worktreeId: "worktrees/third" });
    const message = await tx.messages.create({
      ...{ senderType: "user", senderId: "owner", recipientType: "agent", recipientId: colleague.id, type: "question" },
      ...{ content: "Which?", requiresResponse: true },
    } as const);
    const talk = await tx.conversations.create({ fromAgentId: third.id, toAgentId: colleague.id, question: "Who?" });
    return { task, message, talk };
  });
  const asked = await app.store.transaction("asked", async (tx) => ({
    message: await tx.messages.create({
      ...{ senderType: "user", senderId: "owner", recipientType: "agent", recipientId: agent.id, type: "question" },
      ...{ content: "Which?", requiresResponse: true },
    } as const),
    talk: await tx.conversations.create({ fromAgentId: colleague.id, toAgentId: agent.id, question: "What?" }),
  }));
  const send = { recipientType: "user", type: "info", content: "x" } as const;
  const byId = (own: { id: string }, other: { id: string }, more = {}) =>
    [
      { id: own.id, ...more },
      { id: other.id, ...more },
    ] as const;
  const byAgent = (more = {}) =>
    [
      { agentId: agent.id, ...more },
      { agentId: colleague.id, ...more },
    ] as const;
  return {
    "agents.get": byId(agent, colleague),
    "agents.update": byId(agent, colleague, { patch: { status: "idle" } }),
    "conversations.answer": byId(asked.talk, others.talk, { content: "x" }),
    "conversations.ask": [
      { fromAgentId: agent.id, toAgentId: colleague.id, question: "x" },
      { fromAgentId: colleague.id, toAgentId: agent.id, question: "x" },
    ],
    "conversations.byFromAgent": byAgent(),
    "conversations.get": byId(conversation, others.talk),
    "conversations.listen": byAgent({ timeoutSeconds: 0 }),
    "conversations.pendingForAgent": byAgent(),
    "logChunks.append": byAgent({ content: "x" }),
    "logChunks.list": byAgent(),
    "logChunks.sessionCount": byAgent(),
    "logChunks.tail": byAgent(),
    "messages.answer": byId(asked.message, others.message, { content: "x" }),
    "messages.byRecipient": [
      { recipientType: "agent", recipientId: agent.id },
      { recipientType: "agent", recipientId: colleague.id },
    ],
    "messages.bySender": [
      { senderType: "agent", senderId: agent.id },
      { senderType: "agent", senderId: colleague.id },
    ],
    "messages.get": byId(question, others.message),
    "messages.markRead": byId(asked.message, others.message),
    "messages.send": [
      { ...send, parentMessageId: question.id },
      { ...send, parentMessageId: others.message.id },
    ],
    "tasks.block": byId(claimed, others.task),
    "tasks.complete": byId(claimed, others.task),
    "tasks.get": byId(claimed, others.task),
    "tasks.submit": byId(claimed, others.task),
  } satisfies Record<string, readonly [unknown, unknown]>;
}

const reachable = procedures.filter(({ access }) => access === "agent");

describe("the key of an agent", () => {
  it("reaches what is listed here", async () => {
    expect(Object.keys(await belongings(world)).sort()).toEqual(reachable.map(({ path }) => path).sort());
  });

  it.each(reachable)("reaches what is its own by $path, and nothing of another", async ({ path, type }) => {
    const pairs: Readonly<Record<string, readonly [unknown, unknown]>> = await belongings(world);
    const call = procedureOf(agentWith(world.agent.id), path);
    const [own, other] = pairs[path] ?? [];
    await expect(call(other)).rejects.toMatchObject({ cause: { code: "FORBIDDEN", details: { scope: byKind(type) } } });
    await expect(call(own)).resolves.toBeDefined();
  });

  it("neither reads nor writes the task of another, nor one that does not exist", async () => {
    const { colleague, task, claimed } = world;
    const { tasks } = agentWith(colleague.id);
    for (const id of [task.id, claimed.id, "none"])
      for (const call of [tasks.get, tasks.submit, tasks.complete, tasks.block])
        await expect(call({ id })).rejects.toMatchObject({ cause: { code: "FORBIDDEN" } });
    expect(await world.caller.tasks.get({ id: claimed.id })).toMatchObject({ status: "in_progress" });
  });

  it("says nothing in the name of another, and no word as a person", async () => {
    const { messages } = agentWith(world.agent.id);
    const send = { recipientType: "user", type: "info", content: "x" } as const;
    for (const sender of [{ senderType: "user" }, { senderType: "agent", senderId: world.colleague.id }] as const)
      await expect(messages.send({ ...send, ...sender })).rejects.toMatchObject({ cause: { code: "FORBIDDEN" } });
    expect(await messages.send(send)).toMatchObject({ senderType: "agent", senderId: world.agent.id });
  });

  it("reads what others do where it has the scope read, too, and still speaks for itself only", async () => {
    const { agent, colleague, task } = world;
    const both = agentWith(agent.id, "read");
    expect(await both.tasks.get({ id: task.id })).toMatchObject({ id: task.id });
    await expect(both.tasks.complete({ id: task.id })).rejects.toMatchObject({ cause: { code: "FORBIDDEN", details: { scope: "plan" } } });
    await expect(both.logChunks.append({ agentId: colleague.id, content: "x" })).rejects.toMatchObject({ cause: { code: "FORBIDDEN" } });
  });

  it("leaves what it was refused in the audit log", async () => {
    const { app, agent, task } = world;
    await expect(agentWith(agent.id, "read").tasks.complete({ id: task.id })).rejects.toMatchObject({ cause: { code: "FORBIDDEN" } });
    await expect(agentWith(agent.id, "read").tasks.create({ name: "x" })).rejects.toMatchObject({ cause: { code: "FORBIDDEN" } });
    const entries = (await app.store.reads.audit.findAfter(0, 1_000)).slice(-2);
    expect(entries).toMatchObject([
      { action: "tasks.complete", entityType: "tasks", entityId: task.id, outcome: "refused", actorType: "agent", actorId: agent.id },
      { action: "tasks.create", entityId: "-", outcome: "refused", reason: expect.stringContaining("plan") },
    ]);
  });

  it("never sets what the server executes, whatever scopes stand beside", async () => {
    const { agent } = world;
    for (const caller of [agentWith(agent.id), agentWith(agent.id, "plan"), agentWith(agent.id, "admin")])
      for (const patch of [{ pid: 1 }, { worktreeId: "/" }, { sessionId: "x" }, { prompt: "rm" }, { outputFilePath: "/etc/passwd" }])
        await expect(caller.agents.update({ id: agent.id, patch })).rejects.toMatchObject({ cause: { code: "FORBIDDEN" } });
  });
});
