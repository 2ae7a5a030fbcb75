import { join } from "node:path";
import type { NewEvent } from "@signalbox/contracts";
import { afterEach, describe, expect, it } from "vitest";
import { createEventFeed, type FeedLimits } from "../adapters/event-feed.ts";
import { authenticateOwner } from "../http/gate.ts";
import { createHttpServer } from "../http/server.ts";
import { testApp } from "../testing/app.ts";
import { serverProcess } from "../testing/server-process.ts";
import { type FeedAddress, type FeedMessage, openFeed } from "../testing/sse-client.ts";
import { tempFolder } from "../testing/temp-folder.ts";
import { appRouter } from "./router.ts";

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

const token = "t".repeat(43);

/** A server over a database in memory, and a count of what its feeds were asked for. */
async function serving(limits: Partial<FeedLimits> = {}) {
  const { app, context, close } = await testApp();
  const feed = createEventFeed(app, { pollMs: 3_600_000, ...limits });
  const pulled = new Map<string, number>();
  const counted: typeof feed = {
    async *follow(following) {
      const name = following.filter?.streamType ?? "";
      for await (const item of feed.follow(following)) {
        pulled.set(name, (pulled.get(name) ?? 0) + 1);
        yield item;
      }
    },
  };
  const server = createHttpServer({
    router: appRouter,
    createContext: (scope) => ({ app: { ...app, feed: counted }, ...scope }),
    authenticate: authenticateOwner(token, context.actor),
    log: app.log,
    version: "1.2.3",
  });
  const { url } = await server.listen("127.0.0.1", 0);
  ends.push(close, () => server.close());
  const write = async (count: number, over: Partial<NewEvent> = {}) => {
    const event = {
      streamType: "task",
      streamId: "t1",
      type: "task.blocked",
      payload: {},
      actorType: "user",
      actorId: "owner",
      ...over,
    } as const;
    const stored = await app.store.transaction("write", (tx) => tx.events.appendAll(Array.from({ length: count }, () => event)));
    app.doorbell.ring(stored.at(-1)?.sequence ?? 0);
  };
  return { address: { url, token }, server, write, pulled };
}

async function follow(address: FeedAddress, input: object = {}, lastEventId?: string) {
  const client = await openFeed(address, input, lastEventId);
  ends.push(() => client.close());
  return client;
}

const ids = (messages: readonly FeedMessage[]) => messages.map(({ id }) => Number(id));
const from = (first: number, count: number) => Array.from({ length: count }, (_, index) => first + index);

async function post({ url, token: bearer }: FeedAddress, procedure: string, input: object): Promise<unknown> {
  const headers = { authorization: `Bearer ${bearer}`, "content-type": "application/json" };
  const response = await fetch(`${url}/trpc/${procedure}`, { method: "POST", headers, body: JSON.stringify(input) });
  const answer = (await response.json()) as { result: { data: unknown } };
  expect([response.status, answer]).toMatchObject([200, { result: {} }]);
  return answer.result.data;
}

describe("events.feed over HTTP", () => {
  it("gives what is there, then what commands write, and each event under its sequence", async () => {
    const { address } = await serving();
    const feed = await follow(address, { lastEventId: "0" });
    const { id } = (await post(address, "tasks.create", { name: "Find the lamp" })) as { id: string };
    await post(address, "tasks.claim", { id });
    const [created, claimed] = await feed.take(2);
    expect(created).toMatchObject({
      id: "1",
      item: { sequence: 1, type: "task.created", streamId: id, payload: { name: "Find the lamp" } },
    });
    expect(claimed).toMatchObject({ id: "2", item: { sequence: 2, type: "task.claimed", streamId: id } });
    expect(ids(await (await follow(address, {}, "1")).take(1))).toEqual([2]);
  });

  it("narrows to a stream, an initiative, an agent", async () => {
    const { address, write } = await serving();
    await write(3);
    await write(1, { streamId: "t2", payload: { initiativeId: "i1" } });
    await write(1, { streamType: "agent", streamId: "a1", type: "agent.dismissed" });
    await write(1, { streamId: "t1", actorType: "agent", actorId: "a1" });
    const seen = async (input: object, count: number) => ids(await (await follow(address, { lastEventId: "0", ...input })).take(count));
    expect(await seen({ streamType: "agent" }, 1)).toEqual([5]);
    expect(await seen({ streamType: "task", streamId: "t1" }, 4)).toEqual([1, 2, 3, 6]);
    expect(await seen({ initiativeId: "i1" }, 1)).toEqual([4]);
    expect(await seen({ agentId: "a1" }, 2)).toEqual([5, 6]);
  });

  it("serves 200 followers, each with all that happens", { timeout: 180_000 }, async () => {
    const { address, write } = await serving();
    const feeds = await Promise.all(from(0, 200).map(() => follow(address)));
    // The mark of the beginning: from here on each of them is there.
    for (const feed of feeds) expect(await feed.take(1)).toMatchObject([{ item: { type: "progress", sequence: 0 } }]);
    const taken = Promise.all(feeds.map((feed) => feed.take(50)));
    for (let n = 0; n < 25; n++) await write(2);
    for (const messages of await taken) expect(ids(messages)).toEqual(from(1, 50));
  });

  it("has no place for one more than it can serve, until one leaves", async () => {
    const { address } = await serving({ followers: 1 });
    const first = await follow(address);
    await first.take(1);
    const refused = await follow(address);
    await expect(refused.next()).rejects.toMatchObject({ data: { code: "LIMITED", httpStatus: 429 } });
    first.close();
    // The server hears of it a moment later.
    for (let place = await tryPlace(address); !place; place = await tryPlace(address));
  });

  it("ends when the server closes, which does not wait for it", async () => {
    const { address, server } = await serving();
    const feed = await follow(address);
    await feed.take(1);
    const next = feed.next();
    await server.close();
    expect(await next).toBeUndefined();
  });

  it("turns away whoever has no token, and a place that is none", async () => {
    const { address } = await serving();
    await expect(openFeed({ ...address, token: "wrong" })).rejects.toThrow("401");
    for (const input of [{ lastEventId: "-1" }, { lastEventId: "x" }, { surprise: 1 }])
      await expect((await follow(address, input)).next()).rejects.toMatchObject({ data: { code: "INVALID" } });
  });

  it("is read no further than its reader reads", { timeout: 180_000 }, async () => {
    const { address, write, pulled } = await serving({ behind: 20 });
    const total = 256;
    const slow = await follow(address, { lastEventId: "0", streamType: "task" });
    const quick = await follow(address, { lastEventId: "0" });
    const payload = { text: "x".repeat(256 * 1024) };
    for (let n = 1; n <= total; n++) {
      await write(1, { payload });
      expect(ids(await quick.take(1))).toEqual([n]);
    }
    // 64 MiB are more than the buffers of both sockets hold. The quick one has had them all, the slow one was not even asked for them.
    expect(pulled.get("")).toBe(total);
    expect(pulled.get("task")).toBeLessThan(total - 20);
    await write(1);
    const seen: FeedMessage[] = [];
    while (Number(seen.at(-1)?.id ?? 0) <= total) seen.push(...(await slow.take(1)));
    const gaps = seen.filter(({ item }) => item.type === "snapshot-required");
    expect(gaps.length).toBeGreaterThan(0);
    for (const [index, { id, item }] of seen.entries()) {
      const before = Number(seen[index - 1]?.id ?? 0);
      if (item.type === "snapshot-required") expect(Number(id)).toBeGreaterThan(before + 20);
      else expect(Number(id)).toBe(before + 1);
    }
  });

  it("survives kill -9 of the server: what was written before and after comes once and in order", { timeout: 180_000 }, async () => {
    const path = join(tempFolder(), "box", "signalbox.db");
    const first = serverProcess(["--db", path]);
    const before = await first.started();
    const feed = await follow(before, { lastEventId: "0" });
    const acknowledged: string[] = [];
    // Four writers that never pause, so that the end comes in the middle of something.
    const writers = from(0, 4).map(async (writer) => {
      for (let n = 0; ; n++) {
        const name = `before ${writer} ${n}`;
        try {
          await post(before, "tasks.create", { name });
        } catch {
          return;
        }
        acknowledged.push(name);
      }
    });
    const seen = await feed.take(40);
    first.process.kill("SIGKILL");
    await Promise.all([first.ended(), ...writers]);
    for (let message = await feed.next(); message !== undefined; message = await feed.next()) seen.push(message);

    const after = await serverProcess(["--db", path]).started();
    for (const name of ["after 1", "after 2"]) {
      await post(after, "tasks.create", { name });
      acknowledged.push(name);
    }
    const resumed = await follow(after, { lastEventId: "0" }, seen.at(-1)?.id);
    const named = () => seen.map(({ item }) => ("payload" in item ? item.payload.name : undefined));
    while (named().at(-1) !== "after 2") seen.push(...(await resumed.take(1)));
    expect(ids(seen)).toEqual(from(1, seen.length));
    expect(named()).toEqual(expect.arrayContaining(acknowledged));
  });
});

async function tryPlace(address: FeedAddress): Promise<boolean> {
  const feed = await openFeed(address);
  const placed = await feed.next().then(
    () => true,
    () => false,
  );
  feed.close();
  return placed;
}
