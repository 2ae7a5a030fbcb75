import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { event, type NewEvent } from "@signalbox/contracts";
import type Database from "better-sqlite3";
import { pino } from "pino";
import { ulid } from "ulid";
import { openApp } from "../compose.ts";
import type { App } from "../ports/app.ts";
import { type FeedAddress, openFeed } from "../testing/sse-client.ts";
import { owner } from "../usecases/access/owner.ts";
import { setSetting } from "../usecases/settings/set-setting.ts";
import { emptyDatabase, openRaw, rawTransaction } from "./databases.ts";
import { type BenchRun, type Contender, figure, printStandings, printTable, quantile, race } from "./measure.ts";

/** The log: what an event costs to write and to read again, what a command adds to it, and how soon those who follow have it. */
export async function benchFeed({ quick, folder }: BenchRun): Promise<void> {
  const opened = await openApp({
    location: { dialect: "sqlite", path: await emptyDatabase(folder, "events.db") },
    log: pino({ level: "silent" }),
    verify: false,
  });
  const raw = openRaw(await emptyDatabase(folder, "events-raw.db"));
  try {
    const count = quick ? 200 : 4_000;
    printStandings("A setting, its event and its projection, one transaction each", await race(appends({ raw, app: opened.app, count })));
    printStandings("The same, as a command", await race(commands(opened.app, count)));
    await fillLog(opened.app, raw, quick ? 5_000 : 100_000);
    printStandings("Replay of the log, events", await race(replays(opened.app, raw)));
  } finally {
    raw.close();
    await opened.close();
  }
  await benchLatency({ quick, folder });
}

interface Sides {
  readonly raw: Database.Database;
  readonly app: App;
  readonly count: number;
}

const times = async (count: number, work: (n: number) => unknown): Promise<number> => {
  for (let n = 0; n < count; n++) await work(n);
  return count;
};

const key = (n: number) => `key-${n % 100}`;
const by = { actorType: "user", actorId: "owner" } as const;
const changed = (n: number): NewEvent => ({ ...event("setting.changed", key(n), { value: { theme: "dark", n } }), ...by });

async function appendProjected(app: App, n: number): Promise<void> {
  await app.store.transaction("bench", async (tx) => tx.projections.apply([await tx.events.append(changed(n))]));
}

function appends({ raw, app, count }: Sides): Contender[] {
  const write = rawAppend(raw);
  return [
    {
      name: "raw better-sqlite3",
      run: () => {
        for (let n = 0; n < count; n++) write(n);
        return count;
      },
    },
    { name: "append and project", run: () => times(count, (n) => appendProjected(app, n)) },
  ];
}

/** The statements that ours sends, written by hand. */
function rawAppend(raw: Database.Database): (n: number) => void {
  const insert = raw.prepare(
    `insert into events (sequence, id, stream_type, stream_id, stream_version, type, payload, actor_type, actor_id, created_at)
     values ((select coalesce(max(sequence), 0) + 1 from events), @id, @streamType, @streamId,
       (select coalesce(max(stream_version), 0) + 1 from events where stream_type = @streamType and stream_id = @streamId),
       @type, @payload, @actorType, @actorId, @now)
     returning sequence, stream_version, payload`,
  );
  const places = raw.prepare("select * from projection_state order by projector");
  const upsert = raw.prepare(
    `insert into settings (key, value, updated_at) values (@key, @value, @now)
     on conflict (key) do update set value = excluded.value, updated_at = excluded.updated_at returning *`,
  );
  const advance = raw.prepare(
    "update projection_state set last_sequence = case when last_sequence < @last then @last else last_sequence end returning projector",
  );
  const transaction = rawTransaction(raw);
  return (n) =>
    transaction(() => {
      const { payload, ...given } = changed(n);
      const now = Date.now();
      const [row] = insert.all({ ...given, payload: JSON.stringify(payload), id: ulid(), now }) as { sequence: number }[];
      places.all();
      upsert.all({ key: given.streamId, value: JSON.stringify(payload.value), now });
      advance.all({ last: row?.sequence });
    });
}

function commands(app: App, count: number): Contender[] {
  const context = { actor: owner, requestId: "bench" };
  const input = (n: number) => ({ key: key(n), value: { theme: "dark", n } });
  return [
    { name: "append and project", run: () => times(count, (n) => appendProjected(app, n)) },
    { name: "command: and its audit entry", run: () => times(count, (n) => setSetting(app, context, input(n))) },
    {
      name: "command with an id: and its receipt",
      run: () => times(count, (n) => setSetting(app, { ...context, commandId: ulid() }, input(n))),
    },
  ];
}

async function fillLog(app: App, raw: Database.Database, count: number): Promise<void> {
  const write = rawAppend(raw);
  const have = async () => app.store.reads.events.readLastSequence();
  for (let n = await have(); n < count; n += 500)
    await app.store.transaction("fill", (tx) => tx.events.appendAll(Array.from({ length: 500 }, (_, at) => changed(n + at))));
  const rawCount = raw.prepare("select count(*) from events").pluck();
  for (let n = Number(rawCount.get()); n < count; n++) write(n);
}

function replays(app: App, raw: Database.Database): Contender[] {
  const page = raw.prepare("select * from events where sequence >= ? order by sequence limit 1000");
  return [
    {
      name: "raw better-sqlite3",
      run: () => {
        let read = 0;
        for (let from = 1; ; ) {
          const rows = page.all(from) as { sequence: number }[];
          read += rows.length;
          if (rows.length < 1000) return read;
          from = (rows.at(-1)?.sequence ?? 0) + 1;
        }
      },
    },
    {
      name: "replayAll",
      run: async () => {
        let read = 0;
        for await (const rows of app.store.reads.events.replayAll()) read += rows.length;
        return read;
      },
    },
  ];
}

async function benchLatency({ quick, folder }: BenchRun): Promise<void> {
  const rows: string[][] = [];
  for (const followers of [1, 200]) {
    const latencies = await latenciesOf({
      database: await emptyDatabase(folder, `feed-${followers}.db`),
      followers,
      events: quick ? 20 : 300,
    });
    rows.push([String(followers), ...[0.5, 0.95].map((at) => `${figure(quantile(latencies, at))} ms`)]);
  }
  printTable("From the write to those who follow, each over HTTP, COMMIT included", ["followers", "p50", "p95"], rows);
}

interface Latencies {
  readonly database: string;
  readonly followers: number;
  readonly events: number;
}

const now = () => performance.timeOrigin + performance.now();

async function latenciesOf({ database, followers, events }: Latencies): Promise<number[]> {
  const token = "t".repeat(43);
  const child = fork(fileURLToPath(new URL("./children/serve-feed.ts", import.meta.url)), [database, token]);
  try {
    const [url] = await once(child, "message");
    const address: FeedAddress = { url, token };
    const feeds = await Promise.all(Array.from({ length: followers }, () => openFeed(address)));
    // The mark of the beginning: everybody is there.
    for (const feed of feeds) await feed.take(1);
    const latencies: number[] = [];
    for (let n = -10; n < events; n++) {
      child.send("write");
      const taken = await Promise.all(feeds.map(async (feed) => latency((await feed.take(1))[0]?.item)));
      if (n >= 0) latencies.push(...taken);
    }
    for (const feed of feeds) feed.close();
    return latencies;
  } finally {
    child.kill("SIGKILL");
  }
}

const latency = (item: unknown): number => now() - (item as { payload: { at: number } }).payload.at;
