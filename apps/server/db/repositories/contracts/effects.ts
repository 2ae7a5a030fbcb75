import type { NewEffect } from "@signalbox/contracts";
import { expect, it } from "vitest";
import type { Contract, World } from "./contract.ts";
import { idsOf, refusal } from "./expectations.ts";

const minute = 60_000;

export const effectsContract: Contract = {
  port: "effects",
  tests: (world) => {
    queueing(world);
    claiming(world);
    ending(world);
    waking(world);
  },
};

const effectsOf = (world: () => World) => {
  const enqueue = (idempotencyKey: string, over: Partial<NewEffect> = {}) =>
    world().transaction((tx) => tx.effects.enqueue({ kind: "agent.start", idempotencyKey, payload: { agentId: "a1" }, ...over }));
  const claim = (worker = "w1", limit = 10) => world().transaction((tx) => tx.effects.claimDue(worker, { limit, leaseMs: minute }));
  return { enqueue, claim, find: (id: string) => world().reads.effects.findById(id) };
};

function queueing(world: () => World): void {
  const { enqueue, claim, find } = effectsOf(world);

  it("stores every column, with defaults, due at once", async () => {
    const now = world().clock.now();
    const plain = await enqueue("k1");
    expect(plain).toEqual({
      id: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{26}$/),
      kind: "agent.start",
      idempotencyKey: "k1",
      payload: { agentId: "a1" },
      status: "queued",
      attempts: 0,
      maxAttempts: 10,
      runAt: now,
      leasedBy: null,
      leasedUntil: null,
      lastError: null,
      createdAt: now,
      updatedAt: now,
    });
    expect(await find(plain.id)).toEqual(plain);
    const runAt = new Date(now.getTime() + minute);
    expect(await enqueue("k2", { maxAttempts: 3, runAt, payload: { deep: [null, { a: 1 }] } })).toMatchObject({
      maxAttempts: 3,
      runAt,
      payload: { deep: [null, { a: 1 }] },
    });
    expect(await find("none")).toBeNull();
  });

  it("queues one effect per key, and returns the first as it is now", async () => {
    const first = await enqueue("k1");
    await claim();
    world().clock.advance(1);
    expect(await enqueue("k1", { kind: "other", payload: {} })).toEqual(await find(first.id));
    const [one, other] = await Promise.all([enqueue("k2"), enqueue("k2")]);
    expect(one).toEqual(other);
    expect(idsOf(await world().reads.effects.findByStatus("queued", 10))).toEqual([one.id]);
  });

  it("lists by status in order of creation, at most so many", async () => {
    const made = [await enqueue("b"), await enqueue("a"), await enqueue("c")];
    expect(await world().reads.effects.findByStatus("queued", 10)).toEqual(made);
    expect(await world().reads.effects.findByStatus("queued", 2)).toEqual(made.slice(0, 2));
    expect(await world().reads.effects.findByStatus("dead", 2)).toEqual([]);
  });
}

function claiming(world: () => World): void {
  const { enqueue, claim, find } = effectsOf(world);

  it("takes what is due, the earliest first, and counts an attempt", async () => {
    const start = world().clock.now().getTime();
    const due = (ms: number) => ({ runAt: new Date(start + ms) });
    const [late, tie, early, future] = [
      await enqueue("a", due(2)),
      await enqueue("b", due(2)),
      await enqueue("c", due(1)),
      await enqueue("d", due(9)),
    ];
    world().clock.advance(2);
    expect(idsOf(await claim("w1", 1))).toEqual([early.id]);
    const now = world().clock.now();
    const [first, ...others] = await claim();
    expect(first).toEqual({
      ...late,
      status: "leased",
      attempts: 1,
      leasedBy: "w1",
      leasedUntil: new Date(now.getTime() + minute),
      updatedAt: now,
    });
    expect(await find(late.id)).toEqual(first);
    expect(idsOf(others)).toEqual([tie.id]);
    expect(await claim()).toEqual([]);
    expect(await find(future.id)).toMatchObject({ status: "queued", attempts: 0 });
  });

  it("takes what another worker's lease has run out on, together with what is queued", async () => {
    const stuck = await enqueue("a");
    await claim("w1");
    world().clock.advance(minute - 1);
    expect(await claim("w2")).toEqual([]);
    world().clock.advance(1);
    const queued = await enqueue("b");
    expect(await claim("w2")).toMatchObject([
      { id: stuck.id, attempts: 2, leasedBy: "w2" },
      { id: queued.id, attempts: 1, leasedBy: "w2" },
    ]);
  });

  it("buries what ran out on its last attempt, so that nothing takes its worker down for ever", async () => {
    const { id } = await enqueue("a", { maxAttempts: 2 });
    for (const attempts of [1, 2]) {
      expect(await claim()).toMatchObject([{ id, attempts }]);
      world().clock.advance(minute);
    }
    expect(await claim()).toEqual([]);
    expect(await find(id)).toMatchObject({
      status: "dead",
      leasedBy: null,
      leasedUntil: null,
      lastError: expect.stringContaining("ran out"),
    });
  });

  it("gives each effect to one worker, under races too", async () => {
    for (let index = 0; index < 12; index += 1) await enqueue(`k${index}`);
    const claimed = await Promise.all(["w1", "w2", "w3", "w4"].map((worker) => claim(worker, 5)));
    const ids = idsOf(claimed.flat());
    expect([ids.length, new Set(ids).size]).toEqual([12, 12]);
  });
}

function ending(world: () => World): void {
  const { enqueue, claim, find } = effectsOf(world);
  const complete = (id: string, worker = "w1") => world().transaction((tx) => tx.effects.complete(id, worker));
  const retry = (id: string, ms: number, worker = "w1") =>
    world().transaction((tx) => tx.effects.retry(id, worker, { error: "no network", runAt: new Date(world().clock.now().getTime() + ms) }));
  const bury = (id: string, worker = "w1") => world().transaction((tx) => tx.effects.bury(id, worker, "no such agent"));

  it("is done once", async () => {
    const { id } = await enqueue("a");
    const [leased] = await claim();
    world().clock.advance(1);
    expect(await complete(id)).toEqual({ ...leased, status: "done", leasedBy: null, leasedUntil: null, updatedAt: world().clock.now() });
    await expect(complete(id)).rejects.toMatchObject(refusal("CONFLICT", "done"));
    expect(await claim()).toEqual([]);
  });

  it("is tried again at its time, and dead after its last attempt", async () => {
    const { id } = await enqueue("a", { maxAttempts: 2 });
    await claim();
    const again = await retry(id, 5);
    expect(again).toMatchObject({ status: "queued", attempts: 1, lastError: "no network", leasedBy: null, leasedUntil: null });
    expect(again.runAt).toEqual(new Date(world().clock.now().getTime() + 5));
    expect(await claim()).toEqual([]);
    world().clock.advance(5);
    expect(await claim()).toMatchObject([{ id, attempts: 2 }]);
    expect(await retry(id, 0)).toMatchObject({ status: "dead", lastError: "no network" });
    expect(await claim()).toEqual([]);
  });

  it("is buried with its reason", async () => {
    const { id } = await enqueue("a");
    await claim();
    const buried = await bury(id);
    expect(buried).toMatchObject({ status: "dead", lastError: "no such agent", leasedBy: null });
    expect(await world().reads.effects.findByStatus("dead", 5)).toEqual([buried]);
  });

  it("takes no answer from a worker whose lease another one has, nor for an effect that does not exist", async () => {
    const { id } = await enqueue("a");
    await claim("w1");
    world().clock.advance(minute);
    await claim("w2");
    for (const late of [complete(id), retry(id, 0), bury(id)]) await expect(late).rejects.toMatchObject(refusal("CONFLICT", "leasedBy"));
    expect(await find(id)).toMatchObject({ status: "leased", leasedBy: "w2" });
    expect(await complete(id, "w2")).toMatchObject({ status: "done" });
    for (const lost of [complete("none"), retry("none", 0), bury("none")])
      await expect(lost).rejects.toMatchObject(refusal("NOT_FOUND", "none"));
  });

  it("takes the answer of a slow worker as long as nobody else has the effect", async () => {
    const { id } = await enqueue("a");
    await claim();
    world().clock.advance(minute * 2);
    expect(await complete(id)).toMatchObject({ status: "done", attempts: 1 });
  });
}

function waking(world: () => World): void {
  const { enqueue, claim, find } = effectsOf(world);
  const nextDue = () => world().reads.effects.readNextDue();
  const requeue = (id: string) => world().transaction((tx) => tx.effects.requeue(id));

  it("says when the next one is due: what is queued, or leased until then", async () => {
    const start = world().clock.now().getTime();
    const after = (ms: number) => new Date(start + ms);
    expect(await nextDue()).toBeNull();
    await enqueue("late", { runAt: after(minute * 3) });
    expect(await nextDue()).toEqual(after(minute * 3));
    const { id } = await enqueue("a", { runAt: after(0) });
    expect(await nextDue()).toEqual(after(0));
    await claim();
    expect(await nextDue()).toEqual(after(minute));
    await world().transaction((tx) => tx.effects.complete(id, "w1"));
    expect(await nextDue()).toEqual(after(minute * 3));
  });

  it("queues what is dead again, with all its attempts, and nothing else", async () => {
    const { id } = await enqueue("a", { maxAttempts: 1 });
    await expect(requeue(id)).rejects.toMatchObject(refusal("CONFLICT", "queued"));
    await claim();
    await expect(requeue(id)).rejects.toMatchObject(refusal("CONFLICT", "leased"));
    const dead = await world().transaction((tx) => tx.effects.bury(id, "w1", "no such agent"));
    world().clock.advance(minute);
    const now = world().clock.now();
    const again = await requeue(id);
    expect(again).toEqual({ ...dead, status: "queued", attempts: 0, runAt: now, updatedAt: now });
    expect(again.lastError).toBe("no such agent");
    expect(await find(id)).toEqual(again);
    expect(await nextDue()).toEqual(now);
    expect(await claim()).toMatchObject([{ id, attempts: 1 }]);
    await world().transaction((tx) => tx.effects.complete(id, "w1"));
    await expect(requeue(id)).rejects.toMatchObject(refusal("CONFLICT", "done"));
    await expect(requeue("none")).rejects.toMatchObject(refusal("NOT_FOUND", "none"));
    expect(await nextDue()).toBeNull();
  });
}
