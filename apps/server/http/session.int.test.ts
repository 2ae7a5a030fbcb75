import { once } from "node:events";
import { rmSync } from "node:fs";
import { type IncomingMessage, request } from "node:http";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { mcpMount } from "../mcp/mount.ts";
import { type TestApp, testApp } from "../testing/app.ts";
import { serverProcess } from "../testing/server-process.ts";
import { tempFolder } from "../testing/temp-folder.ts";
import { appRouter } from "../trpc/router.ts";
import { owner } from "../usecases/access/owner.ts";
import { authenticateKey } from "../usecases/keys/authenticate-key.ts";
import { createKey } from "../usecases/keys/create-key.ts";
import { authenticateOwner } from "./gate.ts";
import type { Limits } from "./limits.ts";
import { createHttpServer, type HttpServer } from "./server.ts";
import { webSessions } from "./web-session.ts";

/** How a browser signs in, and what its cookie lets through. Real requests to the real procedures. */

const token = "t".repeat(43);
const silent = { info: () => {}, warn: () => {}, error: () => {} };
const days = 24 * 60 * 60 * 1000;
let world: TestApp;
let server: HttpServer;
let url: string;
let name: string;

const begin = (limits: Partial<Limits> = {}) =>
  createHttpServer({
    limits,
    router: appRouter,
    createContext: (scope) => ({ app: world.app, ...scope }),
    authenticate: authenticateOwner(
      token,
      owner,
      authenticateKey(world.app, () => {}),
    ),
    sessions: webSessions({ token, actor: owner, now: () => world.clock.now().getTime() }),
    log: silent,
    version: "1.2.3",
    mounts: [mcpMount({ app: world.app, version: "1.2.3" })],
  });

beforeEach(async () => {
  world = await testApp();
  server = begin();
  const listening = await server.listen("127.0.0.1", 0);
  url = listening.url;
  name = `signalbox-${listening.port}`;
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

/** Not through fetch, which sets some of these headers itself. */
async function open(address: string, { method = "GET", headers = {}, body = "" }: Sent = {}): Promise<IncomingMessage> {
  const length = body === "" ? {} : { "content-length": String(Buffer.byteLength(body)) };
  const sent = request(address, { method, headers: { ...headers, ...length }, agent: false });
  sent.end(body);
  const [response] = (await once(sent, "response")) as [IncomingMessage];
  return response;
}

async function send(address: string, sent: Sent = {}) {
  const response = await open(address, sent);
  let text = "";
  for await (const chunk of response) text += chunk;
  const body = text.startsWith("{") ? JSON.parse(text) : text;
  return { status: response.statusCode, headers: response.headers, code: body.error?.data?.code as string | undefined, body };
}

const json = { "content-type": "application/json" };
const ownPage = () => ({ origin: url });

function signIn(given: unknown, headers: Headers = { ...json, ...ownPage() }) {
  return send(`${url}/session`, { method: "POST", headers, body: JSON.stringify({ token: given }) });
}

/** The cookie of a browser that has signed in. */
async function cookie(): Promise<Headers & { readonly cookie: string }> {
  const { status, headers } = await signIn(token);
  expect(status).toBe(204);
  return { cookie: headers["set-cookie"]?.[0]?.split(";")[0] ?? "" };
}

const list = (headers: Headers) => send(`${url}/trpc/tasks.list?input=%7B%7D`, { headers });
const create = (headers: Headers) =>
  send(`${url}/trpc/tasks.create`, { method: "POST", headers: { ...json, ...headers }, body: '{"name":"x"}' });
const taskCount = async () => (await world.app.store.reads.tasks.findAll({}, { limit: 200 })).items.length;
const asked = async (headers: Headers) => (await send(`${url}/session`, { headers })).body;

describe("signing in", () => {
  it("takes the access token and answers with a cookie that only our own page's requests bring", async () => {
    const { status, headers, body } = await signIn(token);
    expect([status, body]).toEqual([204, ""]);
    const until = world.clock.now().getTime() + 30 * days;
    expect(headers["set-cookie"]).toEqual([
      expect.stringMatching(new RegExp(`^${name}=${until}\\.[A-Za-z0-9_-]{43}; HttpOnly; SameSite=Strict; Path=/; Max-Age=2592000$`)),
    ]);
    expect(JSON.stringify(headers)).not.toContain(token);
  });

  it("tells whether a browser is signed in, and which version answers", async () => {
    expect(await asked({})).toEqual({ signedIn: false, version: "1.2.3" });
    const signedIn = await cookie();
    expect(await asked(signedIn)).toEqual({ signedIn: true, version: "1.2.3" });
    expect(await asked({ ...signedIn, "sec-fetch-site": "same-site" })).toEqual({ signedIn: false, version: "1.2.3" });
    expect((await send(`${url}/session`, { method: "HEAD" })).status).toBe(200);
  });

  it("ends by taking the cookie back", async () => {
    const headers = await cookie();
    for (const foreign of [{}, { origin: "http://evil.example" }, { origin: "http://localhost:1" }])
      expect((await send(`${url}/session`, { method: "DELETE", headers: { ...headers, ...foreign } })).status).toBe(403);
    const ended = await send(`${url}/session`, { method: "DELETE", headers: { ...headers, ...ownPage() } });
    expect([ended.status, ended.headers["set-cookie"]]).toEqual([204, [`${name}=; HttpOnly; SameSite=Strict; Path=/; Max-Age=0`]]);
  });

  it.each([
    ["another token", "u".repeat(43)],
    ["a prefix", token.slice(0, -1)],
    ["nothing", ""],
  ])("refuses %s", async (_name, given) => {
    const { status, code, headers } = await signIn(given);
    expect([status, code, headers["set-cookie"]]).toEqual([401, "UNAUTHENTICATED", undefined]);
  });

  it("refuses an API key, whatever it may do", async () => {
    const { secret } = await createKey(world.app, world.context, { name: "k", scopes: ["admin"], expiresAt: undefined });
    expect((await list({ authorization: `Bearer ${secret}` })).status).toBe(200);
    const { status, headers } = await signIn(secret);
    expect([status, headers["set-cookie"]]).toEqual([401, undefined]);
  });

  it("is limited like any other trying of tokens, and the right one always comes in", async () => {
    const strict = begin({ failures: { perMinute: 1, addresses: 10 } });
    onTestFinished(() => strict.close());
    ({ url } = await strict.listen("127.0.0.1", 0));
    expect((await signIn("wrong")).status).toBe(401);
    const limited = await signIn("wrong");
    expect(limited).toMatchObject({ status: 429, code: "LIMITED" });
    expect(Number(limited.headers["retry-after"])).toBeGreaterThan(0);
    // One count for both doors.
    expect((await list({ authorization: "Bearer wrong" })).status).toBe(429);
    expect((await signIn(token)).status).toBe(204);
  });

  it.each([
    [403, "no origin", { ...json }],
    [403, "a foreign origin", { ...json, origin: "http://evil.example" }],
    [403, "another port", { ...json, origin: "http://127.0.0.1:1" }],
    [403, "no page at all", { ...json, origin: "null" }],
    [415, "a form", { "content-type": "application/x-www-form-urlencoded", own: "yes" }],
    [415, "text", { "content-type": "text/plain", own: "yes" }],
    [415, "no type", { own: "yes" }],
  ] as const)("answers %i to %s, even with the right token", async (status, _name, { own = "", ...headers }: Headers) => {
    const answer = await signIn(token, { ...headers, ...(own !== "" && ownPage()) });
    expect([answer.status, answer.headers["set-cookie"]]).toEqual([status, undefined]);
  });

  it("refuses the origin of another name of its own: it is another site to the browser", async () => {
    const origin = url.replace("127.0.0.1", "localhost");
    expect((await signIn(token, { ...json, origin })).status).toBe(403);
    expect((await signIn(token, { ...json, origin, host: new URL(origin).host })).status).toBe(204);
  });

  it.each(["", "{", "null", "[]", '{"token":1}', '"t"'])("asks for the token when the body is %j", async (body) => {
    const headers = { ...json, ...ownPage(), "content-length": String(body.length) };
    const answer = await send(`${url}/session`, { method: "POST", headers, body });
    expect([answer.status, answer.code]).toEqual([400, "INVALID"]);
  });

  it("reads no large bodies, knows no other methods and has nothing below it", async () => {
    expect((await signIn("x".repeat(5000))).status).toBe(413);
    expect((await send(`${url}/session`, { method: "PUT", headers: ownPage() })).status).toBe(405);
    expect((await send(`${url}/session/x`)).status).toBe(404);
  });
});

describe("a cookie", () => {
  it("is the owner's", async () => {
    const headers = await cookie();
    expect((await list(headers)).status).toBe(200);
    expect((await create({ ...headers, ...ownPage() })).status).toBe(200);
    const [events] = await Array.fromAsync(world.app.store.reads.events.replayAll());
    expect(events?.[0]).toMatchObject({ actorType: owner.type, actorId: owner.id });
  });

  it("counts among others, also of the same name", async () => {
    const { cookie: good } = await cookie();
    expect((await list({ cookie: `a=b; ${name}=junk; ${good}; c` })).status).toBe(200);
  });

  it.each([
    ["the value of another day", (value: string) => `${Number(value.split(".")[0]) + 1}.${value.split(".")[1]}`],
    ["another signature", (value: string) => `${value.split(".")[0]}.${"A".repeat(43)}`],
    ["no signature", (value: string) => `${value.split(".")[0]}.`],
    ["something more", (value: string) => `${value}A`],
    ["the access token", () => token],
    ["nothing", () => ""],
  ])("is refused with %s", async (_name, change) => {
    const { cookie: good } = await cookie();
    const forged = `${name}=${change(good.slice(name.length + 1))}`;
    const { status, code } = await list({ cookie: forged });
    expect([status, code]).toEqual([401, "UNAUTHENTICATED"]);
    expect(await asked({ cookie: forged })).toMatchObject({ signedIn: false });
  });

  it("is refused when it was signed with another token, as after a change of the token", async () => {
    const value = webSessions({ token: "u".repeat(43), actor: owner }).open("u".repeat(43));
    expect((await list({ cookie: `${name}=${value}` })).status).toBe(401);
  });

  it("is refused when its time is over", async () => {
    const headers = await cookie();
    world.clock.advance(30 * days - 1);
    expect((await list(headers)).status).toBe(200);
    world.clock.advance(1);
    expect(await list(headers)).toMatchObject({ status: 401, code: "UNAUTHENTICATED" });
  });

  it("of another port is none", async () => {
    const { cookie: good } = await cookie();
    expect((await list({ cookie: good.replace(name, "signalbox-1") })).status).toBe(401);
  });

  it("does not stand in for a token that is wrong", async () => {
    expect((await list({ ...(await cookie()), authorization: "Bearer wrong" })).status).toBe(401);
  });

  it("opens nothing for agents' tools", async () => {
    const headers = { ...(await cookie()), ...ownPage(), ...json, accept: "application/json, text/event-stream" };
    const body = '{"jsonrpc":"2.0","id":1,"method":"tools/list"}';
    expect((await send(`${url}/mcp`, { method: "POST", headers, body })).status).toBe(401);
    const token401 = await send(`${url}/mcp`, { method: "POST", headers: { ...headers, authorization: `Bearer ${token}` }, body });
    expect(token401.status).toBe(200);
  });
});

describe("what another page makes a browser send with the cookie", () => {
  it.each([
    {},
    { origin: "http://evil.example" },
    { origin: "http://127.0.0.1:1" },
    { origin: "http://localhost:4680" },
    { origin: "null" },
  ])("changes nothing: %j", async (headers: Headers) => {
    expect(await create({ ...(await cookie()), ...headers })).toMatchObject({ status: 403, code: "FORBIDDEN" });
    expect(await taskCount()).toBe(0);
  });

  it.each(["cross-site", "same-site", "", "other"])("reads nothing as %j", async (site) => {
    const headers = { ...(await cookie()), "sec-fetch-site": site };
    expect(await list(headers)).toMatchObject({ status: 403, code: "FORBIDDEN" });
    expect(await create({ ...headers, ...ownPage() })).toMatchObject({ status: 403, code: "FORBIDDEN" });
    const feed = await send(`${url}/trpc/events.feed?input=%7B%7D`, { headers: { ...headers, accept: "text/event-stream" } });
    expect(feed).toMatchObject({ status: 403, code: "FORBIDDEN" });
    // A program that has the token is judged by it alone.
    expect((await list({ authorization: `Bearer ${token}`, "sec-fetch-site": site })).status).toBe(200);
  });

  it("reads nothing across origins, whatever else it says", async () => {
    const headers = { ...(await cookie()), "sec-fetch-site": "same-origin", origin: "http://127.0.0.1:1" };
    expect((await list(headers)).status).toBe(403);
  });
});

describe("our own page", () => {
  it.each(["same-origin", "none"])("reads as %j, the live feed too", async (site) => {
    const headers = { ...(await cookie()), "sec-fetch-site": site };
    expect((await list(headers)).status).toBe(200);
    const feed = await open(`${url}/trpc/events.feed?input=%7B%22lastEventId%22%3A%220%22%7D`, {
      headers: { ...headers, accept: "text/event-stream" },
    });
    expect([feed.statusCode, feed.headers["content-type"]]).toEqual([200, expect.stringContaining("text/event-stream")]);
    expect((await create({ ...headers, ...ownPage() })).status).toBe(200);
    let told = "";
    for await (const chunk of feed) {
      told += chunk;
      if (told.includes("task.created")) break;
    }
    expect(told).toContain("task.created");
  });
});

describe("a real server", () => {
  it("knows a browser again after a restart, until the token changes", { timeout: 120_000 }, async () => {
    const path = join(tempFolder(), "box", "signalbox.db");
    const begin = async () => {
      const process = serverProcess(["--db", path]);
      const { url: address, token: printed } = await process.started();
      const headersFor = (value: string) => ({ cookie: `signalbox-${new URL(address).port}=${value}` });
      return {
        signIn: async () => {
          const body = JSON.stringify({ token: printed });
          const { headers } = await send(`${address}/session`, { method: "POST", headers: { ...json, origin: address }, body });
          return /=([^;]+);/.exec(headers["set-cookie"]?.[0] ?? "")?.[1] ?? "";
        },
        list: async (value: string) => (await send(`${address}/trpc/tasks.list?input=%7B%7D`, { headers: headersFor(value) })).status,
        end: async () => {
          process.process.kill("SIGTERM");
          expect(await process.ended()).toBe(0);
        },
      };
    };
    const first = await begin();
    const value = await first.signIn();
    expect(await first.list(value)).toBe(200);
    await first.end();
    const second = await begin();
    expect(await second.list(value)).toBe(200);
    await second.end();
    rmSync(join(dirname(path), "token"));
    expect(await (await begin()).list(value)).toBe(401);
  });
});
