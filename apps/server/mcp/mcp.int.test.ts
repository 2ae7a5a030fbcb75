import { request } from "node:http";
import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createHttpServer, type HttpServer } from "../http/server.ts";
import type { Actor } from "../ports/access-token.ts";
import { type TestApp, testApp } from "../testing/app.ts";
import { router } from "../trpc/trpc.ts";
import { owner } from "../usecases/access/owner.ts";
import { answerMessage } from "../usecases/messages/answer-message.ts";
import { claimTask } from "../usecases/tasks/claim-task.ts";
import { call, use, useEveryTool } from "./every-tool.fixture.ts";
import { mcpMount } from "./mount.ts";
import type { Patience } from "./wait-for.ts";

let world: TestApp;
let server: HttpServer;
let url: string;
const clients: Client[] = [];
const ownerToken = "owner-token";

/** Long enough for any machine; looked at again before anybody notices. */
const patient: Patience = { waitMs: 60_000, lookAgainMs: 5 };
const impatient: Patience = { waitMs: 0, lookAgainMs: 1_000 };

async function start(patience: Patience): Promise<void> {
  const { app } = world;
  server = createHttpServer({
    router: router({}),
    createContext: (scope) => ({ app, ...scope }),
    limits: { closeGraceMs: 10 },
    // The token of an agent is its id; with ".own" it is for what is its own and nothing else.
    authenticate: async (token) => (token === ownerToken ? owner : agentActor(token)),
    log: app.log,
    version: "1.2.3",
    mounts: [mcpMount({ app, version: "1.2.3", patience })],
  });
  ({ url } = await server.listen("127.0.0.1", 0));
}

async function agentActor(token: string): Promise<Actor | null> {
  if (token === "reader") return { ...owner, keyId: "key", scopes: ["read"] };
  const [id = "", narrow] = token.split(".");
  const agent = await world.app.store.reads.agents.findById(id);
  return agent && { type: "agent", id, keyId: "key", scopes: narrow ? [`agent:${id}`] : ["read", "plan", `agent:${id}`] };
}

beforeEach(async () => {
  world = await testApp();
});
afterEach(async () => {
  for (const client of clients.splice(0)) await client.close();
  await server.close();
  await world.close();
});

async function connect(token: string = ownerToken, options: ConstructorParameters<typeof Client>[1] = {}): Promise<Client> {
  const client = new Client({ name: "test", version: "1" }, options);
  clients.push(client);
  const requestInit = { headers: { authorization: `Bearer ${token}` } };
  await client.connect(new StreamableHTTPClientTransport(new URL(`${url}/mcp`), { requestInit }));
  return client;
}

const firstQuestion = () =>
  vi.waitFor(async () => {
    const [first] = await world.app.store.reads.messages.findRequiringResponse();
    if (!first) throw new Error("Nothing was asked yet.");
    return first;
  }, 60_000);

async function answerFirst(content: string): Promise<void> {
  const { app, context } = world;
  const question = await firstQuestion();
  await answerMessage(app, context, { id: question.id, content });
}

describe("over HTTP", () => {
  it.each([
    ["2025", {}],
    ["2026", { versionNegotiation: { mode: { pin: "2026-07-28" } } }],
  ] as const)("every tool works for a client of %s", async (_era, options) => {
    await start(patient);
    await useEveryTool(await connect(ownerToken, options), answerFirst);
  });

  it("lists at most fifteen tools, each with a description, a schema and hints, always in the same order", async () => {
    await start(impatient);
    const client = await connect();
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual([
      "get_context",
      "ready_tasks",
      "claim_task",
      "get_task",
      "create_task",
      "update_task",
      "add_dependency",
      "report_progress",
      "ask_user",
      "submit_result",
      "add_comment",
      "search_tasks",
      "send_message",
      "read_messages",
      "why",
    ]);
    for (const { name, description, inputSchema, annotations } of tools) {
      expect(description?.length, name).toBeGreaterThan(20);
      expect(inputSchema, name).toMatchObject({ type: "object", additionalProperties: false });
      expect(annotations, name).toMatchObject({
        readOnlyHint: expect.any(Boolean),
        idempotentHint: expect.any(Boolean),
        openWorldHint: false,
      });
      expect("key" in (inputSchema.properties ?? {}), name).toBe(annotations?.readOnlyHint === false);
    }
    const readOnly = tools.filter(({ annotations }) => annotations?.readOnlyHint).map(({ name }) => name);
    expect(readOnly).toEqual(["get_context", "ready_tasks", "get_task", "search_tasks", "read_messages", "why"]);
  });

  it("lets nobody in without a token, by a foreign name or from a foreign page", async () => {
    await start(impatient);
    const post = (headers: Record<string, string>) =>
      new Promise<number>((resolve, reject) => {
        const sent = request(`${url}/mcp`, { method: "POST", headers: { "content-type": "application/json", ...headers } }, (answer) => {
          answer.resume();
          resolve(answer.statusCode ?? 0);
        });
        sent.on("error", reject).end("{}");
      });
    const authorization = `Bearer ${ownerToken}`;
    expect(await post({})).toBe(401);
    expect(await post({ authorization: "Bearer wrong" })).toBe(401);
    expect(await post({ authorization, host: "evil.test" })).toBe(421);
    expect(await post({ authorization, origin: "https://evil.test" })).toBe(403);
    expect(await post({ authorization })).toBe(400);
    const read = await fetch(`${url}/mcp`, { headers: { authorization, accept: "text/event-stream" } });
    expect(read.status).toBe(405);
    expect((await fetch(`${url}/mcp`, { method: "PUT", headers: { authorization } })).status).toBe(405);
  });
});

describe("a server that stops", () => {
  it("keeps no call waiting", async () => {
    await start(patient);
    const body = { jsonrpc: "2.0", id: 1, method: "tools/call", params: { name: "ask_user", arguments: { question: "Still there?" } } };
    const headers = {
      authorization: `Bearer ${ownerToken}`,
      "content-type": "application/json",
      accept: "application/json, text/event-stream",
    };
    const asking = fetch(`${url}/mcp`, { method: "POST", headers, body: JSON.stringify(body) })
      .then((answer) => answer.text())
      .catch(() => "");
    await firstQuestion();
    await server.close();
    expect(await asking).not.toContain("answered");
  });
});

describe("a tool", () => {
  it("acts once under a key, and refuses the key for something else", async () => {
    await start(impatient);
    const client = await connect();
    const first = await use(client, "create_task", { name: "Once", key: "k" });
    expect(await use(client, "create_task", { name: "Once", key: "k" })).toEqual(first);
    expect(await call(client, "create_task", { name: "Twice", key: "k" })).toMatchObject({
      isError: true,
      text: expect.stringContaining("used before"),
    });
    expect((await world.app.store.reads.tasks.findAll({}, { limit: 10 })).items).toHaveLength(1);
    const asked = await use(client, "ask_user", { question: "Once?", key: "q" });
    expect(await use(client, "ask_user", { question: "Once?", key: "q" })).toEqual(asked);
    expect(await world.app.store.reads.messages.findRequiringResponse()).toHaveLength(1);
  });

  it("says in a sentence what is wrong", async () => {
    await start(impatient);
    const client = await connect();
    const task = await world.given.task({ name: "Lay rails" });
    const wrong: [string, Record<string, unknown>, string][] = [
      ["get_task", { task: "none" }, "There is no task with the id none."],
      ["get_task", { task: task.id, colour: "red" }, "colour"],
      ["get_task", {}, "task"],
      ["add_dependency", { task: task.id, depends_on: task.id }, "Lay rails → Lay rails"],
      ["update_task", { task: task.id }, "Say what to change"],
      ["report_progress", { task: task.id, text: "?" }, "Nobody holds task"],
      ["submit_result", { summary: "Done." }, "Say which task"],
      ["send_message", { to: "nobody", text: "?" }, "no agent with the id or name nobody"],
      ["send_message", { text: "?" }, "Say whom to tell"],
      ["read_messages", { question: "none" }, "There is no message with the id none."],
      ["create_task", { name: "" }, "empty"],
    ];
    for (const [name, input, text] of wrong)
      expect(await call(client, name, input), name).toEqual({ isError: true, text: expect.stringContaining(text) });
    await expect(client.callTool({ name: "drop_everything" })).rejects.toThrow("drop_everything");
  });

  it("is short about what is long", async () => {
    await start(impatient);
    const client = await connect();
    const parent = await world.given.task({ description: "x".repeat(100_000) });
    for (let n = 0; n < 25; n++) await world.given.task({ parentTaskId: parent.id, name: `part of it ${n}` });
    const { text } = await call(client, "get_task", { task: parent.id });
    expect(text.length).toBeLessThan(10_000);
    const shown = JSON.parse(text) as { description: string; subtasks: unknown[] };
    expect(shown.description).toContain("94000 more characters");
    expect(shown.subtasks).toHaveLength(21);
    expect(shown.subtasks.at(-1)).toBe("… and 5 more");
    expect(await call(client, "search_tasks", { text: "part", limit: 21 })).toMatchObject({ isError: true });
  });
});

describe("an agent", () => {
  const setUp = async () => {
    await start(impatient);
    const { given, app, context } = world;
    const [own, other] = [await given.task({ name: "own" }), await given.task({ name: "other" })];
    const agent = await given.agent({ name: "wren", taskId: own.id });
    await claimTask(app, { ...context, actor: (await agentActor(agent.id)) ?? owner }, { id: own.id });
    return { own, other, agent, client: await connect(agent.id) };
  };

  it("works on the task it holds, without naming it", async () => {
    const { own, agent, client } = await setUp();
    expect(await use(client, "get_context")).toMatchObject({ you: { name: "wren" }, task: { id: own.id } });
    await use(client, "update_task", { priority: "low" });
    await use(client, "report_progress", { text: "Half of it." });
    expect(await world.app.store.reads.logChunks.findByAgentId(agent.id, { limit: 10 })).toMatchObject([{ content: "Half of it.\n" }]);
    expect(await use(client, "claim_task")).toMatchObject({ task: { id: own.id } });
    expect(await use(client, "submit_result", { summary: "See for yourself.", status: "needs_review" })).toMatchObject({
      status: "quality_review",
    });
    expect(await world.app.store.reads.tasks.findById(own.id)).toMatchObject({ priority: "low", summary: "See for yourself." });
  });

  it("reaches no task but its own", async () => {
    const { own, other, client } = await setUp();
    const tries: [string, Record<string, unknown>][] = [
      ["update_task", { name: "mine" }],
      ["submit_result", { summary: "Done." }],
      ["report_progress", { text: "?" }],
      ["ask_user", { question: "?" }],
    ];
    for (const [name, input] of tries)
      expect(await call(client, name, { ...input, task: other.id }), name).toEqual({
        isError: true,
        text: expect.stringContaining(own.id),
      });
    expect(await call(client, "claim_task", { task: other.id })).toMatchObject({
      isError: true,
      text: expect.stringContaining("submit_result first"),
    });
    world.clock.advance(1);
    const usurper = await world.given.agent({ taskId: own.id });
    expect(await call(client, "submit_result", { summary: "Done." })).toMatchObject({
      isError: true,
      text: expect.stringContaining("you hold none now"),
    });
    expect(await use(await connect(usurper.id), "get_context")).toMatchObject({ task: { id: own.id } });
    expect((await world.app.store.reads.tasks.findById(own.id))?.status).toBe("in_progress");
  });

  it("with a key for what is its own gets to see nothing else", async () => {
    const { own, other, agent } = await setUp();
    const client = await connect(`${agent.id}.own`);
    const lacks = (scope: string) => ({ isError: true, text: expect.stringContaining(`lacks the scope ${scope}`) });
    expect(await use(client, "get_task", { task: own.id })).toMatchObject({ name: "own" });
    expect(await use(client, "why", { task: own.id })).toMatchObject({ task: { id: own.id } });
    await use(client, "update_task", { priority: "low" });
    expect(await use(client, "add_comment", { text: "Hm." })).toMatchObject({ type: "info" });
    const foreign = await use<{ id: string }>(await connect(), "ask_user", { question: "Mine?" });
    for (const name of ["get_task", "why"]) expect(await call(client, name, { task: other.id }), name).toEqual(lacks("read"));
    expect(await call(client, "ready_tasks")).toEqual(lacks("read"));
    expect(await call(client, "read_messages", { question: foreign.id })).toEqual(lacks("read"));
    expect(await call(client, "create_task", { name: "more" })).toEqual(lacks("plan"));
    expect(await call(client, "add_comment", { task: other.id, text: "?" })).toEqual(lacks("plan"));
    const reader = await connect("reader");
    expect(await use(reader, "ready_tasks")).toMatchObject({ tasks: [{ id: other.id }] });
    expect(await call(reader, "update_task", { task: other.id, priority: "low" })).toEqual(lacks("plan"));
  });

  it("asks, hears that nobody has answered yet, and finds the answer later", async () => {
    const { own, agent, client } = await setUp();
    const asked = await use<{ id: string }>(client, "ask_user", { question: "Which gauge?" });
    expect(asked).toMatchObject({ status: "pending" });
    expect(await use(client, "read_messages", { question: asked.id })).toMatchObject({ status: "pending" });
    expect(await use(client, "get_context")).toMatchObject({ open_questions: [{ id: asked.id, question: "Which gauge?" }] });
    expect(JSON.stringify(await use(client, "why", { task: own.id }))).toContain("Which gauge?");
    await answerFirst("Standard.");
    expect(await use(client, "read_messages", { question: asked.id })).toMatchObject({ status: "answered", answer: "Standard." });
    const { messages } = await use<{ messages: { id: string }[] }>(client, "read_messages");
    expect(messages).toMatchObject([{ from: "user", type: "response", text: "Standard.", in_reply_to: asked.id }]);
    expect(await use(client, "read_messages", { after: messages[0]?.id })).toEqual({ messages: [] });
    expect(await use(await connect(), "get_context", { task: own.id })).toMatchObject({ held_by: { id: agent.id } });
  });

  it("answers what it is asked, and comments on the issue its task came from", async () => {
    const { own, agent, client } = await setUp();
    const person = await connect();
    const question = await use<{ id: string }>(person, "send_message", { to: agent.id, text: "How far?", type: "question" });
    expect(await use(client, "send_message", { answers: question.id, text: "Half." })).toMatchObject({ from: agent.id, type: "response" });
    expect(await use(person, "read_messages", { question: question.id })).toMatchObject({ answer: "Half." });
    const issue = await world.given.issue({ taskId: own.id });
    expect(await use(client, "add_comment", { text: "Found it." })).toMatchObject({ issue: issue.id });
  });

  it("adds tasks beside its own", async () => {
    const { given } = world;
    await start(impatient);
    const phase = await given.phase();
    const own = await given.task({ phaseId: phase.id });
    const client = await connect((await given.agent({ taskId: own.id })).id);
    const { id } = await use<{ id: string }>(client, "create_task", { name: "Follow-up" });
    expect(await world.app.store.reads.tasks.findById(id)).toMatchObject({ phaseId: phase.id, initiativeId: phase.initiativeId });
  });
});
