import type { ApiKeyScope, NewApiKey } from "@signalbox/contracts";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createRepositories } from "../../db/repositories/drizzle/index.ts";
import type { Actor } from "../../ports/access-token.ts";
import { type TestApp, testApp } from "../../testing/app.ts";
import { openPglite } from "../../testing/pglite.ts";
import { createTask } from "../tasks/create-task.ts";
import { authenticateKey } from "./authenticate-key.ts";
import { type CreatedKey, createKey } from "./create-key.ts";
import { revokeKey } from "./revoke-key.ts";

const stores = {
  SQLite: () => testApp(),
  PGlite: () => testApp((world) => openPglite({ ...world, createRepositories, warn: () => {} })),
};

describe.each(Object.entries(stores))("keys on %s", { timeout: 120_000 }, (_name, open) => {
  let world: TestApp;
  let used: string[];
  let authenticate: (token: string) => Promise<Actor | null>;
  beforeEach(async () => {
    world = await open();
    used = [];
    authenticate = authenticateKey(world.app, (keyId) => used.push(keyId));
  }, 120_000);
  afterEach(() => world.close());

  const create = (scopes: readonly ApiKeyScope[] = ["plan"], more: { expiresAt?: Date; commandId?: string } = {}) => {
    const { commandId, ...input } = more;
    return createKey(world.app, { ...world.context, commandId }, { name: "ci", scopes, ...input });
  };
  const secretOf = ({ secret }: CreatedKey) => secret ?? "none";
  const audit = async () =>
    (await world.app.store.reads.audit.findAfter(0, 100)).map(({ action, outcome, keyId }) => ({ action, outcome, keyId }));
  async function events() {
    const all = [];
    for await (const batch of world.app.store.reads.events.replayFrom(1)) all.push(...batch);
    return all.map(({ type, streamId, payload, keyId, actorType, actorId }) => ({ type, streamId, payload, keyId, actorType, actorId }));
  }
  async function everythingStored(): Promise<string> {
    const { rowArchive } = world.app.store.reads;
    const rows: unknown[] = [];
    for (const table of rowArchive.listTables()) for await (const batch of rowArchive.readTable(table)) rows.push(...batch);
    return JSON.stringify(rows);
  }

  it("are told once and stored as a hash, an event and an audit entry", async () => {
    const expiresAt = new Date("2026-02-01T00:00:00Z");
    const { key, secret } = await create(["read", "plan", "read"], { expiresAt, commandId: "c1" });
    expect(secret).toMatch(/^sb_[A-Za-z0-9_-]{43}$/);
    expect(key).toMatchObject({ name: "ci", scopes: ["read", "plan"], agentId: null, expiresAt, revokedAt: null, lastUsedAt: null });
    expect(key).not.toHaveProperty("hash");
    expect(secret?.startsWith(key.prefix)).toBe(true);
    expect(key.prefix).toHaveLength(9);
    const stored = await everythingStored();
    expect(stored).not.toContain(secret?.slice(key.prefix.length));
    expect(stored).toContain(world.app.secrets.hash(secret ?? ""));
    expect(await events()).toMatchObject([
      { type: "apiKey.created", streamId: key.id, payload: { name: "ci", scopes: ["read", "plan"], expiresAt: expiresAt.toISOString() } },
    ]);
    expect(await audit()).toEqual([{ action: "apiKey.create", outcome: "done", keyId: null }]);
  });

  it("are not told again when the command is sent again, and there is one key", async () => {
    const first = await create(["read"], { commandId: "c1" });
    expect(await create(["read"], { commandId: "c1" })).toEqual({ key: first.key, secret: null });
    expect(await world.app.store.reads.apiKeys.findAll()).toHaveLength(1);
    await expect(create(["admin"], { commandId: "c1" })).rejects.toMatchObject({ code: "CONFLICT" });
  });

  it("let in whoever has them, as what their scopes say", async () => {
    const agent = await world.given.agent();
    const person = await create(["read"]);
    const machine = await create(["plan", `agent:${agent.id}`]);
    expect(machine.key.agentId).toBe(agent.id);
    expect(await authenticate(secretOf(person))).toEqual({ type: "user", id: "owner", keyId: person.key.id, scopes: ["read"] });
    expect(await authenticate(secretOf(machine))).toEqual({
      type: "agent",
      id: agent.id,
      keyId: machine.key.id,
      scopes: ["plan", `agent:${agent.id}`],
    });
    expect(used).toEqual([person.key.id, machine.key.id]);
    // That it was used is written later, by whoever collects it.
    expect((await world.app.store.reads.apiKeys.findById(person.key.id))?.lastUsedAt).toBeNull();
  });

  it("let nobody else in", async () => {
    const { key, secret } = await create();
    const hash = world.app.secrets.hash(secret ?? "");
    for (const token of ["", "sb_", key.prefix, hash, `${secret}x`, secret?.slice(0, -1) ?? "", `sb_${"A".repeat(43)}`, "x".repeat(43)])
      expect([token, await authenticate(token)]).toEqual([token, null]);
    expect(used).toEqual([]);
  });

  it("are of no use from the moment they expire or are revoked", async () => {
    const expiring = await create(["read"], { expiresAt: new Date(world.clock.now().getTime() + 1000) });
    const lasting = await create(["read"]);
    world.clock.advance(999);
    expect(await authenticate(secretOf(expiring))).not.toBeNull();
    world.clock.advance(1);
    expect(await authenticate(secretOf(expiring))).toBeNull();
    expect(await authenticate(secretOf(lasting))).not.toBeNull();
    const revoked = await revokeKey(world.app, world.context, { id: lasting.key.id });
    expect(revoked).toEqual({ ...lasting.key, revokedAt: world.clock.now(), updatedAt: world.clock.now() });
    expect(await authenticate(secretOf(lasting))).toBeNull();
  });

  it("are revoked once, and that is written once", async () => {
    const { key } = await create();
    const revoked = await revokeKey(world.app, world.context, { id: key.id });
    world.clock.advance(1000);
    expect(await revokeKey(world.app, world.context, { id: key.id })).toEqual(revoked);
    expect((await events()).map(({ type, streamId }) => [type, streamId])).toEqual([
      ["apiKey.created", key.id],
      ["apiKey.revoked", key.id],
    ]);
    await expect(revokeKey(world.app, world.context, { id: "none" })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("go with their agent", async () => {
    const agent = await world.given.agent();
    const created = await create([`agent:${agent.id}`]);
    await world.app.store.transaction("test", (tx) => tx.agents.delete(agent.id));
    expect(await authenticate(secretOf(created))).toBeNull();
  });

  it("stand on the events and audit entries of what was done with them", async () => {
    const created = await create(["plan"]);
    const actor = await authenticate(secretOf(created));
    if (actor === null) throw new Error("The key lets nobody in.");
    await createTask(world.app, { actor, requestId: "r" }, { name: "by key" });
    expect((await events()).at(-1)).toMatchObject({ type: "task.created", keyId: created.key.id, actorType: "user", actorId: "owner" });
    expect((await audit()).at(-1)).toEqual({ action: "task.create", outcome: "done", keyId: created.key.id });
  });

  it("are made by people only, for one agent that exists, for a time to come", async () => {
    const [one, two] = [await world.given.agent(), await world.given.agent()];
    const invalid = { code: "INVALID", details: { field: "scopes" } };
    await expect(create([`agent:${one.id}`, `agent:${two.id}`])).rejects.toMatchObject(invalid);
    await expect(create([`agent:${one.id}`, "admin"])).rejects.toMatchObject(invalid);
    await expect(create(["agent:none"])).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(create(["read"], { expiresAt: world.clock.now() })).rejects.toMatchObject({
      code: "INVALID",
      details: { field: "expiresAt" },
    });
    const agent = { actor: { type: "agent", id: one.id, keyId: "k", scopes: ["admin"] }, requestId: "r" } as const;
    await expect(createKey(world.app, agent, { name: "x", scopes: ["admin"] })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(revokeKey(world.app, agent, { id: "none" })).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await world.app.store.reads.apiKeys.findAll()).toEqual([]);
  });

  it("of a scope that this version does not know allow nothing by it", async () => {
    const secret = world.app.secrets.newSecret();
    const row = {
      name: "x",
      prefix: "sb_",
      hash: world.app.secrets.hash(secret),
      scopes: ["read", "everything" as ApiKeyScope],
    } satisfies NewApiKey;
    await world.app.store.transaction("test", (tx) => tx.apiKeys.create(row));
    expect((await authenticate(secret))?.scopes).toEqual(["read"]);
  });
});
