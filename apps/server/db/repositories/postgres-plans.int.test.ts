import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { fakeClock } from "../../testing/clock.ts";
import { examinePlan, type PlanMode, type SentStatement, statementsSentBy } from "../../testing/postgres-plans.ts";
import { createDatabase } from "../../testing/postgres-server.ts";
import { optionsFor } from "../../testing/postgres-stores.ts";
import { openPostgres } from "../connect/postgres.ts";
import type { ReadRepositories, Repositories, Store } from "./unit-of-work.ts";

const provided = inject("postgres");

/** Enough that a plan which reads a table from end to end stands out. Every tenth task is ready, all of them in one initiative; little else waits. */
const seed = `
insert into initiatives (id, name, created_at, updated_at)
  select 'i' || n, 'initiative ' || n, timestamptz '2025-01-01' + n * interval '1 second', '2025-01-01' from generate_series(1, 50) n;
insert into tasks (id, initiative_id, parent_task_id, name, status, priority_rank, phase_order, "order", unmet_dependencies, inherited_unmet,
    unfinished_children, gate_open, created_at, updated_at)
  select 't' || lpad(n::text, 6, '0'), case when n % 10 < 8 then 'i2' else 'i' || (n % 50 + 1) end, case when n > 100 then 't' || lpad((n % 100 + 1)::text, 6, '0') end, 'task ' || n,
    case when n % 10 < 3 then 'pending' else 'completed' end, n % 3, n % 7, n % 11, case when n % 30 < 10 then 0 else 1 end, 0, 0, true,
    timestamptz '2025-01-01' + n * interval '1 second', '2025-01-01' from generate_series(1, 15000) n;
insert into task_dependencies (task_id, depends_on_task_id)
  select 't' || lpad(n::text, 6, '0'), 't' || lpad((n - k)::text, 6, '0') from generate_series(200, 15000) n, generate_series(1, 2) k;
insert into agent_log_chunks (id, agent_id, agent_name, session_number, content, created_at)
  select lpad(n::text, 26, '0'), 'a' || (n % 10 + 1), 'agent', n / 5000 + 1, 'line', '2025-01-01' from generate_series(1, 20000) n;
insert into events (sequence, id, stream_type, stream_id, stream_version, type, payload, actor_type, actor_id, created_at)
  select n, 'e' || n, 'task', 't' || (n % 500), n / 500 + 1, 'task.updated', '{}', 'user', 'owner', '2025-01-01' from generate_series(1, 20000) n;
insert into messages (id, sender_type, sender_id, recipient_type, recipient_id, content, requires_response, status, created_at, updated_at)
  select 'm' || n, 'agent', 'a' || (n % 50 + 1), 'user', 'owner', 'text', n % 2 = 0, case when n % 600 = 0 then 'pending' else 'responded' end,
    timestamptz '2025-01-01' + n * interval '1 second', '2025-01-01' from generate_series(1, 15000) n;
insert into effects (id, kind, idempotency_key, payload, status, run_at, leased_by, leased_until, created_at, updated_at)
  select lpad(n::text, 26, '0'), 'test', 'key-' || n, '{}', case when n % 600 = 0 then 'queued' when n % 600 = 1 then 'leased' else 'done' end,
    timestamptz '2025-01-01' + n * interval '1 second', case when n % 600 = 1 then 'w' end,
    case when n % 600 = 1 then timestamptz '2025-01-01' end, '2025-01-01', '2025-01-01' from generate_series(1, 15000) n;
`;

interface HotPath {
  readonly read?: (reads: ReadRepositories) => Promise<unknown>;
  readonly write?: (tx: Repositories) => Promise<unknown>;
}

async function firstOf<T>(pages: AsyncGenerator<T>): Promise<T | undefined> {
  for await (const page of pages) return page;
  return undefined;
}

/** A page of events has 1,000; to read all ready tasks, or all chunks of an agent, would be more. */
const mostRows = 1100;

const after = `${Date.UTC(2025, 0, 1, 1)}.t003600`;

const hotPaths: Record<string, HotPath> = {
  claimNext: { write: (tx) => tx.tasks.claimNext({}) },
  "claimNext in an initiative": { write: (tx) => tx.tasks.claimNext({ initiativeId: "i2" }) },
  claimById: { write: (tx) => tx.tasks.claimById("t000030") },
  findReady: { read: (reads) => reads.tasks.findReady({ limit: 5 }) },
  "findReady in an initiative": { read: (reads) => reads.tasks.findReady({ initiativeId: "i2", limit: 5 }) },
  "tasks.findById": { read: (reads) => reads.tasks.findById("t000400") },
  "tasks.findByIds": { read: (reads) => reads.tasks.findByIds(["t000400", "t000500", "t000600"]) },
  getDependents: { read: (reads) => reads.tasks.getDependents("t000400") },
  getDependencies: { read: (reads) => reads.tasks.getDependencies("t000400") },
  "the first page of tasks": { read: (reads) => reads.tasks.findAll({}, { limit: 50 }) },
  "a page of tasks": { read: (reads) => reads.tasks.findAll({}, { limit: 50, after }) },
  "a page of an initiative": { read: (reads) => reads.tasks.findAll({ initiativeId: "i10" }, { limit: 50, after }) },
  "a page of a status": { read: (reads) => reads.tasks.findAll({ status: "pending" }, { limit: 50, after }) },
  "tasks.update": { write: (tx) => tx.tasks.update("t000400", { summary: "done" }) },
  "complete a task": { write: (tx) => tx.tasks.update("t000040", { status: "completed" }) },
  "the log's tail": { read: (reads) => reads.logChunks.findLast("a7", 100) },
  "the log's tails of agents": { read: (reads) => reads.logChunks.findByAgentIds(["a7", "a8"], 20) },
  "the log before its tail": { read: (reads) => reads.logChunks.findLast("a7", 100, "9".padStart(26, "0")) },
  "a page of the log": { read: (reads) => reads.logChunks.findByAgentId("a7", { after: "9".padStart(26, "0"), limit: 100 }) },
  "a log's sessions": { read: (reads) => reads.logChunks.getSessionCount("a7") },
  "a page of events": { read: (reads) => firstOf(reads.events.replayFrom(10_000)) },
  "the newest events": { read: (reads) => reads.events.findNewest({}, { limit: 50 }) },
  "older events": { read: (reads) => reads.events.findNewest({ streamType: "task", actorType: "user" }, { limit: 50, before: 9_000 }) },
  "the newest events of a stream": { read: (reads) => reads.events.findNewest({ streamType: "task", streamId: "t77" }, { limit: 20 }) },
  "a stream": { read: (reads) => reads.events.readStream("task", "t77", { after: 10 }) },
  "events.append": {
    write: (tx) =>
      tx.events.append({ streamType: "task", streamId: "t77", type: "task.updated", payload: {}, actorType: "user", actorId: "owner" }),
  },
  "messages waiting": { read: (reads) => reads.messages.findRequiringResponse() },
  "messages nobody has read": { read: (reads) => reads.messages.findPendingForUser("owner") },
  "effects due": { write: (tx) => tx.effects.claimDue("worker", { limit: 5, leaseMs: 1000 }) },
  "the next effect": { read: (reads) => reads.effects.readNextDue() },
};

const bothModes: readonly PlanMode[] = ["force_custom_plan", "force_generic_plan"];

/** Connections that read plan for the values given (postgres.ts); the one that writes may plan a named statement once for all values. */
const modesOf = ({ read }: HotPath, { name }: SentStatement) => bothModes.slice(0, read || name === undefined ? 1 : 2);

async function sentBy(store: Store, { read, write }: HotPath): Promise<SentStatement[]> {
  return statementsSentBy(async () => {
    if (read) await read(store.reads);
    if (write) await rolledBack(store, write);
  });
}

/** So that each statement can be run once more, on the rows it was first run on. */
async function rolledBack(store: Store, write: (tx: Repositories) => Promise<unknown>): Promise<void> {
  const enough = new Error("enough was seen");
  const work = async (tx: Repositories) => {
    await write(tx);
    throw enough;
  };
  await expect(store.transaction("hot path", work)).rejects.toBe(enough);
}

describe("query plans on PostgreSQL", () => {
  if ("skipped" in provided) {
    it("read few rows", ({ skip }) => skip(provided.skipped));
    return;
  }
  let store: Store;
  let client: pg.Client;
  let looked = 0;
  beforeAll(async () => {
    const url = await createDatabase(provided.url);
    store = await openPostgres({ ...optionsFor(fakeClock()), url });
    client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(seed);
    await client.query("vacuum analyze");
  });
  afterAll(async () => {
    await client?.end();
    await store?.close();
    process.stdout.write(`query plans on PostgreSQL: looked at ${looked}\n`);
  });

  it("are told apart", async () => {
    const name = "examined";
    const byIndex = { name, text: "select * from tasks where id = $1", values: ["t000400"] };
    const byScan = { name, text: "select * from tasks where summary = $1", values: ["none"] };
    for (const mode of bothModes) {
      expect(await examinePlan(client, byIndex, mode)).toEqual({ scanned: [], rowsRead: 1 });
      expect(await examinePlan(client, byScan, mode)).toEqual({ scanned: ["tasks"], rowsRead: 15000 });
    }
  });

  it.for(Object.entries(hotPaths))("read few rows for %s", async ([, path]) => {
    const statements = await sentBy(store, path);
    expect(statements.length).toBeGreaterThan(0);
    for (const statement of statements)
      for (const mode of modesOf(path, statement)) {
        looked += 1;
        const { scanned, rowsRead } = await examinePlan(client, statement, mode);
        const about = `${mode}: ${statement.text}`;
        expect(
          scanned.filter((table) => table !== "initiatives"),
          about,
        ).toEqual([]);
        expect(rowsRead, about).toBeLessThanOrEqual(mostRows);
      }
  });
});
