import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import type { Actor } from "../ports/access-token.ts";
import { testApp } from "../testing/app.ts";
import { childScript } from "../testing/child-script.ts";
import { serverProcess } from "../testing/server-process.ts";
import { tempFolder } from "../testing/temp-folder.ts";
import { appRouter } from "../trpc/router.ts";
import { createHttpServer } from "./server.ts";

interface Server {
  readonly url: string;
  readonly token: string;
}

interface Sent {
  readonly path: string;
  readonly input: unknown;
  readonly key?: string;
}

/** A mutation over a connection of its own. */
async function send({ url, token }: Server, { path, input, key }: Sent): Promise<{ status: number; body: string }> {
  const headers = {
    authorization: `Bearer ${token}`,
    "content-type": "application/json",
    connection: "close",
    ...(key !== undefined && { "idempotency-key": key }),
  };
  const response = await fetch(`${url}/trpc/${path}`, { method: "POST", headers, body: JSON.stringify(input) });
  return { status: response.status, body: await response.text() };
}

async function ask({ url, token }: Server, path: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${url}/trpc/${path}?input=${encodeURIComponent("{}")}`, { headers: { authorization: `Bearer ${token}`, ...headers } });
}

async function itemsOf<Item>(server: Server, path: string): Promise<Item[]> {
  const { result } = (await (await ask(server, path)).json()) as { result: { data: { items: Item[] } } };
  return result.data.items;
}

/** A server of this process; whatever the token is, it is the name of the person. */
async function started(): Promise<Server> {
  const { app, context, close } = await testApp();
  const server = createHttpServer({
    router: appRouter,
    createContext: (scope) => ({ app, ...scope }),
    authenticate: async (token): Promise<Actor> => ({ ...context.actor, id: token }),
    log: app.log,
    version: "0.0.0",
  });
  onTestFinished(async () => {
    await server.close();
    await close();
  });
  const { url } = await server.listen("127.0.0.1", 0);
  return { url, token: "owner" };
}

const named = (name: string): Pick<Sent, "path" | "input"> => ({ path: "tasks.create", input: { name } });

describe("a command whose answer was lost", () => {
  it("acts once and is answered alike, though the server died between commit and answer", { timeout: 120_000 }, async () => {
    const path = join(tempFolder(), "signalbox.db");
    const token = randomUUID();
    const key = randomUUID();
    const dying = childScript("serve-until-commit", path, token);
    await dying.until((output) => output.includes("\n"));
    await expect(send({ url: dying.output().trim(), token }, { ...named("only one"), key })).rejects.toThrow();
    expect(await dying.ended()).toBeNull();

    const server = await serverProcess(["--db", path]).started();
    const first = await send(server, { ...named("only one"), key });
    expect(first.status, first.body).toBe(200);
    expect(await send(server, { ...named("only one"), key })).toEqual(first);
    const tasks = await itemsOf<{ id: string }>(server, "tasks.list");
    expect(tasks).toHaveLength(1);
    expect(JSON.parse(first.body)).toMatchObject({ result: { data: tasks[0] } });
    const events = await itemsOf<{ type: string; commandId: string }>(server, "events.list");
    expect(events.map(({ type, commandId }) => [type, commandId])).toEqual([["task.created", key]]);
  });
});

describe("the header Idempotency-Key", () => {
  it("makes one command of what is sent twice, even at the same time", async () => {
    const server = await started();
    const answers = await Promise.all([1, 2, 3].map(() => send(server, { ...named("once"), key: "k" })));
    expect(answers[0]).toMatchObject({ status: 200 });
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    expect(await itemsOf(server, "tasks.list")).toHaveLength(1);
    await send(server, named("again"));
    await send(server, named("again"));
    expect(await itemsOf(server, "tasks.list")).toHaveLength(3);
  });

  it("is a conflict when it was used for something else", async () => {
    const server = await started();
    await send(server, { ...named("first"), key: "k" });
    const others = [
      await send(server, { ...named("second"), key: "k" }),
      await send(server, { path: "initiatives.create", input: { name: "first" }, key: "k" }),
      await send({ ...server, token: "somebody" }, { ...named("first"), key: "k" }),
    ];
    for (const { status, body } of others) {
      expect(status, body).toBe(409);
      expect(JSON.parse(body)).toMatchObject({ error: { data: { code: "CONFLICT", details: { id: "k" } } } });
    }
    expect(await itemsOf(server, "tasks.list")).toHaveLength(1);
  });

  it.each(["", "with space", "é", "x".repeat(201)])("is refused as %j", async (key) => {
    const server = await started();
    expect((await send(server, { ...named("a"), key })).status).toBe(400);
    expect(await itemsOf(server, "tasks.list")).toEqual([]);
  });

  it("may be 200 characters long", async () => {
    expect((await send(await started(), { ...named("a"), key: "x".repeat(200) })).status).toBe(200);
  });

  it("is refused for a batch and for what changes nothing", async () => {
    const server = await started();
    const batch = await send(server, {
      path: "tasks.create,tasks.create?batch=1",
      input: { 0: { name: "a" }, 1: { name: "b" } },
      key: "k",
    });
    expect(batch.status, batch.body).toBe(400);
    expect(batch.body).toContain("Idempotency-Key");
    expect((await ask(server, "tasks.list", { "idempotency-key": "k" })).status).toBe(400);
    expect(await itemsOf(server, "tasks.list")).toEqual([]);
  });
});
