import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { type ClientRequest, createServer, request } from "node:http";
import { join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, inject, it, onTestFinished } from "vitest";
import { createDatabase } from "./testing/postgres-server.ts";
import { serverProcess } from "./testing/server-process.ts";
import { tempFolder } from "./testing/temp-folder.ts";

const database = () => join(tempFolder(), "box", "signalbox.db");

async function createTask({ url, token }: { url: string; token: string }, name: string): Promise<Response> {
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  return fetch(`${url}/trpc/tasks.create`, { method: "POST", headers, body: JSON.stringify({ name }) });
}

async function taskNames({ url, token }: { url: string; token: string }): Promise<string[]> {
  const response = await fetch(`${url}/trpc/tasks.list?input=${encodeURIComponent("{}")}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const { result } = (await response.json()) as { result: { data: { items: { name: string }[] } } };
  return result.data.items.map(({ name }) => name);
}

/** A request whose head the server has seen and whose body it still waits for. */
async function halfSent({ url, token }: { url: string; token: string }, body: string): Promise<ClientRequest> {
  const headers = {
    authorization: `Bearer ${token}`,
    "content-type": "application/json",
    "content-length": body.length,
    expect: "100-continue",
  };
  const sent = request(`${url}/trpc/tasks.create`, { method: "POST", headers, agent: false });
  sent.on("error", () => {});
  sent.flushHeaders();
  await once(sent, "continue");
  return sent;
}

describe("a server", () => {
  it("prints one line with its address, and answers who has the token", async () => {
    const path = database();
    const server = serverProcess(["--db", path]);
    const { url, token } = await server.started();
    expect(await (await fetch(`${url}/healthz`)).json()).toMatchObject({ status: "ok" });
    expect((await createTask({ url, token }, "first")).status).toBe(200);
    expect(await taskNames({ url, token })).toEqual(["first"]);
    expect((await fetch(`${url}/trpc/tasks.list`)).status).toBe(401);
    expect((await createTask({ url, token: `${token}x` }, "second")).status).toBe(401);
    expect(server.stdout()).toBe(`Signalbox is ready: ${url}/#token=${token}\n`);
    expect(server.stderr()).not.toContain(token);
    expect(JSON.parse(readFileSync(`${path}.server.json`, "utf8"))).toEqual({ pid: server.process.pid, url });
  });

  it("creates files for its owner alone", async (ctx) => {
    if (process.platform === "win32") ctx.skip("Windows has no POSIX modes");
    const path = database();
    await serverProcess(["--db", path]).started();
    const folder = join(path, "..");
    const modes = readdirSync(folder).map((name) => [name, statSync(join(folder, name)).mode & 0o077]);
    expect(modes.length).toBeGreaterThan(3);
    expect(modes.filter(([, mode]) => mode !== 0)).toEqual([]);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it.each(["SIGTERM", "SIGINT", "SIGHUP"] as const)("ends in order at %s", async (signal) => {
    const path = database();
    const server = serverProcess(["--db", path]);
    await createTask(await server.started(), "kept");
    server.process.kill(signal);
    expect(await server.ended()).toBe(0);
    expect(["-wal", "-shm", ".server.json"].filter((end) => existsSync(path + end))).toEqual([]);
    const next = serverProcess(["--db", path]);
    expect(await taskNames(await next.started())).toEqual(["kept"]);
  });

  it("finishes the request in flight before it ends", async () => {
    const server = serverProcess(["--db", database()]);
    const body = JSON.stringify({ name: "late" });
    const sent = await halfSent(await server.started(), body);
    server.process.kill("SIGTERM");
    await server.logged("Stopping");
    sent.end(body);
    const [response] = await once(sent, "response");
    expect(response.statusCode).toBe(200);
    response.resume();
    expect(await server.ended()).toBe(0);
  });

  it("ends at once at the second signal", async () => {
    const server = serverProcess(["--db", database()]);
    await halfSent(await server.started(), JSON.stringify({ name: "never" }));
    server.process.kill("SIGTERM");
    await server.logged("Stopping");
    server.process.kill("SIGINT");
    expect(await server.ended()).toBe(130);
  });

  it("starts again after it was killed, and has lost nothing that it acknowledged", async () => {
    const path = database();
    const server = serverProcess(["--db", path]);
    const first = await server.started();
    for (const name of ["one", "two", "three"]) expect((await createTask(first, name)).status).toBe(200);
    server.process.kill("SIGKILL");
    expect(await server.ended()).toBe(null);
    expect(existsSync(`${path}.server.json`)).toBe(true);
    const second = await serverProcess(["--db", path]).started();
    expect((await taskNames(second)).sort()).toEqual(["one", "three", "two"]);
    expect(second.token).toBe(first.token);
  });
});

describe("a server does not start", () => {
  it("on a database that another one serves, and says which", async () => {
    const path = database();
    const first = serverProcess(["--db", path]);
    const { url } = await first.started();
    const second = serverProcess(["--db", path]);
    expect(await second.ended()).toBe(5);
    expect(second.stderr()).toContain(`process ${first.process.pid}, ${url}`);
    expect(second.stdout()).toBe("");
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });

  it("on a port that is taken, says how to choose another, and leaves the database free", async () => {
    const path = database();
    const other = createServer().listen(0, "127.0.0.1");
    onTestFinished(() => void other.close());
    await once(other, "listening");
    const address = other.address();
    const port = String(typeof address === "object" && address?.port);
    const server = serverProcess(["--db", path, "--port", port]);
    expect(await server.ended()).toBe(6);
    expect(server.stderr()).toMatch(new RegExp(`port ${port}.*--port or SIGNALBOX_PORT`));
    expect(existsSync(`${path}.server.json`)).toBe(false);
    await serverProcess(["--db", path]).started();
  });

  it("on a database newer than itself, and finds that out before it listens", async () => {
    const path = database();
    const old = serverProcess(["--db", path]);
    await old.started();
    old.process.kill("SIGTERM");
    await old.ended();
    const client = new Database(path);
    client.exec("insert into __drizzle_migrations (hash, created_at) values ('of the future', 99999999999999)");
    client.close();
    const before = readFileSync(path);
    // The port is taken: a server that listened first would complain about that.
    const other = createServer().listen(0, "127.0.0.1");
    onTestFinished(() => void other.close());
    await once(other, "listening");
    const address = other.address();
    const server = serverProcess(["--db", path, "--port", String(typeof address === "object" && address?.port)]);
    expect([4, 6]).toContain(await server.ended());
    expect(server.stderr()).toMatch(/newer/);
    expect(server.stderr()).not.toMatch(/port/);
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it.each([
    [["--host", "0.0.0.0"], {}, 4, "not a loopback address"],
    [["--port", "http"], {}, 3, '--port is "http"'],
    [[], { SIGNALBOX_PORT: "65536" }, 3, 'SIGNALBOX_PORT is "65536"'],
    [[], { SIGNALBOX_DB: ":memory:" }, 3, "needs a database that stays"],
    [["--colour"], {}, 2, "Usage"],
  ])("with %j %j", async (...[args, env, code, words]) => {
    const server = serverProcess(args, { SIGNALBOX_DB: database(), ...env });
    expect([await server.ended(), server.stderr()]).toEqual([code, expect.stringContaining(words)]);
    expect(server.stderr()).not.toContain("    at ");
  });
});

describe("servers on PostgreSQL", () => {
  const provided = inject("postgres");

  it("share one database, and leave no trace of its password", async (ctx) => {
    if ("skipped" in provided) return ctx.skip(provided.skipped);
    const address = await createDatabase(provided.url);
    const env = { SIGNALBOX_DB: address, XDG_DATA_HOME: tempFolder() };
    const [one, two] = [serverProcess([], env), serverProcess([], env)];
    const [first, second] = [await one.started(), await two.started()];
    expect((await createTask(first, "shared")).status).toBe(200);
    expect(await taskNames(second)).toEqual(["shared"]);
    for (const server of [one, two]) {
      server.process.kill("SIGTERM");
      expect(await server.ended()).toBe(0);
      expect(server.stderr()).not.toContain(address);
    }
  });

  it("say in a sentence that the database cannot be reached, without the password", async () => {
    const server = serverProcess([], { SIGNALBOX_DB: "postgres://box:hunter2@127.0.0.1:1/box", XDG_DATA_HOME: tempFolder() });
    expect(await server.ended()).toBe(6);
    expect(server.stderr()).toContain("127.0.0.1");
    expect(server.stderr()).not.toMatch(/hunter2| {4}at /);
  });
});
