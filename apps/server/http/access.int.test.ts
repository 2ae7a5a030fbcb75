import { once } from "node:events";
import { request } from "node:http";
import type { ApiKeyScope } from "@signalbox/contracts";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type TestApp, testApp } from "../testing/app.ts";
import { appRouter } from "../trpc/router.ts";
import { owner } from "../usecases/access/owner.ts";
import { authenticateKey } from "../usecases/keys/authenticate-key.ts";
import { createKey } from "../usecases/keys/create-key.ts";
import { revokeKey } from "../usecases/keys/revoke-key.ts";
import { authenticateOwner } from "./gate.ts";
import { createHttpServer, type HttpServer } from "./server.ts";

/** Real requests to the real procedures: who gets in, and what no other page can make a browser do. */

const token = "t".repeat(43);
const silent = { info: () => {}, warn: () => {}, error: () => {} };
let world: TestApp;
let server: HttpServer;
let url: string;

beforeEach(async () => {
  world = await testApp();
  server = createHttpServer({
    router: appRouter,
    createContext: (scope) => ({ app: world.app, ...scope }),
    authenticate: authenticateOwner(
      token,
      owner,
      authenticateKey(world.app, () => {}),
    ),
    log: silent,
    version: "1.2.3",
  });
  ({ url } = await server.listen("127.0.0.1", 0));
});

afterEach(async () => {
  await server.close();
  await world.close();
});

type Headers = Readonly<Record<string, string>>;

interface Sent {
  readonly method?: string;
  readonly headers?: Headers;
  readonly body?: string;
}

interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly body: {
    readonly result?: { readonly data: unknown };
    readonly error?: { readonly message: string; readonly data: Record<string, unknown> };
  };
}

/** Not through fetch, which sets some of these headers itself. */
async function send(path: string, { method = "GET", headers = {}, body = "" }: Sent = {}): Promise<Answered> {
  const sent = request(`${url}${path}`, {
    method,
    headers: { ...headers, "content-length": String(Buffer.byteLength(body)) },
    agent: false,
  });
  sent.end(body);
  const [response] = await once(sent, "response");
  let text = "";
  for await (const chunk of response) text += chunk;
  return { status: response.statusCode, headers: response.headers, body: text === "" ? {} : JSON.parse(text) };
}

const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` });
const json = { "content-type": "application/json" };
const list = (headers: Headers) => send("/trpc/tasks.list?input=%7B%7D", { headers });
const create = (headers: Headers, body = '{"name":"x"}') => send("/trpc/tasks.create", { method: "POST", headers, body });
const taskCount = async () => (await world.app.store.reads.tasks.findAll({}, { limit: 200 })).items.length;

async function keyWith(scopes: readonly ApiKeyScope[], expiresAt?: Date) {
  const { key, secret } = await createKey(world.app, world.context, { name: "k", scopes, expiresAt });
  return { id: key.id, headers: bearer(secret ?? "") };
}

describe("a key over HTTP", () => {
  it("does what its scopes say, and the answer names the one that is missing", async () => {
    const { headers } = await keyWith(["read"]);
    expect((await list(headers)).status).toBe(200);
    const refused = await create({ ...headers, ...json });
    expect([refused.status, refused.body.error]).toMatchObject([
      403,
      { message: expect.stringContaining("the scope plan"), data: { code: "FORBIDDEN", details: { scope: "plan" } } },
    ]);
    expect(await taskCount()).toBe(0);
    expect((await create({ ...(await keyWith(["plan"])).headers, ...json })).status).toBe(200);
    expect(await taskCount()).toBe(1);
  });

  it("answers 401 to the first request after it was revoked or has expired", async () => {
    const revoked = await keyWith(["read"]);
    const expiring = await keyWith(["read"], new Date(world.clock.now().getTime() + 1000));
    expect([(await list(revoked.headers)).status, (await list(expiring.headers)).status]).toEqual([200, 200]);
    await revokeKey(world.app, world.context, { id: revoked.id });
    world.clock.advance(1000);
    for (const { headers } of [revoked, expiring])
      expect(await list(headers)).toMatchObject({ status: 401, body: { error: { data: { code: "UNAUTHENTICATED" } } } });
    expect((await list(bearer(token))).status).toBe(200);
  });

  it("ends the feed that was opened with it, before another event is told", { timeout: 60_000 }, async () => {
    const { id, headers } = await keyWith(["read"]);
    const response = await fetch(`${url}/trpc/events.feed?input=%7B%22lastEventId%22%3A%220%22%7D`, { headers });
    expect(response.status).toBe(200);
    const reader = (response.body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream()).getReader();
    let told = "";
    const readUntil = async (words: string) => {
      while (!told.includes(words)) {
        const { done, value } = await reader.read();
        if (done) throw new Error(`The feed ended with ${told}`);
        told += value;
      }
    };
    await readUntil("apiKey.created");
    await revokeKey(world.app, world.context, { id });
    await readUntil("UNAUTHENTICATED");
    expect(told).not.toContain("apiKey.revoked");
    await reader.cancel();
  });

  it("makes no other keys without the scope admin", async () => {
    const plan = await keyWith(["plan"]);
    const body = '{"name":"more","scopes":["admin"]}';
    const post = (headers: Headers) => send("/trpc/apiKeys.create", { method: "POST", headers: { ...headers, ...json }, body });
    expect(await post(plan.headers)).toMatchObject({ status: 403, body: { error: { data: { details: { scope: "admin" } } } } });
    expect((await post((await keyWith(["admin"])).headers)).status).toBe(200);
  });
});

it("tells a key once: whoever sends the request again gets the same key without its secret", async () => {
  const headers = { ...bearer(token), ...json, "idempotency-key": "make-one-key" };
  const ask = () => send("/trpc/apiKeys.create", { method: "POST", headers, body: '{"name":"once","scopes":["read"]}' });
  const made = (await ask()).body.result?.data as { readonly key: { readonly id: string }; readonly secret: string };
  expect((await list(bearer(made.secret))).status).toBe(200);
  expect((await ask()).body.result?.data).toEqual({ key: made.key, secret: null });
  expect(await world.app.store.reads.apiKeys.findAll()).toHaveLength(1);
});

describe("wrong tokens", () => {
  it("are answered 429 when there are too many, and keep nobody out who has a right one", async () => {
    const { headers } = await keyWith(["read"]);
    const answers: Answered[] = [];
    while (answers.at(-1)?.status !== 429) {
      answers.push(await list(bearer("wrong")));
      // Not counted, however many there are.
      expect((await list(headers)).status).toBe(200);
    }
    expect(new Set(answers.slice(0, 20).map(({ status }) => status))).toEqual(new Set([401]));
    const { headers: answered, body } = answers.at(-1) as Answered;
    expect(body.error?.data).toMatchObject({ code: "LIMITED", httpStatus: 429 });
    expect(Number(answered["retry-after"])).toBeGreaterThan(0);
    expect((await list(bearer(token))).status).toBe(200);
    // Whoever has none is told so.
    expect((await list({})).status).toBe(401);
  });
});

describe("what another page makes a browser send", () => {
  const own = { ...bearer(token), ...json };

  afterEach(async () => {
    expect(await taskCount()).toBe(0);
    expect(await world.app.store.reads.events.readLastSequence()).toBe(0);
  });

  it.each(["evil.example", "evil.example:80", "127.0.0.1", "localhost:1", "127.0.0.1.evil.example"])(
    "is refused under the foreign host %s, whatever it asks",
    async (host) => {
      const { port } = new URL(url);
      for (const name of [host, `${host.replace(/:\d+$/, "")}.nip.example:${port}`]) {
        const headers = { ...own, host: name };
        expect(await create(headers)).toMatchObject({ status: 421, body: { error: { data: { code: "FORBIDDEN" } } } });
        expect((await list(headers)).status).toBe(421);
        expect((await send("/healthz", { headers })).status).toBe(421);
      }
    },
  );

  it.each(["http://evil.example", "https://127.0.0.1", "null", "http://localhost:1", "file://"])(
    "is refused with the foreign origin %s, with a token and without",
    async (origin) => {
      for (const headers of [
        { ...own, origin },
        { ...json, origin },
      ])
        expect(await create(headers)).toMatchObject({ status: 403, body: { error: { data: { code: "FORBIDDEN" } } } });
    },
  );

  it("is refused without a token, with its own origin and with none", async () => {
    for (const headers of [json, { ...json, origin: url }, { ...json, cookie: `token=${token}` }, { ...json, authorization: token }])
      expect((await create(headers)).status).toBe(401);
    expect((await send(`/trpc/tasks.create?token=${token}`, { method: "POST", headers: json, body: '{"name":"x"}' })).status).toBe(401);
  });

  it.each([
    "text/plain",
    "text/plain;charset=UTF-8",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/jsonp",
  ])("is refused as %s, as forms and simple requests are", async (contentType) => {
    const headers = { ...bearer(token), "content-type": contentType };
    expect(await create(headers)).toMatchObject({ status: 415, body: { error: { data: { code: "INVALID" } } } });
  });

  it("is refused without a content type", async () => {
    expect((await create(bearer(token))).status).toBe(415);
  });

  it("changes nothing by a GET, a HEAD or another method", async () => {
    const input = encodeURIComponent('{"name":"x"}');
    const get = await send(`/trpc/tasks.create?input=${input}`, { headers: bearer(token) });
    expect(get).toMatchObject({ status: 405, body: { error: { data: { code: "INVALID" } } } });
    const batch = encodeURIComponent('{"0":{"name":"x"}}');
    expect((await send(`/trpc/tasks.create?batch=1&input=${batch}`, { headers: bearer(token) })).status).toBe(405);
    for (const method of ["PUT", "DELETE", "PATCH"])
      expect((await send("/trpc/tasks.create", { method, headers: own, body: '{"name":"x"}' })).status).toBe(405);
    expect((await send("/trpc/tasks.create", { method: "HEAD", headers: own })).status).toBe(405);
  });

  it("gets no leave to read or send from a preflight", async () => {
    const headers = {
      origin: "http://evil.example",
      "access-control-request-method": "POST",
      "access-control-request-headers": "authorization,content-type",
    };
    const answer = await send("/trpc/tasks.create", { method: "OPTIONS", headers });
    expect(answer.status).toBe(401);
    expect(Object.keys(answer.headers).filter((name) => name.startsWith("access-control-"))).toEqual([]);
  });
});

it("takes a request with a token and no origin: no browser sent it", async () => {
  expect((await create({ ...bearer(token), ...json })).status).toBe(200);
  expect((await create({ ...bearer(token), ...json, origin: url })).status).toBe(200);
  expect(await taskCount()).toBe(2);
});
