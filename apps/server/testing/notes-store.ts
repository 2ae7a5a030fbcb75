import { eq, sql } from "drizzle-orm";
import type { SchemaResult } from "../db/connect/ensure-schema.ts";
import { openSqlite, type SqliteOptions } from "../db/connect/sqlite.ts";
import type { Session } from "../db/repositories/drizzle/session.ts";
import type { Repositories } from "../db/repositories/unit-of-work.ts";
import { fakeClock } from "./clock.ts";

/** The smallest repository there is, over the table `metadata`: for tests of the store, which need no more. */
export interface Notes {
  put(key: string, value: string): Promise<void>;
  /** Two statements with a wait between them. */
  putBoth(first: string, second: string, between?: Promise<unknown>): Promise<void>;
  list(): Promise<{ key: string; value: string }[]>;
  each(): AsyncGenerator<string>;
}

export interface NotesRepositories {
  readonly notes: Notes;
  readonly session: { run: Session["run"] };
}

function createNotes(session: Session): NotesRepositories {
  const { metadata } = session.tables;
  const insert = session.prepared("notes.put", (db) =>
    db
      .insert(metadata)
      .values({ key: sql`${sql.placeholder("key")}`, value: sql`${sql.placeholder("value")}` })
      .returning(),
  );
  const select = session.prepared<{ key: string; value: string }>("notes.list", (db) => db.select().from(metadata).orderBy(metadata.key));
  const find = session.prepared<{ value: string }>("notes.find", (db) =>
    db
      .select({ value: metadata.value })
      .from(metadata)
      .where(eq(metadata.key, sql.placeholder("key"))),
  );
  return {
    notes: {
      put: async (key, value) => void (await insert({ key, value })),
      async putBoth(first, second, between) {
        await insert({ key: first, value: "1" });
        await between;
        await insert({ key: second, value: "2" });
      },
      list: () => select(),
      async *each() {
        for (const { key } of await select()) yield (await find({ key }))[0]?.value ?? "";
      },
    },
    session: { run: (build) => session.run(build) },
  };
}

export interface NotesStore {
  readonly reads: NotesRepositories;
  readonly schema: SchemaResult;
  readonly warnings: readonly string[];
  transaction<T>(name: string, work: (tx: NotesRepositories) => Promise<T>): Promise<T>;
  snapshot<T>(work: (reads: NotesRepositories) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export async function openNotes(options: Partial<SqliteOptions> = {}): Promise<NotesStore> {
  const warnings: string[] = [];
  const store = await openSqlite({
    location: ":memory:",
    clock: fakeClock(),
    ids: { next: () => "id", nextUlid: () => "ulid" },
    createRepositories: (session) => createNotes(session) as unknown as Repositories,
    warn: (message) => void warnings.push(message),
    ...options,
  });
  return { ...(store as unknown as NotesStore), warnings };
}
