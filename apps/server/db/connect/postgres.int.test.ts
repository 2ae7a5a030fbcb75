import { DomainError } from "@signalbox/contracts";
import { eq, sql } from "drizzle-orm";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished } from "vitest";
import { migratePglite, openPglite } from "../../testing/pglite.ts";
import { createDatabase } from "../../testing/postgres-server.ts";
import type { Session } from "../repositories/drizzle/session.ts";
import type { Repositories, Store } from "../repositories/unit-of-work.ts";
import { migratePostgres, openPostgres } from "./postgres.ts";
import type { PostgresStoreOptions } from "./postgres-store.ts";

const provided = inject("postgres");

/** A repository small enough to see what the store does. */
function notesIn(session: Session) {
  const { metadata } = session.tables;
  const find = session.prepared<{ value: string }>("test.notes.find", (db) =>
    db
      .select({ value: metadata.value })
      .from(metadata)
      .where(eq(metadata.key, sql.placeholder("key"))),
  );
  const findNote = async (key: string) => (await find({ key }))[0]?.value ?? null;
  const insert = (key: string, value: string) => session.run((db) => db.insert(metadata).values({ key, value }).returning());
  const write = (key: string, value: string) =>
    session.run((db) =>
      db.insert(metadata).values({ key, value }).onConflictDoUpdate({ target: metadata.key, set: { value } }).returning(),
    );
  const writeTwice = async (key: string) => {
    await write(key, "once");
    await write(key, "twice");
  };
  const sleep = (seconds: number) => session.run((db) => db.select({ slept: sql`pg_sleep(${seconds})` }).from(metadata));
  const backend = async () => {
    const rows = await session.run((db) => db.select({ pid: sql<number>`pg_backend_pid()`.mapWith(Number) }).from(sql`(select 1) as one`));
    return rows[0]?.pid ?? 0;
  };
  const prepared = async () => {
    const rows = await session.run((db) => db.select({ name: sql<string>`name` }).from(sql`pg_prepared_statements`));
    return rows.map(({ name }) => name);
  };
  const planMode = async () => {
    const rows = await session.run((db) =>
      db.select({ mode: sql<string>`current_setting('plan_cache_mode')` }).from(sql`(select 1) as one`),
    );
    return rows[0]?.mode;
  };
  return { planMode, findNote, insert, write, writeTwice, sleep, backend, prepared };
}

type Notes = ReturnType<typeof notesIn>;
const notes = (repositories: unknown) => (repositories as { notes: Notes }).notes;

const warnings: string[] = [];
const options: PostgresStoreOptions = {
  clock: { now: () => new Date(0), steady: () => 0 },
  ids: { next: () => "id", nextUlid: () => "01ARZ3NDEKTSV4RRFFQ69G5FAV" },
  warn: (message) => warnings.push(message),
  createRepositories: (session) => ({ notes: notesIn(session) }) as unknown as Repositories,
};

const increment = (store: Store, key: string) =>
  store.transaction("count", async (tx) => {
    const found = await notes(tx).findNote(key);
    await notes(tx).write(key, String(Number(found ?? 0) + 1));
  });

async function failureOf(promise: Promise<unknown>): Promise<DomainError> {
  const error = await promise.then(
    () => new Error("nothing failed"),
    (reason: unknown) => reason,
  );
  if (error instanceof DomainError) return error;
  throw error;
}

const stores: Record<string, () => Promise<Store>> = {
  pglite: () => openPglite(options),
  ...("url" in provided ? { postgres: async () => openPostgres({ ...options, url: await createDatabase(provided.url) }) } : {}),
};

describe.for(Object.entries(stores))("a store on %s", ([name, open]) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });
  afterAll(() => store?.close());
  const read = (key: string) => notes(store.reads).findNote(key);

  it("shows what is committed, and nothing of what failed", async () => {
    const inside = await store.transaction("write", async (tx) => {
      await notes(tx).write("kept", "yes");
      return notes(tx).findNote("kept");
    });
    const failed = store.transaction("fail", async (tx) => {
      await notes(tx).write("lost", "yes");
      throw new DomainError("REFUSED", "not today");
    });
    await expect(failed).rejects.toThrow("not today");
    expect([inside, await read("kept"), await read("lost")]).toEqual(["yes", "yes", null]);
  });

  it("loses no update of many transactions at once, and a failed one takes only its own changes back", async () => {
    const failing = (at: number) =>
      store.transaction("fail", async (tx) => {
        await notes(tx).write("counter", "-1000");
        throw new DomainError("REFUSED", `number ${at}`);
      });
    const all = await Promise.allSettled(Array.from({ length: 60 }, (_, at) => (at % 3 === 1 ? failing(at) : increment(store, "counter"))));
    expect(all.filter(({ status }) => status === "rejected")).toHaveLength(20);
    expect(await read("counter")).toBe("40");
  });

  it("names what is broken", async () => {
    await store.transaction("write", (tx) => notes(tx).insert("unique", "first"));
    const error = await failureOf(store.transaction("again", (tx) => notes(tx).insert("unique", "second")));
    expect([error.code, error.details.field]).toEqual(["CONFLICT", "key"]);
  });

  it("rolls back a transaction that went on after a failed statement, and not its neighbours", async () => {
    const goesOn = () =>
      store.transaction("goes on", async (tx) => {
        await notes(tx).write("half", "yes");
        await notes(tx)
          .insert("kept", "again")
          .catch(() => {});
        return "done";
      });
    const outcomes = await Promise.allSettled([goesOn(), increment(store, "neighbour"), goesOn(), increment(store, "neighbour")]);
    expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "fulfilled", "rejected", "fulfilled"]);
    expect((await failureOf(goesOn())).message).toMatch(/"goes on" went on after a statement of it had failed/);
    expect([await read("half"), await read("neighbour")]).toEqual([null, "2"]);
  });

  it("refuses a repository kept past its transaction, and a call that was not awaited", async () => {
    const kept = await store.transaction("keep", async (tx) => notes(tx));
    expect((await failureOf(kept.write("late", "yes"))).message).toMatch(/"keep" has ended/);
    const forgot = store.transaction("forget", async (tx) => {
      void notes(tx)
        .writeTwice("stray")
        .catch(() => {});
    });
    await expect(forgot).rejects.toThrow("not awaited");
    await store.transaction("next", (tx) => notes(tx).write("next", "yes"));
    expect([await read("late"), await read("stray"), await read("next")]).toEqual([null, null, "yes"]);
  });

  it("refuses a transaction, and reads, inside a transaction", async () => {
    const nested = store.transaction("outer", () => increment(store, "nested"));
    await expect(nested).rejects.toThrow("inside another one");
    await expect(store.transaction("reads", () => read("kept"))).rejects.toThrow("`reads` was used inside a transaction");
  });

  it("shows one moment in a snapshot, and cannot write through it", async () => {
    await store.transaction("before", (tx) => notes(tx).write("moment", "before"));
    const begun = Promise.withResolvers<void>();
    const written = Promise.withResolvers<void>();
    const looking = store.snapshot(async (reads) => {
      // Before anything is read: it is the beginning that counts.
      begun.resolve();
      await written.promise;
      return notes(reads).findNote("moment");
    });
    await begun.promise;
    const writing = store.transaction("after", (tx) => notes(tx).write("moment", "after"));
    // One connection for all makes the writer wait for the end of the snapshot.
    if (name !== "pglite") await writing;
    written.resolve();
    const seen = await looking;
    await writing;
    expect([seen, await read("moment")]).toEqual(["before", "after"]);
    await expect(store.snapshot((reads) => notes(reads).write("moment", "sly"))).rejects.toThrow();
  });

  it("refuses everything once it is closed", async () => {
    const closing = await open();
    await Promise.all([closing.close(), closing.close()]);
    expect((await failureOf(increment(closing, "late"))).code).toBe("UNAVAILABLE");
  });

  it("warns about a transaction that holds the writer", async () => {
    await store.transaction("slow", (tx) => notes(tx).sleep(0.15));
    expect(warnings).toContainEqual(expect.stringMatching(/^The transaction "slow" held the writer for \d+ ms/));
  });
});

describe("PostgreSQL", () => {
  const url = async () => ("url" in provided ? createDatabase(provided.url) : "");
  const opened = async (address: string) => {
    const store = await openPostgres({ ...options, url: address });
    onTestFinished(() => store.close());
    return store;
  };
  const asAdmin = async <T>(address: string, text: string): Promise<T[]> => {
    const client = new pg.Client({ connectionString: address });
    await client.connect();
    try {
      return (await client.query(text)).rows as T[];
    } finally {
      await client.end();
    }
  };
  const onServer = (name: string, test: () => Promise<void>) =>
    it(name, async (ctx) => {
      if ("skipped" in provided) ctx.skip(provided.skipped);
      await test();
    });

  onServer("lets the writers of two servers take turns", async () => {
    const address = await url();
    const [one, two] = await Promise.all([opened(address), opened(address)]);
    await Promise.all(Array.from({ length: 100 }, (_, at) => increment(at % 2 === 0 ? one : two, "shared")));
    expect(await notes(one.reads).findNote("shared")).toBe("100");
  });

  onServer("has the server prepare a statement once per connection", async () => {
    const store = await opened(await url());
    const names = await store.transaction("look", async (tx) => {
      await notes(tx).findNote("a");
      await notes(tx).findNote("b");
      return notes(tx).prepared();
    });
    expect(names).toEqual([expect.stringMatching(/^signalbox_\d+$/)]);
  });

  onServer("plans what it reads for the values given", async () => {
    const store = await opened(await url());
    expect(await notes(store.reads).planMode()).toBe("force_custom_plan");
    expect(await store.transaction("ask", (tx) => notes(tx).planMode())).toBe("auto");
  });

  onServer("cannot write through its reads", async () => {
    const store = await opened(await url());
    await expect(notes(store.reads).write("sly", "yes")).rejects.toThrow();
    expect(await notes(store.reads).findNote("sly")).toBeNull();
  });

  onServer("says so when the connection is lost, writes nothing, and goes on with a new one", async () => {
    const address = await url();
    const store = await opened(address);
    const lost = store.transaction("lose", async (tx) => {
      await notes(tx).write("lost", "yes");
      await asAdmin(address, `select pg_terminate_backend(${await notes(tx).backend()})`);
      await notes(tx).write("lost", "twice");
    });
    const error = await failureOf(lost);
    expect([error.code, /connection/.test(error.message)]).toEqual(["UNAVAILABLE", true]);
    await increment(store, "after");
    expect([await notes(store.reads).findNote("lost"), await notes(store.reads).findNote("after")]).toEqual([null, "1"]);
  });

  onServer("goes on when the connection died while nobody used it", async () => {
    const address = await url();
    const store = await opened(address);
    await increment(store, "idle");
    await asAdmin(
      address,
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'signalbox' and datname = current_database()",
    );
    await increment(store, "idle");
    expect(await store.transaction("look", (tx) => notes(tx).findNote("idle"))).toBe("2");
  });

  onServer("does work again that lost a race, and gives up after three times", async () => {
    const store = await opened(await url());
    let runs = 0;
    const race = (wins: number) =>
      store.transaction("race", async () => {
        runs += 1;
        if (runs < wins) throw Object.assign(new Error("could not serialize access"), { code: "40001" });
        return runs;
      });
    expect(await race(4)).toBe(4);
    runs = 0;
    await expect(race(6)).rejects.toThrow("could not serialize");
    expect(runs).toBe(4);
  });

  onServer("keeps times to the millisecond and in UTC, whatever the database is set to", async () => {
    const address = await url();
    await asAdmin(address, `alter database ${new URL(address).pathname.slice(1)} set timezone = 'Asia/Kathmandu'`);
    const at = new Date("2026-11-21T03:04:05.678Z");
    const store = await openPostgres({
      ...options,
      url: address,
      createRepositories: (session) => {
        const { settings } = session.tables;
        const put = () => session.run((db) => db.insert(settings).values({ key: "a", value: "123", updatedAt: at }).returning());
        return { notes: { put } } as unknown as Repositories;
      },
    });
    onTestFinished(() => store.close());
    const rows = await store.transaction("put", (tx) => (notes(tx) as unknown as { put(): Promise<unknown[]> }).put());
    expect(rows).toEqual([{ key: "a", value: "123", updatedAt: at }]);
  });

  onServer("is migrated once, also by servers that start together", async () => {
    const address = await url();
    const applied = await Promise.all([migratePostgres(address), migratePostgres(address), migratePostgres(address)]);
    expect(applied.map((entries) => entries.length).filter((count) => count > 0)).toHaveLength(1);
    expect(await migratePostgres(address)).toEqual([]);
  });

  onServer("says which database does not exist", async () => {
    const error = await failureOf(migratePostgres((await url()).replace(/test_\w+/, "nowhere")));
    expect([error.code, error.message]).toEqual([
      "UNAVAILABLE",
      expect.stringMatching(/^PostgreSQL nowhere on 127\.0\.0\.1:\d+ does not exist\./),
    ]);
  });

  onServer("refuses a database that a newer program has migrated", async () => {
    const address = await url();
    await migratePostgres(address);
    await asAdmin(address, "insert into drizzle.__drizzle_migrations (hash, created_at) values ('x', 99999999999999)");
    const error = await failureOf(openPostgres({ ...options, url: address }));
    expect([error.code, /newer/.test(error.message)]).toEqual(["REFUSED", true]);
  });

  it("keeps the password to itself", async () => {
    const wrong = ["postgres://me:secret@127.0.0.1:1/db", "postgres://me:secret@bad host/db", "mysql://me:secret@localhost/db"];
    for (const address of wrong) {
      const error = await failureOf(openPostgres({ ...options, url: address }));
      expect(["UNAVAILABLE", "INVALID"]).toContain(error.code);
      expect(`${error.message} ${JSON.stringify(error.details)} ${String(error.cause)} ${error.stack}`).not.toContain("secret");
    }
  });

  it("is skipped with a reason where there is no server", (ctx) => {
    if ("skipped" in provided) ctx.skip(provided.skipped);
    expect(provided).toHaveProperty("url");
  });
});

describe("PGlite", () => {
  it("refuses a migration that would never run", async () => {
    const { migratedPglite } = await import("../../testing/pglite.ts");
    const client = await migratedPglite();
    onTestFinished(() => client.close());
    await client.exec(
      "delete from drizzle.__drizzle_migrations where created_at = (select min(created_at) from drizzle.__drizzle_migrations)",
    );
    const error = await failureOf(migratePglite(client));
    expect([error.code, /older than the last one/.test(error.message)]).toEqual(["REFUSED", true]);
  });
});
