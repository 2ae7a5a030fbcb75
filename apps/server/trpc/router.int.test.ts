import { createTRPCClient, httpBatchLink, TRPCClientError } from "@trpc/client";
import { afterEach, expect, it } from "vitest";
import { authenticateOwner } from "../http/gate.ts";
import { createHttpServer, type HttpServer } from "../http/server.ts";
import { procedures } from "./procedures.fixture.ts";
import { type AppRouter, appRouter } from "./router.ts";
import { openWorld, type World } from "./world.fixture.ts";

const token = "t".repeat(43);
const silent = { info: () => {}, warn: () => {}, error: () => {} };
let world: World;
let server: HttpServer;

afterEach(async () => {
  await server.close();
  await world.close();
});

async function start() {
  world = await openWorld();
  const { app, context } = world;
  server = createHttpServer({
    router: appRouter,
    createContext: ({ actor, requestId, signal }) => ({ app, actor, requestId, signal }),
    authenticate: authenticateOwner(token, context.actor),
    log: silent,
    version: "1.2.3",
  });
  const { url } = await server.listen("127.0.0.1", 0);
  const link = httpBatchLink({ url: `${url}/trpc`, headers: { authorization: `Bearer ${token}` } });
  return { url, api: createTRPCClient<AppRouter>({ links: [link] }) };
}

it("answers over HTTP what it answers a caller in this process, in JSON", async () => {
  const { api } = await start();
  const { caller, task, agent, account } = world;
  const inJson = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown;
  expect(await api.tasks.why.query({ id: task.id })).toEqual(inJson(await caller.tasks.why({ id: task.id })));
  expect(await api.logChunks.list.query({ agentId: agent.id, limit: 2 })).toEqual(
    inJson(await caller.logChunks.list({ agentId: agent.id, limit: 2 })),
  );
  expect(await api.events.lastSequence.query()).toEqual(await caller.events.lastSequence());
  expect(await api.accounts.markExhausted.mutate({ id: account.id, until: "2026-02-01T00:00:00Z" })).toMatchObject({
    isExhausted: true,
    exhaustedUntil: "2026-02-01T00:00:00.000Z",
  });
});

it("says over HTTP what was refused and why", async () => {
  const { api } = await start();
  const { task, dependents } = world;
  const failure = await api.tasks.delete.mutate({ id: task.id }).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(TRPCClientError);
  const { data } = failure as TRPCClientError<AppRouter>;
  expect(data).toMatchObject({
    code: "REFUSED",
    httpStatus: 422,
    path: "tasks.delete",
    details: { waiting: dependents.map(({ id }) => id) },
  });
  await api.tasks.delete.mutate({ id: task.id, dropDependencies: true });
  expect(await api.tasks.byIds.query({ ids: [task.id] })).toEqual([]);
});

it("turns away whoever has no token, at every procedure", async () => {
  const { url } = await start();
  const statuses = new Set<number>();
  for (const { path, type } of procedures) {
    const headers = { "content-type": "application/json" };
    const response = await fetch(`${url}/trpc/${path}`, type === "query" ? {} : { method: "POST", headers, body: "{}" });
    statuses.add(response.status);
    await response.text();
  }
  expect([...statuses]).toEqual([401]);
});
