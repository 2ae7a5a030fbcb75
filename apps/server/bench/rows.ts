import type Database from "better-sqlite3";
import { nanoid } from "nanoid";
import type { SqliteStore } from "../db/connect/sqlite.ts";
import { openRaw, openStore, rawInsert, rawTransaction } from "./databases.ts";
import { type BenchRun, type Contender, inFlight, printStandings, race } from "./measure.ts";
import { rawMessage, rawTask } from "./raw-rows.ts";
import { seededTasks } from "./seed-tasks.ts";

interface Sides {
  readonly raw: Database.Database;
  readonly store: SqliteStore;
  readonly ids: readonly string[];
}

/** One row, one page, one insert, one transaction over two repositories: the adapters against statements written by hand. */
export async function benchRows({ quick, folder }: BenchRun): Promise<void> {
  const seed = { count: quick ? 2_000 : 100_000, dependencies: false };
  const [ours, theirs] = [await seededTasks(folder, seed), await seededTasks(folder, seed)];
  const sides: Sides = { raw: openRaw(theirs.path), store: await openStore(ours.path), ids: ours.ids };
  try {
    const scale = quick ? 0.05 : 1;
    printStandings("Point read by id", await race(pointReads(sides, 20_000 * scale)));
    printStandings("Page of 50 of one status, by the index", await race(pages(sides, 2_000 * scale)));
    printStandings("Insert of a task, each its own transaction", await race(inserts(sides, 5_000 * scale)));
    printStandings("Task and message, two repositories in a transaction", await race(pairs(sides, 4_000 * scale)));
    printStandings("100 tasks in a transaction, rows", await race(batches(sides, 40 * scale)));
  } finally {
    sides.raw.close();
    await sides.store.close();
  }
}

function pointReads({ raw, store, ids }: Sides, count: number): Contender[] {
  const select = raw.prepare("select * from tasks where id = ?");
  const at = (n: number) => ids[(n * 7919) % ids.length] ?? "";
  return [
    { name: "raw better-sqlite3", run: () => times(count, (n) => select.get(at(n))) },
    { name: "adapter", run: () => timesAsync(count, (n) => store.reads.tasks.findById(at(n))) },
  ];
}

/** Every page starts after the last row of the one before, as a client that leafs through does. */
function pages({ raw, store }: Sides, count: number): Contender[] {
  const select = raw.prepare("select * from tasks where status = ? and (created_at, id) > (?, ?) order by created_at, id limit 51");
  const leaf = () => {
    let [time, id] = [0, ""];
    return () => {
      const rows = select.all("pending", time, id) as { id: string; created_at: number }[];
      const last = rows.length > 50 ? rows[49] : undefined;
      [time, id] = last === undefined ? [0, ""] : [last.created_at, last.id];
      return rows.slice(0, 50);
    };
  };
  return [
    { name: "raw better-sqlite3", run: () => times(count, leaf()) },
    {
      name: "adapter",
      run: () => {
        let after: string | undefined;
        return timesAsync(count, async () => {
          const page = await store.reads.tasks.findAll({ status: "pending" }, { limit: 50, after });
          after = page.next ?? undefined;
        });
      },
    },
  ];
}

function inserts({ raw, store }: Sides, count: number): Contender[] {
  const insert = rawInsert(raw, "tasks");
  const transaction = rawTransaction(raw);
  const create = (n: number) => store.transaction("bench", (tx) => tx.tasks.create({ name: `Task ${n}` }));
  return [
    { name: "raw better-sqlite3", run: () => times(count, (n) => transaction(() => insert.all(rawTask(`Task ${n}`))[0])) },
    { name: "adapter, one at a time", run: () => timesAsync(count, create) },
    { name: "adapter, 64 callers", run: () => inFlight(count, 64, create) },
  ];
}

function pairs({ raw, store }: Sides, count: number): Contender[] {
  const [task, message] = [rawInsert(raw, "tasks"), rawInsert(raw, "messages")];
  const transaction = rawTransaction(raw);
  const both = (n: number) =>
    store.transaction("bench", async (tx) => {
      const { id } = await tx.tasks.create({ name: `Task ${n}` });
      return tx.messages.create({ senderType: "agent", recipientType: "user", content: `About ${id}` });
    });
  return [
    {
      name: "raw better-sqlite3",
      run: () =>
        times(count, (n) =>
          transaction(() => {
            const [row] = task.all(rawTask(`Task ${n}`)) as { id: string }[];
            return message.all(rawMessage(`About ${row?.id}`))[0];
          }),
        ),
    },
    { name: "adapter, one at a time", run: () => timesAsync(count, both) },
    { name: "adapter, 64 callers", run: () => inFlight(count, 64, both) },
  ];
}

function batches({ raw, store }: Sides, count: number): Contender[] {
  const insert = rawInsert(raw, "tasks");
  const transaction = rawTransaction(raw);
  const hundred = Array.from({ length: 100 }, (_, n) => n);
  const each = async (run: () => Promise<unknown> | unknown) => {
    for (let n = 0; n < count; n++) await run();
    return count * 100;
  };
  return [
    { name: "raw better-sqlite3", run: () => each(() => transaction(() => hundred.map((n) => insert.all(rawTask(`Task ${n}`))[0]))) },
    {
      name: "adapter, create",
      run: () =>
        each(() =>
          store.transaction("bench", async (tx) => {
            for (const n of hundred) await tx.tasks.create({ name: `Task ${n}` });
          }),
        ),
    },
    {
      name: "adapter, createMany",
      run: () =>
        each(() => store.transaction("bench", (tx) => tx.tasks.createMany(hundred.map((n) => ({ id: nanoid(), name: `Task ${n}` }))))),
    },
  ];
}

function times(count: number, work: (n: number) => unknown): number {
  for (let n = 0; n < count; n++) work(n);
  return count;
}

async function timesAsync(count: number, work: (n: number) => Promise<unknown>): Promise<number> {
  for (let n = 0; n < count; n++) await work(n);
  return count;
}
