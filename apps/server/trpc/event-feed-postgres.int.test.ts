import pg from "pg";
import { afterEach, describe, expect, inject, it } from "vitest";
import { openApp } from "../compose.ts";
import { takeTheTurn } from "../db/connect/postgres-writer.ts";
import { createDatabase } from "../testing/postgres-server.ts";
import { serverProcess } from "../testing/server-process.ts";
import { type FeedAddress, type FeedMessage, openFeed } from "../testing/sse-client.ts";
import { tempFolder } from "../testing/temp-folder.ts";

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

const from = (first: number, count: number) => Array.from({ length: count }, (_, index) => first + index);
const ids = (messages: readonly FeedMessage[]) => messages.map(({ id }) => Number(id));

async function post({ url, token }: FeedAddress, procedure: string, input: object): Promise<unknown> {
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const response = await fetch(`${url}/trpc/${procedure}`, { method: "POST", headers, body: JSON.stringify(input) });
  expect(response.status).toBe(200);
  return ((await response.json()) as { result: { data: unknown } }).result.data;
}

async function follow(address: FeedAddress, input: object) {
  const feed = await openFeed(address, input);
  ends.push(() => feed.close());
  return feed;
}

describe("two servers on one PostgreSQL", { timeout: 180_000 }, () => {
  const provided = inject("postgres");
  if ("skipped" in provided) {
    it("hear each other", ({ skip }) => skip(provided.skipped));
    return;
  }
  const twoServers = async () => {
    const database = await createDatabase(provided.url);
    const env = { SIGNALBOX_DB: database, XDG_DATA_HOME: tempFolder() };
    const servers = [serverProcess([], env), serverProcess([], env)] as const;
    return { database, first: await servers[0].started(), second: await servers[1].started() };
  };

  it("show in their feeds what either of them writes, in one order", async () => {
    const { first, second } = await twoServers();
    const feeds = [await follow(first, { lastEventId: "0" }), await follow(second, { lastEventId: "0" })];
    await Promise.all(from(0, 40).map((n) => post(n % 2 === 0 ? first : second, "tasks.create", { name: `Task ${n}` })));
    const [one, two] = await Promise.all(feeds.map((feed) => feed.take(40)));
    expect(ids(one ?? [])).toEqual(from(1, 40));
    expect(two).toEqual(one);
  });

  it("never give a task to two of 16 claimers", async () => {
    const { first, second } = await twoServers();
    const made = (await Promise.all(from(0, 40).map((n) => post(first, "tasks.create", { name: `Task ${n}` })))) as { id: string }[];
    const claimUntilNone = async (server: FeedAddress): Promise<string[]> => {
      const claimed: string[] = [];
      for (;;) {
        const answer = (await post(server, "tasks.claim", {})) as { task: { id: string } | null } | null;
        const id = answer?.task?.id;
        if (id === undefined) return claimed;
        claimed.push(id);
      }
    };
    const claimed = (await Promise.all(from(0, 16).map((n) => claimUntilNone(n % 2 === 0 ? first : second)))).flat();
    expect(claimed.sort()).toEqual(made.map(({ id }) => id).sort());
  });

  it("do not lead a reader past an event that is written and not yet committed", async () => {
    const { database, first, second } = await twoServers();
    await post(first, "tasks.create", { name: "before" });
    const feed = await follow(second, { lastEventId: "1" });
    const foreign = new pg.Client({ connectionString: database });
    await foreign.connect();
    ends.push(() => foreign.end());
    // A third writer: it has its turn, has written event 2, and keeps everybody waiting.
    await foreign.query(takeTheTurn);
    await foreign.query(
      `insert into events (sequence, id, stream_type, stream_id, stream_version, type, payload, actor_type, actor_id, created_at)
       select max(sequence) + 1, 'held', 'task', 'held', 1, 'task.blocked', '{"from":"pending"}', 'user', 'owner', max(created_at) from events`,
    );
    let written = false;
    const later = post(first, "tasks.create", { name: "after" }).then(() => {
      written = true;
    });
    const next = feed.take(2);
    // The server's writer asks for its turn and is seen to wait for it.
    const waiting =
      "select count(*)::int as count from pg_locks l join pg_database d on d.oid = l.database where locktype = 'advisory' and not granted and datname = current_database()";
    for (let count = 0; count === 0; count = (await foreign.query(waiting)).rows[0].count);
    expect(written).toBe(false);
    await foreign.query("commit");
    await later;
    expect(ids(await next)).toEqual([2, 3]);
  });
});

describe("the doorbell on PostgreSQL", { timeout: 180_000 }, () => {
  const provided = inject("postgres");

  it("rings in other processes, and again after its connection was cut", async ({ skip }) => {
    if ("skipped" in provided) return skip(provided.skipped);
    const url = await createDatabase(provided.url);
    const log = { info: () => {}, warn: () => {}, error: () => {} };
    const open = () => openApp({ location: { dialect: "postgres", url }, log });
    const [here, there] = [await open(), await open()];
    ends.push(there.close);
    const heard = listening(there.app.doorbell.listen);
    const event = { streamType: "task", streamId: "t1", type: "task.blocked", payload: {}, actorType: "user", actorId: "owner" } as const;
    const write = async () => {
      const { sequence } = await here.app.store.transaction("write", (tx) => tx.events.append(event));
      here.app.doorbell.ring(sequence);
      return sequence;
    };
    await heard.until(await write());
    const admin = new pg.Client({ connectionString: url });
    await admin.connect();
    ends.push(() => admin.end());
    const cut = `select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'signalbox doorbell' and datname = current_database()`;
    expect((await admin.query(cut)).rowCount).toBeGreaterThan(0);
    // Whatever is told while the line is down is made up for when it is back.
    await heard.until(await write());
    await heard.until(await write());
    // As a command does that writes and ends: it tells before it goes.
    const last = await write();
    await here.close();
    await heard.until(last);
  });
});

/** Waits for a ring that says that the log has come to `sequence`. */
function listening(listen: (heard: (sequence: number) => void) => () => void) {
  let highest = 0;
  let wake = () => {};
  ends.push(
    listen((sequence) => {
      highest = Math.max(highest, sequence);
      wake();
    }),
  );
  return {
    until: async (sequence: number) => {
      while (highest < sequence) {
        const { promise, resolve } = Promise.withResolvers<void>();
        wake = resolve;
        await promise;
      }
    },
  };
}
