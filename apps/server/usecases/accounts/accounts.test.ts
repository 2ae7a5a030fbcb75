import { afterEach, beforeEach, expect, it } from "vitest";
import { type TestApp, testApp } from "../../testing/app.ts";
import { claimNextAccount } from "./claim-next-account.ts";
import { clearExpiredExhaustion } from "./clear-expired-exhaustion.ts";
import { createAccount } from "./create-account.ts";
import { deleteAccount } from "./delete-account.ts";
import { freeAccount } from "./free-account.ts";
import { markExhausted } from "./mark-exhausted.ts";
import { updateAccount } from "./update-account.ts";

let world: TestApp;
beforeEach(async () => {
  world = await testApp();
});
afterEach(() => world.close());

const minute = 60_000;
const create = (email: string, over: { provider?: string; sortOrder?: number } = {}) =>
  createAccount(world.app, world.context, { email, ...over });
const claim = (provider = "claude") => claimNextAccount(world.app, world.context, { provider });
const exhaust = (id: string, until: Date | null) => markExhausted(world.app, world.context, { id, until });
const free = () => clearExpiredExhaustion(world.app, world.context, undefined);
const inMinutes = (count: number) => new Date(world.clock.now().getTime() + count * minute);

async function happened(): Promise<(readonly [string, string])[]> {
  const said: (readonly [string, string])[] = [];
  for await (const page of world.app.store.reads.events.replayAll())
    said.push(...page.map(({ type, streamId }) => [type, streamId] as const));
  return said;
}

it("hands accounts out in turn, and goes on in turn with those that are left", async () => {
  const [a, b, c] = [await create("a@b.test"), await create("b@b.test"), await create("c@b.test")];
  await create("d@b.test", { provider: "codex" });
  const turn = async () => {
    world.clock.advance(1);
    return (await claim())?.id;
  };
  expect([await turn(), await turn(), await turn(), await turn()]).toEqual([a.id, b.id, c.id, a.id]);
  await exhaust(b.id, inMinutes(1));
  expect([await turn(), await turn(), await turn()]).toEqual([c.id, a.id, c.id]);
  world.clock.advance(minute);
  // The one that rested longest is next.
  expect([await turn(), await turn(), await turn()]).toEqual([b.id, a.id, c.id]);
});

it("says which account is free first, and when, while all are exhausted", async () => {
  const [a, b, c] = [await create("a@b.test"), await create("b@b.test"), await create("c@b.test")];
  await exhaust(a.id, null);
  await exhaust(b.id, inMinutes(90));
  const first = inMinutes(30);
  await exhaust(c.id, first);
  const refusal = { code: "LIMITED", details: { provider: "claude", id: c.id, until: first.toISOString() } };
  await expect(claim()).rejects.toMatchObject({ ...refusal, message: expect.stringContaining(first.toISOString()) });
  await expect(claim()).rejects.not.toMatchObject({ message: expect.stringContaining("@") });
  expect(await claim("codex")).toBeNull();
  await deleteAccount(world.app, world.context, { id: b.id });
  await deleteAccount(world.app, world.context, { id: c.id });
  await expect(claim()).rejects.toMatchObject({ code: "LIMITED", details: { until: null }, message: expect.stringContaining("by hand") });
});

it("frees an account when its time is over, by clearing or by claiming, and never one without an end", async () => {
  const [a, b, c] = [await create("a@b.test"), await create("b@b.test"), await create("c@b.test")];
  for (const { id } of [a, b]) await exhaust(id, inMinutes(5));
  await exhaust(c.id, null);
  world.clock.advance(5 * minute - 1);
  expect(await free()).toEqual([]);
  world.clock.advance(1);
  expect(await claim()).toMatchObject({ id: a.id, isExhausted: false, exhaustedUntil: null });
  expect((await free()).map(({ id }) => id)).toEqual([b.id]);
  expect(await free()).toEqual([]);
  world.clock.advance(1000 * 24 * 60 * minute);
  expect(await free()).toEqual([]);
  expect(await world.app.store.reads.accounts.findById(c.id)).toMatchObject({ isExhausted: true, exhaustedUntil: null });
  const since = (await happened()).slice(6);
  expect(since).toEqual([
    ["account.freed", a.id],
    ["account.claimed", a.id],
    ["account.freed", b.id],
  ]);
});

it("takes the last word on when an account is free again, and says nothing twice", async () => {
  const { id } = await create("a@b.test");
  const until = inMinutes(60);
  await exhaust(id, null);
  expect(await exhaust(id, until)).toMatchObject({ exhaustedUntil: until });
  expect(await exhaust(id, until)).toMatchObject({ exhaustedUntil: until });
  expect(await exhaust(id, inMinutes(1))).toMatchObject({ exhaustedUntil: inMinutes(1) });
  expect((await happened()).map(([type]) => type)).toEqual(["account.created", ...Array.from({ length: 3 }, () => "account.exhausted")]);
  await expect(exhaust("none", null)).rejects.toMatchObject({ code: "NOT_FOUND", details: { id: "none" } });
});

it("frees an account by hand, and once", async () => {
  const { app, context } = world;
  const { id } = await create("a@b.test");
  await exhaust(id, null);
  await expect(claim()).rejects.toMatchObject({ code: "LIMITED" });
  for (let time = 0; time < 2; time += 1)
    expect(await freeAccount(app, context, { id })).toMatchObject({ isExhausted: false, exhaustedUntil: null });
  expect((await happened()).map(([type]) => type)).toEqual(["account.created", "account.exhausted", "account.freed"]);
  expect(await claim()).toMatchObject({ id });
});

it("keeps addresses and secrets out of the log", async () => {
  const { app, context } = world;
  const { id } = await createAccount(app, context, { email: "me@secret.test", credentials: "hunter2", configJson: '{"k":"hunter3"}' });
  await updateAccount(app, context, { id, patch: { email: "you@secret.test", credentials: "hunter4", sortOrder: 3 } });
  await updateAccount(app, context, { id, patch: { sortOrder: 3 } });
  const stored = [];
  for await (const page of app.store.reads.events.replayAll()) stored.push(...page);
  expect(stored.map(({ type, payload }) => [type, payload])).toEqual([
    ["account.created", { provider: "claude" }],
    ["account.updated", { sortOrder: { before: 0, after: 3 }, rewritten: ["email", "credentials"] }],
  ]);
  expect(JSON.stringify([stored, await app.store.reads.audit.findAfter(0)])).not.toMatch(/hunter|secret\.test/);
});
