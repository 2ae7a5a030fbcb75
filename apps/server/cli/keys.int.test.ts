import { existsSync, readFileSync } from "node:fs";
import { describe, expect, inject, it } from "vitest";
import { createDatabase } from "../testing/postgres-server.ts";
import { serverProcess } from "../testing/server-process.ts";
import { tempFolder } from "../testing/temp-folder.ts";
import { cliModes, cliUser } from "./cli.fixture.ts";

interface Key {
  readonly id: string;
  readonly name: string;
  readonly prefix: string;
  readonly scopes: readonly string[];
  readonly expiresAt: string | null;
  readonly lastUsedAt: string | null;
  readonly revokedAt: string | null;
}

interface Created {
  readonly key: Key;
  readonly secret: string;
}

interface Keys {
  readonly items: readonly Key[];
}

describe.each(cliModes)("signalbox key, %s", (_mode, newUser) => {
  it("makes a key and shows it once, lists it and revokes it", { timeout: 240_000 }, async () => {
    const user = await newUser();
    const made = await user.run("key", "create", "--name", "ci runner", "--scope", "read,plan", "--expires", "30d");
    const secret = made.stdout.trim();
    expect(made).toMatchObject({ code: 0, stdout: expect.stringMatching(/^sb_[A-Za-z0-9_-]{43}\n$/) });
    expect(made.stderr).toContain("ci runner");
    expect(made.stderr).not.toContain(secret);

    const second = await user.json<Created>("key", "create", "--name", "second", "--scope", "read", "--scope", "admin");
    expect(second.secret).toMatch(/^sb_/);
    expect(second.key).toMatchObject({ scopes: ["read", "admin"], expiresAt: null });
    expect(second.key).not.toHaveProperty("hash");

    const [first] = (await user.json<Keys>("key", "list")).items;
    expect(first).toMatchObject({ name: "ci runner", scopes: ["read", "plan"], revokedAt: null, prefix: secret.slice(0, 9) });
    expect(new Date(first?.expiresAt ?? 0).getTime()).toBeGreaterThan(Date.now() + 29 * 24 * 3_600_000);
    const listed = await user.text("key", "ls");
    expect(listed).toContain(`${secret.slice(0, 9)}…`);
    expect(listed).not.toContain(secret.slice(9));

    expect(await user.text("key", "revoke", "ci runner")).toBe(`Revoked the key ci runner (${first?.id}).\n`);
    expect((await user.json<Keys>("key", "list")).items.map(({ revokedAt }) => revokedAt !== null)).toEqual([true, false]);
  });

  it("says what is wrong, and makes no key", { timeout: 240_000 }, async () => {
    const user = await newUser();
    const failures = [
      [["--name", "x"], 2, "--scope"],
      [["--scope", "read"], 2, "--name"],
      [["--name", "x", "--scope", "write"], 2, "agent:<id>"],
      [["--name", "x", "--scope", "read", "--expires", "soon"], 2, "30d"],
      [["--name", "x", "--scope", "read", "--expires", "2001-01-01"], 3, "expiresAt"],
      [["--name", "x", "--scope", "agent:none"], 3, "no agent"],
      [["--name", "x", "--scope", "agent:a,admin"], 3, "admin"],
    ] as const;
    for (const [args, code, words] of failures)
      expect(await user.run("key", "create", ...args)).toMatchObject({ code, stdout: "", stderr: expect.stringContaining(words) });
    expect(await user.run("key", "revoke", "none")).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('no key with the id or name "none"'),
    });
    expect((await user.json<Keys>("key", "list")).items).toEqual([]);
  });
});

async function statusOf(url: string, secret: string, path = "tasks.list?input=%7B%7D"): Promise<number> {
  const response = await fetch(`${url}/trpc/${path}`, { headers: { authorization: `Bearer ${secret}` } });
  await response.text();
  return response.status;
}

async function createTask(url: string, secret: string): Promise<number> {
  const headers = { authorization: `Bearer ${secret}`, "content-type": "application/json" };
  const response = await fetch(`${url}/trpc/tasks.create`, { method: "POST", headers, body: '{"name":"by key"}' });
  await response.text();
  return response.status;
}

async function readAll<Row>(url: string, token: string, path: string): Promise<readonly Row[]> {
  const response = await fetch(`${url}/trpc/${path}?input=%7B%7D`, { headers: { authorization: `Bearer ${token}` } });
  return ((await response.json()) as { result: { data: { items: Row[] } } }).result.data.items;
}

interface Trace {
  readonly type?: string;
  readonly action?: string;
  readonly keyId: string | null;
}

describe("a server", () => {
  it("takes the keys of its database at once, signs with them, and tells nobody", { timeout: 240_000 }, async () => {
    const user = cliUser();
    const before = await user.json<Created>("key", "create", "--name", "before", "--scope", "plan");
    const server = serverProcess(["--db", user.database]);
    const { url, token } = await server.started();
    expect(await createTask(url, before.secret)).toBe(200);

    const during = await user.json<Created>("key", "create", "--name", "during", "--scope", "read");
    expect([await statusOf(url, during.secret), await createTask(url, during.secret)]).toEqual([200, 403]);
    expect(await statusOf(url, before.secret, "apiKeys.list?input=%7B%7D")).toBe(403);
    await user.text("key", "revoke", during.key.id);
    expect(await statusOf(url, during.secret)).toBe(401);

    const signed = ({ keyId }: Trace) => keyId === before.key.id;
    expect((await readAll<Trace>(url, token, "events.list")).filter(signed).map(({ type }) => type)).toEqual(["task.created"]);
    expect((await readAll<Trace>(url, token, "audit.list")).filter(signed).map(({ action }) => action)).toEqual(["task.create"]);

    const secrets = [token, before.secret, during.secret];
    const commandLine = `/proc/${server.process.pid}/cmdline`;
    const told = existsSync(commandLine) ? readFileSync(commandLine, "utf8") : "";
    for (const secret of secrets) expect(told).not.toContain(secret);
    server.process.kill("SIGTERM");
    expect(await server.ended()).toBe(0);
    for (const secret of secrets) expect(server.stderr()).not.toContain(secret.slice(9));
    // Written when it ended at the latest.
    expect((await user.json<Keys>("key", "list")).items.map(({ lastUsedAt }) => lastUsedAt !== null)).toEqual([true, true]);
  });

  it("on PostgreSQL knows the keys that another process makes and revokes", { timeout: 240_000 }, async (ctx) => {
    const provided = inject("postgres");
    if ("skipped" in provided) return ctx.skip(provided.skipped);
    const address = await createDatabase(provided.url);
    const user = cliUser();
    const { url } = await serverProcess([], { SIGNALBOX_DB: address, XDG_DATA_HOME: tempFolder() }).started();
    const { key, secret } = await user.json<Created>("key", "create", "--name", "pg", "--scope", "plan", "--db", address);
    expect([await statusOf(url, secret), await createTask(url, secret)]).toEqual([200, 200]);
    expect(await user.text("key", "revoke", "pg", "--db", address)).toContain(key.id);
    expect(await statusOf(url, secret)).toBe(401);
  });
});
