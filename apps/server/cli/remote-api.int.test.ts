import { once } from "node:events";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { DomainError } from "@signalbox/contracts";
import { expect, it, onTestFinished } from "vitest";
import { authenticateOwner } from "../http/gate.ts";
import { createHttpServer } from "../http/server.ts";
import { testApp } from "../testing/app.ts";
import { appRouter } from "../trpc/router.ts";
import { openRemoteApi } from "./remote-api.ts";

const token = "t".repeat(43);

async function listening(server: Server): Promise<string> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function bodyOf(req: IncomingMessage): Promise<string> {
  let body = "";
  for await (const chunk of req.setEncoding("utf8")) body += chunk;
  return body;
}

/** Before the server: hands requests on, and cuts the connection instead of giving back the first `lost` answers. */
async function lossy(target: string, lost: number): Promise<{ url: string; keys: (string | undefined)[] }> {
  const keys: (string | undefined)[] = [];
  const proxy = createServer(async (req, res) => {
    const key = req.headers["idempotency-key"] as string | undefined;
    keys.push(key);
    const headers = {
      authorization: String(req.headers.authorization),
      "content-type": "application/json",
      ...(key !== undefined && { "idempotency-key": key }),
    };
    const body = req.method === "POST" ? await bodyOf(req) : null;
    const answer = await fetch(`${target}${req.url}`, { method: String(req.method), headers, body });
    const text = await answer.text();
    if (keys.length <= lost) res.destroy();
    else res.writeHead(answer.status, { "content-type": "application/json" }).end(text);
  });
  return { url: await listening(proxy), keys };
}

async function opened(lost: number) {
  const { app, context, close } = await testApp();
  const server = createHttpServer({
    router: appRouter,
    createContext: (scope) => ({ app, ...scope }),
    authenticate: authenticateOwner(token, context.actor),
    log: app.log,
    version: "0.0.0",
  });
  onTestFinished(async () => {
    await server.close();
    await close();
  });
  const { url } = await server.listen("127.0.0.1", 0);
  const proxy = await lossy(url, lost);
  return { app, keys: proxy.keys, api: openRemoteApi({ url: proxy.url, token }).api };
}

it("sends a command again whose answer was lost, and it acts once", async () => {
  const { app, api, keys } = await opened(1);
  const task = await api.tasks.create.mutate({ name: "only one" });
  expect(keys).toHaveLength(2);
  expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
  expect(keys[1]).toBe(keys[0]);
  expect((await app.store.reads.tasks.findAll({}, { limit: 10 })).items.map(({ id }) => id)).toEqual([task.id]);
  await api.tasks.create.mutate({ name: "another" });
  expect(keys[2]).not.toBe(keys[0]);
});

it("asks again without a key", async () => {
  const { api, keys } = await opened(1);
  expect((await api.tasks.list.query({})).items).toEqual([]);
  expect(keys).toEqual([undefined, undefined]);
});

it("gives up after the second time and says what to look at", async () => {
  const { app, api, keys } = await opened(2);
  const failure = await api.tasks.create.mutate({ name: "only one" }).catch((error: unknown) => error);
  expect((failure as Error).cause).toBeInstanceOf(DomainError);
  expect((failure as Error).message).toContain("has stopped answering");
  expect(keys).toHaveLength(2);
  expect((await app.store.reads.tasks.findAll({}, { limit: 10 })).items).toHaveLength(1);
});
