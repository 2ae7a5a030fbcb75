import type Database from "better-sqlite3";
import { monotonicFactory } from "ulid";
import type { SqliteStore } from "../db/connect/sqlite.ts";
import { emptyDatabase, openRaw, openStore, rawInsert, rawTransaction } from "./databases.ts";
import { type BenchRun, type Contender, figure, inFlight, printStandings, race, timed } from "./measure.ts";

const content = "x".repeat(1024);

/** What agents print, in pieces of 1 KiB: how fast it is stored, and the end of a long log. */
export async function benchLogChunks({ quick, folder }: BenchRun): Promise<void> {
  for (const durability of ["normal", "full"] as const) {
    const [store, raw] = [
      await openStore(await emptyDatabase(folder, `chunks-${durability}.db`), durability),
      openRaw(await emptyDatabase(folder, `chunks-${durability}-raw.db`), durability),
    ];
    const own = (durability === "normal" ? 8_000 : 2_000) * (quick ? 0.1 : 1);
    printStandings(`Chunks of 1 KiB, synchronous=${durability}`, await race(inserts({ raw, store }, own, quick ? 2_000 : 20_000)));
    raw.close();
    await store.close();
  }
  await benchTail(await emptyDatabase(folder, "tail.db"), quick ? 10_000 : 1_000_000);
}

interface Sides {
  readonly raw: Database.Database;
  readonly store: SqliteStore;
}

function inserts({ raw, store }: Sides, own: number, grouped: number): Contender[] {
  const insert = rawInsert(raw, "agent_log_chunks");
  const transaction = rawTransaction(raw);
  const ulid = monotonicFactory();
  const write = () => store.transaction("log", (tx) => tx.logChunks.insertChunk({ agentId: "agent", agentName: "agent", content }));
  return [
    {
      name: "raw better-sqlite3, own transactions",
      run: () => {
        for (let n = 0; n < own; n++) transaction(() => insert.all(rawChunk(ulid())));
        return own;
      },
    },
    { name: "adapter, one at a time", run: () => inFlight(own, 1, write) },
    { name: "adapter, 200 writers", run: () => inFlight(grouped, 200, write) },
  ];
}

const rawChunk = (id: string) => ({ id, agent_id: "agent", agent_name: "agent", session_number: 1, content, created_at: Date.now() });

async function benchTail(path: string, count: number): Promise<void> {
  const raw = openRaw(path);
  const insert = rawInsert(raw, "agent_log_chunks");
  const ulid = monotonicFactory();
  const { ms } = await timed(() => {
    raw.pragma("synchronous = OFF");
    for (let done = 0; done < count; done += 10_000)
      rawTransaction(raw)(() => {
        for (let n = 0; n < 10_000; n++) insert.all(rawChunk(ulid()));
      });
    raw.pragma("wal_checkpoint(TRUNCATE)");
  });
  console.log(`\n(${figure(count)} chunks seeded in ${figure(ms / 1000)} s)`);
  const store = await openStore(path);
  const last = raw.prepare("select * from agent_log_chunks where agent_id = ? order by session_number desc, id desc limit 200");
  const standings = await race([
    {
      name: "raw better-sqlite3",
      run: () => {
        for (let n = 0; n < 200; n++) last.all("agent").reverse();
        return 200;
      },
    },
    { name: "adapter", run: () => inFlight(200, 1, () => store.reads.logChunks.findLast("agent", 200)) },
  ]);
  printStandings(`The last 200 of ${figure(count)} chunks`, standings);
  for (const { name, perSecond } of standings) console.log(`  ${name}: ${figure(1000 / perSecond)} ms`);
  await store.close();
  raw.close();
}
