import { localDoorbell } from "../adapters/doorbell.ts";
import { createEventFeed } from "../adapters/event-feed.ts";
import { findPlanSource } from "../adapters/plan-sources/find-plan-source.ts";
import { installedPrograms } from "../adapters/programs.ts";
import { randomSecrets } from "../adapters/secrets.ts";
import { openScratch } from "../db/connect/scratch.ts";
import { openSqlite } from "../db/connect/sqlite.ts";
import { createRepositories } from "../db/repositories/drizzle/index.ts";
import type { Store } from "../db/repositories/unit-of-work.ts";
import type { App } from "../ports/app.ts";
import type { Ids } from "../ports/ids.ts";
import type { Log } from "../ports/log.ts";
import { owner } from "../usecases/access/owner.ts";
import type { CommandContext } from "../usecases/command.ts";
import { type FakeClock, fakeClock } from "./clock.ts";
import { databaseAside } from "./database-aside.ts";
import { type Given, given } from "./given.ts";

export interface TestApp {
  readonly app: App;
  readonly clock: FakeClock;
  /** The owner asks. */
  readonly context: CommandContext;
  readonly given: Given;
  close(): Promise<void>;
}

/** The use cases' world over the real adapters and a database in memory, or over `open`. Ids and names are the same at each run. */
export async function testApp(open: typeof openMemory = openMemory): Promise<TestApp> {
  const clock = fakeClock();
  const ids = countedIds();
  const store = await open({ clock, ids });
  const live = { store, log: silentLog, doorbell: localDoorbell() };
  const aside = databaseAside({ clock, ids });
  // Without a PATH no program is found: none of the machine's own is ever started.
  const programs = installedPrograms({ env: {} });
  const outside = { clock, ids, secrets: randomSecrets, findPlanSource, programs, databaseCare: aside.care, random: () => 0.5 };
  const app: App = { ...live, ...outside, openScratch: () => openScratch({ clock, ids, createRepositories }), feed: createEventFeed(live) };
  return {
    app,
    clock,
    context: { actor: owner, requestId: "request-1" },
    given: given((work) => store.transaction("given", work)),
    close: async () => {
      await aside.close();
      await store.close();
    },
  };
}

interface World {
  readonly clock: FakeClock;
  readonly ids: Ids;
}

const openMemory = ({ clock, ids }: World): Promise<Store> =>
  openSqlite({ location: ":memory:", clock, ids, createRepositories, warn: () => {} });

/** Ids in the order they were made, as long as real ones. */
function countedIds(): Ids {
  let made = 0;
  const next = (length: number) => String(++made).padStart(length, "0");
  return { next: () => `id-${next(18)}`, nextUlid: () => next(26) };
}

const silentLog: Log = { info: () => {}, warn: () => {}, error: () => {} };
