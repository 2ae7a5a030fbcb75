import type { StoredEvent, Task } from "@signalbox/contracts";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { fakeClock } from "../../testing/clock.ts";
import { given } from "../../testing/given.ts";
import { statementsSentBy } from "../../testing/postgres-plans.ts";
import { createDatabase } from "../../testing/postgres-server.ts";
import { optionsFor } from "../../testing/postgres-stores.ts";
import { openPostgres } from "../connect/postgres.ts";
import type { Repositories, Store } from "./unit-of-work.ts";

const provided = inject("postgres");

const times = <T>(count: number, make: (at: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, at) => make(at)));

const upTo = (last: number) => Array.from({ length: last }, (_, at) => at + 1);

async function replayed(store: Store): Promise<StoredEvent[]> {
  const events: StoredEvent[] = [];
  for await (const page of store.reads.events.replayAll()) events.push(...page);
  return events;
}

const appended = (tx: Repositories, streamId: string) =>
  tx.events.append({ streamType: "task", streamId, type: "task.updated", payload: {}, actorType: "user", actorId: "owner" });

describe("two servers on one PostgreSQL", () => {
  if ("skipped" in provided) {
    it("take turns", ({ skip }) => skip(provided.skipped));
    return;
  }
  let stores: [Store, Store];
  beforeAll(async () => {
    const url = await createDatabase(provided.url);
    const open = () => openPostgres({ ...optionsFor(fakeClock()), url });
    // At the same time, so that both want to migrate.
    stores = await Promise.all([open(), open()]);
  });
  afterAll(() => Promise.all((stores ?? []).map((store) => store.close())));
  const onBoth = async <T>(count: number, work: (store: Store, at: number) => Promise<T>) =>
    (await Promise.all(stores.map((store) => times(count, (at) => work(store, at))))).flat();

  it("never give a task to two claimers", async () => {
    const { task } = given((work) => stores[0].transaction("given", work));
    const made = await times(60, () => task());
    const claimUntilNone = async (store: Store): Promise<Task[]> => {
      const claimed: Task[] = [];
      for (;;) {
        const next = await store.transaction("claim", (tx) => tx.tasks.claimNext({}));
        if (next === null) return claimed;
        claimed.push(next);
      }
    };
    const claimed = (await onBoth(8, claimUntilNone)).flat();
    expect(claimed.map(({ id }) => id).sort()).toEqual(made.map(({ id }) => id).sort());
    expect(new Set(claimed.map(({ status }) => status))).toEqual(new Set(["in_progress"]));
  });

  it("append events whose sequences and versions have no gap, whatever fails in between", async () => {
    const append = (store: Store, at: number) =>
      store.transaction("append", async (tx) => {
        const event = await appended(tx, `s${at % 3}`);
        if (at % 5 === 4) throw new Error("changed its mind");
        return event.sequence;
      });
    const outcomes = await onBoth(50, (store, at) => Promise.allSettled([append(store, at)]).then(([outcome]) => outcome));
    const sequences = outcomes.flatMap((outcome) => (outcome.status === "fulfilled" ? outcome.value : []));
    expect(sequences.sort((a, b) => a - b)).toEqual(upTo(80));
    for (const store of stores) expect((await replayed(store)).map(({ sequence }) => sequence)).toEqual(upTo(80));
    for (const stream of ["s0", "s1", "s2"]) {
      const events = await stores[0].reads.events.readStream("task", stream);
      expect(events.length).toBeGreaterThan(0);
      expect(events.map(({ streamVersion }) => streamVersion)).toEqual(upTo(events.length));
    }
  });

  it("show a reader of one what the other committed, in order and without a hole", async () => {
    const before = await stores[1].reads.events.readLastSequence();
    let writing = true;
    const written = times(100, () => stores[0].transaction("append", (tx) => appended(tx, "watched"))).finally(() => {
      writing = false;
    });
    const seen: number[] = [];
    const look = async () => {
      for await (const page of stores[1].reads.events.replayFrom(before + seen.length + 1))
        seen.push(...page.map(({ sequence }) => sequence));
    };
    while (writing) await look();
    await written;
    await look();
    expect(seen).toEqual(upTo(before + 100).slice(before));
  });

  it("commit in groups", async () => {
    const commits = await statementsSentBy(
      () => onBoth(100, (store, at) => store.transaction("append", (tx) => appended(tx, `g${at}`))),
      /^commit$/,
    );
    // One each would be 200; how many share a transaction depends on the machine, so that any do is enough.
    expect(commits.length).toBeGreaterThan(1);
    expect(commits.length).toBeLessThan(200);
  });

  it("both do their work when each waits for the other's turn", async () => {
    const { initiative } = given((work) => stores[0].transaction("given", work));
    const { id } = await initiative({ name: "0" });
    await onBoth(25, (store) =>
      store.transaction("count", async (tx) => {
        const found = await tx.initiatives.findById(id);
        await tx.initiatives.update(id, { name: String(Number(found?.name) + 1) });
      }),
    );
    expect((await stores[1].reads.initiatives.findById(id))?.name).toBe("50");
  });
});
