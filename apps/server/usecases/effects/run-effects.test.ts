import type { NewEffect } from "@signalbox/contracts";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type TestApp, testApp } from "../../testing/app.ts";
import { type CommandContext, command } from "../command.ts";
import { retryDeadEffect } from "./retry-dead-effect.ts";
import { type EffectHandlers, type EffectScope, type RunEffects, runEffects } from "./run-effects.ts";

const leaseMs = 60_000;

let world: TestApp;
let errors: string[];
beforeEach(async () => {
  world = await testApp();
  errors = [];
});
afterEach(async () => {
  vi.useRealTimers();
  await world.close();
});

const enqueue = (idempotencyKey: string, over: Partial<NewEffect> = {}) =>
  world.app.store.transaction("test", (tx) =>
    tx.effects.enqueue({ kind: "ping", idempotencyKey, payload: { to: idempotencyKey }, ...over }),
  );
const find = async (id: string) => (await world.app.store.reads.effects.findById(id)) ?? undefined;

const noting = () => ({ ...world.app, log: { ...world.app.log, error: (_fields: unknown, message: string) => void errors.push(message) } });
const start = (handlers: EffectHandlers, over: Partial<RunEffects> = {}) =>
  runEffects(noting(), { handlers, worker: "w1", limit: 10, leaseMs, ...over });

/** Runs a pass to its end. */
async function pass(handlers: EffectHandlers, over: Partial<RunEffects> = {}) {
  const runs = await start(handlers, over);
  return Promise.all(runs.map(({ ended }) => ended));
}

const failing = (message = "no network"): EffectHandlers => ({
  ping: async () => {
    throw new Error(message);
  },
});

describe("an effect", () => {
  it("is queued by the commit of its command, or not at all, and gets its payload and key", async () => {
    const order = command("test.order", async (tx, { fails }: { fails: boolean }) => {
      await tx.effects.enqueue({ kind: "ping", idempotencyKey: fails ? "never" : "once", payload: { to: "them" } });
      if (fails) throw new Error("refused at the end");
    });
    await order(world.app, world.context, { fails: false });
    await expect(order(world.app, world.context, { fails: true })).rejects.toThrow("refused at the end");
    const calls: unknown[] = [];
    const handlers = { ping: async (payload: unknown, { idempotencyKey }: EffectScope) => void calls.push([payload, idempotencyKey]) };
    expect(await pass(handlers)).toEqual(["done"]);
    expect(await pass(handlers)).toEqual([]);
    expect(calls).toEqual([[{ to: "them" }, "once"]]);
  });

  it("is tried again after longer and longer pauses, an hour at most, with the same key", async () => {
    const { id } = await enqueue("a", { maxAttempts: 14 });
    const keys: string[] = [];
    const waits: number[] = [];
    const handlers: EffectHandlers = {
      ping: async (_payload, { idempotencyKey }) => {
        keys.push(idempotencyKey);
        throw new Error("no network");
      },
    };
    for (let attempt = 1; attempt < 14; attempt += 1) {
      expect(await pass(handlers)).toEqual(["queued"]);
      const wait = ((await find(id))?.runAt.getTime() ?? 0) - world.clock.now().getTime();
      waits.push(wait / 1000);
      world.clock.advance(wait - 1);
      expect(await pass(handlers)).toEqual([]);
      world.clock.advance(1);
    }
    expect(waits).toEqual([1.5, 3, 6, 12, 24, 48, 96, 192, 384, 768, 1536, 3072, 3600]);
    expect(keys).toEqual(Array(13).fill("a"));
    expect(await find(id)).toMatchObject({ status: "queued", attempts: 13, lastError: "no network" });
  });

  it("is dead after its last attempt, and the log and the list say why", async () => {
    const { id } = await enqueue("a", { maxAttempts: 2 });
    expect(await pass(failing())).toEqual(["queued"]);
    world.clock.advance(leaseMs);
    expect(await pass(failing("still no network"))).toEqual(["dead"]);
    expect(await world.app.store.reads.effects.findByStatus("dead", 5)).toMatchObject([{ id, attempts: 2, lastError: "still no network" }]);
    expect(errors).toEqual([expect.stringContaining("is dead after 2 attempts: still no network")]);
    world.clock.advance(leaseMs * 1000);
    expect(await pass(failing())).toEqual([]);
  });

  it.each(["unheard", "toString", "__proto__"])("of the unknown kind %s is buried with a sentence", async (kind) => {
    const { id } = await enqueue("a", { kind });
    expect(await pass(failing())).toEqual(["dead"]);
    expect(await find(id)).toMatchObject({ status: "dead", attempts: 1, lastError: expect.stringContaining(`knows the kind ${kind}`) });
    expect(errors).toEqual([expect.stringContaining(`signalbox effects retry ${id}`)]);
  });

  it("that fails in odd ways leaves a reason that every database holds", async () => {
    const thrown = ["half \ud83d", "with \0 inside", `${"x".repeat(1999)}\u{1f600}`, "", new Error("")];
    for (const [index] of thrown.entries()) await enqueue(`k${index}`, { payload: { index } });
    const handlers: EffectHandlers = {
      ping: async ({ index }) => {
        throw thrown[Number(index)];
      },
    };
    expect(await pass(handlers)).toEqual(Array(5).fill("queued"));
    const stored = (await world.app.store.reads.effects.findByStatus("queued", 9)).map(({ lastError }) => lastError);
    expect(stored).toEqual(["half \ufffd", "with \ufffd inside", `${"x".repeat(1999)}\ufffd`, "", "Error"]);
  });
});

/** A handler that runs until it is told to end, and counts who runs at the same time. */
function gated() {
  const open = Promise.withResolvers<void>();
  const calls: EffectScope[] = [];
  const handlers: EffectHandlers = {
    ping: async (_payload, scope) => {
      calls.push(scope);
      await open.promise;
    },
  };
  return { handlers, calls, end: open.resolve, fail: open.reject };
}

describe("a lease", () => {
  it("keeps other workers away while the effect runs", async () => {
    for (let index = 0; index < 20; index += 1) await enqueue(`k${index}`);
    const { handlers, calls, end } = gated();
    const workers = ["w1", "w2", "w3"];
    const started = (await Promise.all(workers.map((worker) => start(handlers, { worker, limit: 7 })))).flat();
    expect(calls.map(({ idempotencyKey }) => idempotencyKey).sort()).toEqual(Array.from({ length: 20 }, (_, index) => `k${index}`).sort());
    world.clock.advance(leaseMs - 1);
    for (const worker of workers) expect(await start(handlers, { worker, limit: 7 })).toEqual([]);
    end();
    expect(await Promise.all(started.map(({ ended }) => ended))).toEqual(Array(20).fill("done"));
    expect(calls).toHaveLength(20);
  });

  it("of a dead worker is taken over at its end, not before, with the same key", async () => {
    const { id } = await enqueue("a");
    const dead = gated();
    await start(dead.handlers, { worker: "dead" });
    world.clock.advance(leaseMs - 1);
    const next = gated();
    expect(await start(next.handlers, { worker: "w2" })).toEqual([]);
    world.clock.advance(1);
    const [run] = await start(next.handlers, { worker: "w2" });
    next.end();
    expect(await run?.ended).toBe("done");
    expect([...dead.calls, ...next.calls].map(({ idempotencyKey }) => idempotencyKey)).toEqual(["a", "a"]);
    expect(await find(id)).toMatchObject({ status: "done", attempts: 2 });
  });

  it("that another worker has by now is not ended by who had it before", async () => {
    const { id } = await enqueue("a");
    const [slow, next] = [gated(), gated()];
    const [first] = await start(slow.handlers, { worker: "slow" });
    world.clock.advance(leaseMs);
    const [second] = await start(next.handlers, { worker: "w2" });
    slow.fail(new Error("too late"));
    expect(await first?.ended).toBe("lost");
    expect(await find(id)).toMatchObject({ status: "leased", leasedBy: "w2", lastError: null });
    next.end();
    expect(await second?.ended).toBe("done");
  });

  it("is told to the handler before it ends, and an effect that took too long is tried again", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const { id } = await enqueue("a");
    const handlers: EffectHandlers = {
      ping: (_payload, { signal }) => new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason))),
    };
    const [run] = await start(handlers);
    await vi.advanceTimersByTimeAsync(leaseMs - 10_001);
    expect(await find(id)).toMatchObject({ status: "leased" });
    await vi.advanceTimersByTimeAsync(1);
    expect(await run?.ended).toBe("queued");
    expect(await find(id)).toMatchObject({ lastError: "It took longer than 50 s." });
    expect(vi.getTimerCount()).toBe(0);
  });

  it("is not given twice to one worker whose handler heeds no signal", async () => {
    const { id } = await enqueue("a", { maxAttempts: 2 });
    const { handlers, calls, end } = gated();
    const [run] = await start(handlers);
    world.clock.advance(leaseMs);
    expect(await start(handlers, { underWay: new Set([id]) })).toEqual([]);
    expect(calls).toHaveLength(1);
    end();
    expect(await run?.ended).toBe("done");
    expect(await find(id)).toMatchObject({ status: "done", attempts: 2 });
  });

  it("ends with the server: the handler is told, and the effect waits for the next one", async () => {
    const { id } = await enqueue("a");
    const stopping = new AbortController();
    const handlers: EffectHandlers = {
      ping: (_payload, { signal }) => new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason))),
    };
    const [run] = await start(handlers, { signal: stopping.signal });
    stopping.abort(new Error("The server stops."));
    expect(await run?.ended).toBe("queued");
    expect(await find(id)).toMatchObject({ status: "queued", lastError: "The server stops." });
  });
});

describe("a dead effect", () => {
  const retry = (id: string, context: CommandContext = world.context) => retryDeadEffect(world.app, context, { id });

  it("is queued again by a person, and then runs with the same key and all its attempts", async () => {
    const { id } = await enqueue("a", { maxAttempts: 1 });
    await pass(failing());
    const again = await retry(id);
    expect(again).toMatchObject({ id, status: "queued", attempts: 0, lastError: "no network" });
    expect(again).not.toHaveProperty("payload");
    const events = (await world.app.store.reads.events.readStream("effect", id)).map(({ type, payload }) => ({ type, payload }));
    expect(events).toEqual([{ type: "effect.requeued", payload: { kind: "ping", attempts: 1 } }]);
    const { handlers, calls, end } = gated();
    end();
    expect(await pass(handlers)).toEqual(["done"]);
    expect(calls.map(({ idempotencyKey }) => idempotencyKey)).toEqual(["a"]);
  });

  it("is not queued again by an agent, nor when it is not dead or not there", async () => {
    const { id } = await enqueue("a");
    await expect(retry(id)).rejects.toMatchObject({ code: "CONFLICT", details: { status: "queued" } });
    await expect(retry("none")).rejects.toMatchObject({ code: "NOT_FOUND" });
    const agent = { actor: { type: "agent", id: "a1", keyId: "k", scopes: ["admin"] }, requestId: "r" } as const;
    await expect(retry(id, agent)).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await world.app.store.reads.events.readLastSequence()).toBe(0);
  });
});
