import { once } from "node:events";
import { Agent, createServer, request } from "node:http";
import { connect } from "node:net";
import { DomainError } from "@signalbox/contracts";
import { tracked } from "@trpc/server";
import { createHTTPHandler } from "@trpc/server/adapters/standalone";
import { afterEach, describe, expect, it } from "vitest";
import { z } from "zod";
import type { Actor } from "../ports/access-token.ts";
import type { LogFields } from "../ports/log.ts";
import { type Context, procedure, router } from "../trpc/trpc.ts";
import { authenticateOwner } from "./gate.ts";
import { createHttpServer, type HttpServerOptions } from "./server.ts";

const token = "t".repeat(43);
const owner: Actor = { type: "user", id: "owner", keyId: null, scopes: ["admin"] };
const bearer = { authorization: `Bearer ${token}` };
const json = { ...bearer, "content-type": "application/json" };

interface Held {
  readonly started: Promise<AbortSignal | undefined>;
  release(): void;
}

/** A procedure that waits until the test says so, or until its caller leaves. */
function holding() {
  const started = Promise.withResolvers<AbortSignal | undefined>();
  const released = Promise.withResolvers<void>();
  const wait = async (signal: AbortSignal | undefined) => {
    started.resolve(signal);
    signal?.addEventListener("abort", () => released.resolve());
    await released.promise;
  };
  return { wait, held: { started: started.promise, release: () => released.resolve() } satisfies Held };
}

function sampleRouter(wait: (signal: AbortSignal | undefined) => Promise<void>) {
  return router({
    task: router({
      byId: procedure
        .input(z.object({ id: z.string().min(1), tags: z.array(z.string()).optional() }))
        .query(({ input }) => ({ id: input.id, title: "Größe ✓" })),
      missing: procedure.query(() => {
        throw new DomainError("NOT_FOUND", "Task t1 does not exist.", { details: { entity: "task", id: "t1" } });
      }),
      rename: procedure.input(z.object({ id: z.string(), title: z.string() })).mutation(({ input }) => input),
      refuse: procedure.mutation(() => {
        throw new DomainError("REFUSED", "Task t1 would close a cycle.", { details: { cycle: ["t1", "t2", "t1"] } });
      }),
    }),
    now: procedure.query(() => "now"),
    nothing: procedure.query(() => undefined),
    whoami: procedure.query(({ ctx }) => ctx.actor),
    crash: procedure.query(() => {
      throw new Error("password=hunter2 at /srv/private");
    }),
    unserialisable: procedure.query(() => 1n),
    hold: procedure.query(async ({ signal }) => {
      await wait(signal);
      return "released";
    }),
    feed: procedure.subscription(async function* ({ signal }) {
      yield tracked("1", { n: 1 });
      await wait(signal);
    }),
  });
}

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup();
});

function context(requestId: string, actor = owner, signal?: AbortSignal): Context {
  // No procedure here touches the application.
  return { app: {} as Context["app"], actor, requestId, ...(signal && { signal }) };
}

/** Our server under `/trpc/`, with a fixed request id so that answers can be compared. */
async function start(overrides: Partial<HttpServerOptions> = {}) {
  const { wait, held } = holding();
  const errors: { fields: LogFields; message: string }[] = [];
  const server = createHttpServer({
    router: sampleRouter(wait),
    createContext: ({ actor, signal }) => context("req-1", actor, signal),
    authenticate: authenticateOwner(token, owner),
    log: { info: () => {}, warn: () => {}, error: (fields, message) => errors.push({ fields, message }) },
    version: "1.2.3",
    ...overrides,
  });
  const { url, port } = await server.listen("127.0.0.1", 0);
  cleanups.push(async () => {
    held.release();
    await server.close();
  });
  return { server, url, port, held, errors };
}

/** The stock adapter over the same router, as the yardstick. */
async function startStock() {
  const stock = createServer(
    createHTTPHandler({ router: sampleRouter(async () => {}), basePath: "/trpc/", createContext: () => context("req-1") }),
  );
  stock.listen(0, "127.0.0.1");
  await once(stock, "listening");
  const address = stock.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  cleanups.push(async () => {
    stock.closeAllConnections();
    stock.close();
    await once(stock, "close");
  });
  return `http://127.0.0.1:${address.port}`;
}

async function answerOf(url: string, init: RequestInit = {}) {
  const response = await fetch(url, init);
  return { status: response.status, contentType: response.headers.get("content-type"), body: await response.text() };
}

async function errorOf(response: Response) {
  const body = (await response.json()) as { error: { message: string; code: number; data: Record<string, unknown> } };
  return { status: response.status, message: body.error.message, ...body.error.data };
}

/** Raw request, for headers that fetch does not let through. */
async function raw(url: string, options: { method?: string; headers?: Record<string, string>; path?: string }) {
  const sent = request(url, { ...options, agent: false });
  sent.end();
  const [response] = await once(sent, "response");
  let body = "";
  for await (const chunk of response) body += chunk;
  return { status: response.statusCode as number, headers: response.headers as Record<string, string>, body };
}

function query(path: string, input?: unknown): string {
  return `/trpc/${path}${input === undefined ? "" : `?input=${encodeURIComponent(JSON.stringify(input))}`}`;
}

function batch(paths: string[], inputs: unknown): string {
  return `/trpc/${paths.join(",")}?batch=1&input=${encodeURIComponent(JSON.stringify(inputs))}`;
}

const post = (body: string): RequestInit => ({ method: "POST", headers: json, body });

describe("answers equal the stock adapter's, byte for byte", () => {
  const cases: [string, number, string, RequestInit?][] = [
    ["query", 200, query("task.byId", { id: "t1" })],
    ["query without input", 200, query("now")],
    ["query with an empty input", 200, "/trpc/now?input="],
    ["query without a result", 200, query("nothing")],
    ["encoded path", 200, "/trpc/task%2EbyId?input=%7B%22id%22%3A%22a%22%7D"],
    ["mutation", 200, "/trpc/task.rename", post('{"id":"t1","title":"é"}')],
    ["mutation with a byte order mark", 200, "/trpc/task.rename", post('\uFEFF{"id":"t1","title":"x"}')],
    ["batch", 200, batch(["now", "task.byId"], { 1: { id: "t2" } })],
    ["batch of one", 200, batch(["now"], {})],
    ["batch, one failing", 207, batch(["now", "task.missing", "task.byId"], { 2: { id: "" } })],
    ["batch, all failing alike", 404, batch(["task.missing", "nowhere"], {})],
    ["batch of mutations", 207, "/trpc/task.rename,task.refuse?batch=1", post('{"0":{"id":"t1","title":"x"}}')],
    ["batch with an array as input", 400, batch(["task.byId", "task.byId"], [1])],
    ["unknown procedure", 404, query("task.nowhere")],
    ["name of Object.prototype", 404, query("constructor")],
    ["empty path", 404, "/trpc/"],
    ["bad input", 400, query("task.byId", { id: "", tags: ["a", 1] })],
    ["missing input", 400, query("task.byId")],
    ["null input", 400, query("task.byId", null)],
    ["malformed input", 400, "/trpc/task.byId?input=%7B"],
    ["malformed input nobody reads", 200, "/trpc/now?input=%7B"],
    ["malformed body", 400, "/trpc/task.rename", post('{"id":')],
    ["empty body", 400, "/trpc/task.rename", post("")],
    ["malformed body of a batch", 400, "/trpc/task.rename,task.rename?batch=1", post("[")],
    ["domain error of a query", 404, query("task.missing")],
    ["domain error of a mutation", 422, "/trpc/task.refuse", post("")],
    ["internal error", 500, query("crash")],
    ["GET of a mutation", 405, query("task.rename", { id: "t1", title: "x" })],
    ["POST of a query", 405, "/trpc/now", post("{}")],
  ];
  it.each(cases)("%s", async (_name, ...[status, path, init]) => {
    const [{ url }, stock] = [await start(), await startStock()];
    const mine = await answerOf(url + path, { headers: bearer, ...init });
    expect(mine.status).toBe(status);
    expect(mine).toEqual(await answerOf(stock + path, { headers: bearer, ...init }));
  });

  it("streams a JSON-lines batch through the stock adapter", async () => {
    const { url } = await start();
    const path = batch(["now", "task.byId"], { 1: { id: "t2" } });
    const headers = { ...bearer, "trpc-accept": "application/jsonl" };
    expect(await answerOf(url + path, { headers })).toEqual(await answerOf((await startStock()) + path, { headers }));
  });
});

describe("the error shape", () => {
  it("carries the closed code, the details and the request id", async () => {
    const { url } = await start();
    const response = await fetch(url + query("task.missing"), { headers: bearer });
    expect(await response.json()).toEqual({
      error: {
        message: "Task t1 does not exist.",
        code: -32004,
        data: { code: "NOT_FOUND", httpStatus: 404, path: "task.missing", details: { entity: "task", id: "t1" }, requestId: "req-1" },
      },
    });
  });

  it("names the field of a bad input in a sentence", async () => {
    const { url } = await start();
    const error = await errorOf(await fetch(url + query("task.byId", { id: "a", tags: ["a", 1] }), { headers: bearer }));
    expect(error).toMatchObject({ code: "INVALID", details: { issues: [{ field: "tags.1" }] } });
    expect(error.message).toMatch(/^The input is not valid: tags\.1: .+\.$/);
  });

  it("hides what crashed from the caller and shows it to the log", async () => {
    const { url, errors } = await start();
    const answer = await answerOf(url + query("crash"), { headers: bearer });
    expect(answer.body).not.toMatch(/hunter2|private|stack/);
    expect(JSON.parse(answer.body)).toMatchObject({ error: { data: { code: "INTERNAL", details: {}, requestId: "req-1" } } });
    expect(errors).toHaveLength(1);
    expect(errors[0]?.fields.err).toMatchObject({ message: "password=hunter2 at /srv/private" });
    expect(errors[0]?.fields.path).toBe("crash");
  });

  it("does not log what callers did wrong", async () => {
    const { url, errors } = await start();
    await fetch(url + query("task.missing"), { headers: bearer });
    await fetch(url + query("task.byId"), { headers: bearer });
    expect(errors).toEqual([]);
  });

  it("covers a result that is no JSON and a context that cannot be made", async () => {
    const { url } = await start();
    expect(await errorOf(await fetch(url + query("unserialisable"), { headers: bearer }))).toMatchObject({ status: 500, code: "INTERNAL" });
    const createContext = () => {
      throw new DomainError("UNAVAILABLE", "The database is closing.");
    };
    const closing = await start({ createContext });
    expect(await errorOf(await fetch(closing.url + query("now"), { headers: bearer }))).toMatchObject({ status: 503, code: "UNAVAILABLE" });
  });
});

describe("where it is stricter than the stock adapter", () => {
  it.each(["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/jsonp"])(
    "refuses a POST of %s",
    async (type) => {
      const { url } = await start();
      const response = await fetch(`${url}/trpc/task.rename`, { method: "POST", headers: { ...bearer, "content-type": type }, body: "{}" });
      expect(await errorOf(response)).toMatchObject({ status: 415, code: "INVALID" });
    },
  );

  it("accepts a charset and any case in the content type", async () => {
    const { url } = await start();
    const headers = { ...bearer, "content-type": "Application/JSON; charset=utf-8" };
    const response = await fetch(`${url}/trpc/task.rename`, { method: "POST", headers, body: '{"id":"t1","title":"x"}' });
    expect(response.status).toBe(200);
  });

  it("refuses a declared body over the limit, and takes one at the limit", async () => {
    const fits = JSON.stringify({ id: "t1", title: "x".repeat(100) });
    const { url } = await start({ limits: { bodyBytes: fits.length } });
    expect((await fetch(`${url}/trpc/task.rename`, post(fits))).status).toBe(200);
    const response = await fetch(`${url}/trpc/task.rename`, post(`${fits} `));
    expect(await errorOf(response)).toMatchObject({ status: 413, code: "LIMITED", httpStatus: 413 });
  });

  it("refuses a chunked body once it passes the limit, and keeps serving", async () => {
    const { url } = await start({ limits: { bodyBytes: 1000 } });
    // Kept alive: with `Connection: close` Node closes while the body is still coming, and the answer may be lost.
    const agent = new Agent({ keepAlive: true });
    const sent = request(`${url}/trpc/task.rename`, { method: "POST", headers: json, agent });
    for (let i = 0; i < 20; i++) sent.write("x".repeat(100));
    const [response] = await once(sent, "response");
    expect(response.statusCode).toBe(413);
    response.resume();
    sent.end();
    await once(response, "end");
    agent.destroy();
    expect((await fetch(url + query("now"), { headers: bearer })).status).toBe(200);
  });

  it("bounds a batch", async () => {
    const { url } = await start({ limits: { batchCalls: 3 } });
    expect((await fetch(url + batch(["now", "now", "now"], {}), { headers: bearer })).status).toBe(200);
    const response = await fetch(url + batch(["now", "now", "now", "now"], {}), { headers: bearer });
    expect(await errorOf(response)).toMatchObject({ status: 400, code: "INVALID", message: expect.stringContaining("at most 3") });
  });

  it("bounds the URL", async () => {
    const { url } = await start({ limits: { urlLength: 100 } });
    const response = await fetch(`${url}/trpc/now?input=${"1".repeat(100)}`, { headers: bearer });
    expect(await errorOf(response)).toMatchObject({ status: 414, code: "INVALID", httpStatus: 414 });
  });

  it("knows only GET and POST, and never sends a CORS header", async () => {
    const { url } = await start();
    for (const method of ["PUT", "DELETE", "PATCH", "HEAD"]) {
      const response = await fetch(url + query("now"), { method, headers: bearer });
      expect([method, response.status, response.headers.get("allow")]).toEqual([method, 405, "GET, POST"]);
    }
    const preflight = { origin: "http://evil.example", "access-control-request-method": "POST" };
    for (const headers of [preflight, { ...preflight, ...bearer }]) {
      const response = await fetch(url + query("now"), { method: "OPTIONS", headers });
      expect(response.status).toBe("authorization" in headers ? 204 : 401);
      expect([...response.headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
    }
  });

  it("refuses a path that is not valid percent-encoding and a target that is no path", async () => {
    const { url, port } = await start();
    expect((await raw(url, { path: "/trpc/%zz", headers: bearer })).status).toBe(400);
    expect((await raw(url, { path: `http://127.0.0.1:${port}/trpc/now`, headers: bearer })).status).toBe(400);
  });
});

describe("the gate", () => {
  it("lets only /healthz in without a token", async () => {
    const { url } = await start();
    expect(await (await fetch(`${url}/healthz`)).json()).toEqual({ status: "ok", version: "1.2.3" });
    for (const path of ["/", "/session", "/trpc/now", "/healthz/x", "/healthz2", "/trpc", "/favicon.ico"]) {
      const response = await fetch(url + path);
      expect([path, response.status, response.headers.get("www-authenticate")]).toEqual([path, 401, "Bearer"]);
      expect(await response.json()).toMatchObject({ error: { data: { code: "UNAUTHENTICATED", httpStatus: 401 } } });
    }
  });

  it.each([
    ["another token", `Bearer ${"u".repeat(43)}`],
    ["a prefix of the token", `Bearer ${token.slice(0, -1)}`],
    ["the token and more", `Bearer ${token}x`],
    ["no token", "Bearer "],
    ["another scheme", `Basic ${token}`],
    ["a very long token", `Bearer ${"t".repeat(5000)}`],
  ])("refuses %s", async (_name, authorization) => {
    const { url } = await start();
    const response = await fetch(url + query("now"), { headers: { authorization } });
    expect(await errorOf(response)).toMatchObject({ status: 401, code: "UNAUTHENTICATED" });
    expect(response.headers.get("www-authenticate")).toMatch(/^Bearer/);
  });

  it("never takes a token from the URL", async () => {
    const { url } = await start();
    const params = encodeURIComponent(JSON.stringify({ token, authorization: `Bearer ${token}` }));
    expect((await fetch(`${url}/trpc/now?token=${token}&access_token=${token}&connectionParams=${params}`)).status).toBe(401);
  });

  it("asks the second authenticator for tokens that are not the owner's", async () => {
    const agent: Actor = { type: "agent", id: "a1", keyId: "k1", scopes: ["agent:a1", "plan"] };
    const { url } = await start({ authenticate: authenticateOwner(token, owner, async (given) => (given === "agent-key" ? agent : null)) });
    const ask = async (given: string) => (await fetch(url + query("whoami"), { headers: { authorization: `Bearer ${given}` } })).json();
    expect(await ask("agent-key")).toEqual({ result: { data: agent } });
    expect(await ask(token)).toEqual({ result: { data: owner } });
    expect(await ask("other")).toMatchObject({ error: { data: { code: "UNAUTHENTICATED" } } });
  });

  it("answers 503 and 500, never in, when authentication itself fails", async () => {
    const down = await start({ authenticate: () => Promise.reject(new DomainError("UNAVAILABLE", "The database is closing.")) });
    expect(await errorOf(await fetch(down.url + query("now"), { headers: bearer }))).toMatchObject({ status: 503, code: "UNAVAILABLE" });
    const broken = await start({ authenticate: () => Promise.reject(new Error("secret")) });
    expect(await errorOf(await fetch(broken.url + query("now"), { headers: bearer }))).toMatchObject({
      status: 500,
      code: "INTERNAL",
      message: expect.not.stringContaining("secret"),
    });
    expect(broken.errors).toHaveLength(1);
  });

  it("knows its own host names on its own port only", async () => {
    const { url, port } = await start({ allowedHosts: ["Box.example", "dev.example:5173"] });
    const statusFor = async (host: string) => (await raw(`${url}/healthz`, { headers: { host } })).status;
    for (const host of [
      `localhost:${port}`,
      `LOCALHOST:${port}`,
      `127.0.0.1:${port}`,
      `[::1]:${port}`,
      "box.example",
      `box.example:${port}`,
      "dev.example:5173",
    ]) {
      expect([host, await statusFor(host)]).toEqual([host, 200]);
    }
    for (const host of [
      "evil.example",
      `evil.example:${port}`,
      "localhost",
      "127.0.0.1:1",
      "dev.example",
      `localhost:${port}.evil.example`,
      `localhost.:${port}`,
    ]) {
      expect([host, await statusFor(host)]).toEqual([host, 421]);
    }
    const refused = await raw(url + query("now"), { headers: { ...bearer, host: "evil.example" } });
    expect(JSON.parse(refused.body)).toMatchObject({ error: { data: { code: "FORBIDDEN", httpStatus: 421 } } });
  });

  it("lets other pages change nothing, even with a token", async () => {
    const { url, port } = await start({ allowedHosts: ["dev.example:5173"] });
    const statusFor = async (origin: string) =>
      (await fetch(`${url}/trpc/task.rename`, { method: "POST", headers: { ...json, origin }, body: '{"id":"t1","title":"x"}' })).status;
    for (const origin of [url, `http://localhost:${port}`, "http://dev.example:5173"])
      expect([origin, await statusFor(origin)]).toEqual([origin, 200]);
    for (const origin of [
      "http://evil.example",
      "null",
      "http://localhost:1",
      `http://localhost:${port}.evil.example`,
      `file://localhost:${port}`,
    ]) {
      expect([origin, await statusFor(origin)]).toEqual([origin, 403]);
    }
  });

  it("sends the security headers with every answer", async () => {
    const { url } = await start();
    for (const [path, headers] of [
      ["/healthz", {}],
      ["/", {}],
      [query("now"), bearer],
      [query("crash"), bearer],
    ] as const) {
      const response = await fetch(url + path, { headers });
      await response.text();
      expect(Object.fromEntries(response.headers)).toMatchObject({
        "x-content-type-options": "nosniff",
        "cache-control": "no-store",
        "referrer-policy": "no-referrer",
        "content-security-policy": expect.stringContaining("frame-ancestors 'none'"),
        "x-request-id": expect.stringMatching(/^[0-9a-f-]{36}$/),
      });
    }
  });
});

describe("pages and mounts", () => {
  it("are few on a server without other faces", async () => {
    const { url } = await start();
    expect((await fetch(`${url}/healthz`, { method: "HEAD" })).status).toBe(200);
    expect((await fetch(`${url}/healthz`, { method: "POST" })).status).toBe(405);
    for (const path of ["/", "/nowhere"])
      expect(await errorOf(await fetch(url + path, { headers: bearer }))).toMatchObject({ status: 404, code: "NOT_FOUND" });
  });

  it("hands a prefix to another face, behind the same gate", async () => {
    const { url } = await start({
      mounts: [
        { prefix: "/", access: "public", handle: ({ res }) => void res.end("page") },
        { prefix: "/mcp", access: "token", handle: ({ res }, actor) => void res.end(actor.id) },
        { prefix: "/broken", access: "public", handle: () => Promise.reject(new Error("boom")) },
      ],
    });
    const textOf = async (path: string, headers = {}) => (await answerOf(url + path, { headers })).body;
    expect(await textOf("/")).toBe("page");
    expect(await textOf("/assets/app.js")).toBe("page");
    expect(await textOf("/mcp", bearer)).toBe("owner");
    expect((await answerOf(`${url}/mcp/x`)).status).toBe(401);
    expect((await answerOf(`${url}/trpc/now`)).status).toBe(401);
    expect((await answerOf(`${url}/broken`)).status).toBe(500);
    expect((await raw(`${url}/`, { headers: { host: "evil.example" } })).status).toBe(421);
  });
});

describe("connections", () => {
  it("aborts the procedure when the client leaves", async () => {
    const { url, held, errors } = await start();
    const leaving = new AbortController();
    const answer = fetch(url + query("hold"), { headers: bearer, signal: leaving.signal });
    const signal = await held.started;
    expect(signal?.aborted).toBe(false);
    const aborted = new Promise((resolve) => signal?.addEventListener("abort", resolve));
    leaving.abort();
    await expect(answer).rejects.toThrow();
    await aborted;
    expect(errors).toEqual([]);
  });

  it("feeds a subscription and ends it at close", async () => {
    const { url, held, server } = await start();
    const response = await fetch(url + query("feed"), { headers: bearer });
    expect(response.headers.get("content-type")).toBe("text/event-stream");
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let seen = "";
    while (!seen.includes('{"n":1}')) seen += (await reader?.read())?.value ?? "";
    expect(seen).toContain("id: 1");
    const signal = await held.started;
    const closed = server.close();
    // At once: whoever closes may take the database away next.
    expect(signal?.aborted).toBe(true);
    await closed;
  });

  it("refuses a subscription without a token", async () => {
    const { url } = await start();
    expect((await fetch(url + query("feed"))).status).toBe(401);
  });

  it("finishes what is in flight, and closes twice", async () => {
    const { url, held, server } = await start({ limits: { closeGraceMs: 60_000 } });
    const answer = fetch(url + query("hold"), { headers: bearer });
    await held.started;
    const closed = server.close();
    held.release();
    expect(await (await answer).json()).toEqual({ result: { data: "released" } });
    await closed;
    await server.close();
  });

  it("cuts what does not finish within the grace time", async () => {
    const { url, held, server } = await start({ limits: { closeGraceMs: 50 } });
    const answer = fetch(url + query("hold"), { headers: bearer });
    answer.catch(() => {});
    await held.started;
    await server.close();
    await expect(answer).rejects.toThrow();
  });

  it("closes although a pipelined answer waits behind one that never ends", async () => {
    const { port, held, server } = await start({ limits: { closeGraceMs: 50 } });
    const client = connect(port, "127.0.0.1");
    const head = (path: string) => `GET ${path} HTTP/1.1\r\nHost: localhost:${port}\r\nAuthorization: Bearer ${token}\r\n\r\n`;
    client.write(head("/trpc/hold") + head("/trpc/now"));
    client.on("error", () => {});
    const ended = once(client.resume(), "close");
    await held.started;
    await server.close();
    await ended;
  });

  it("says loudly that it listens beyond loopback, and still knows only its own names", async () => {
    const warnings: LogFields[] = [];
    const log = { info: () => {}, warn: (fields: LogFields) => void warnings.push(fields), error: () => {} };
    const server = createHttpServer({
      router: router({}),
      createContext: () => context("r"),
      authenticate: async () => null,
      log,
      version: "1",
    });
    cleanups.push(() => server.close());
    const { url, port } = await server.listen("0.0.0.0", 0);
    expect([url, warnings]).toEqual([`http://localhost:${port}`, [{ host: "0.0.0.0" }]]);
    const local = `http://127.0.0.1:${port}/healthz`;
    expect((await raw(local, {})).status).toBe(200);
    expect((await raw(local, { headers: { host: `0.0.0.0:${port}` } })).status).toBe(421);
  });

  it("says that the port is taken", async () => {
    const { port } = await start();
    const second = createHttpServer({
      router: sampleRouter(async () => {}),
      createContext: () => context("r"),
      authenticate: async () => null,
      log: { info: () => {}, warn: () => {}, error: () => {} },
      version: "1",
    });
    await expect(second.listen("127.0.0.1", port)).rejects.toMatchObject({
      code: "UNAVAILABLE",
      message: expect.stringContaining(String(port)),
    });
    await second.close();
  });
});
