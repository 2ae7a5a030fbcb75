import { systemClock } from "./adapters/clock.ts";
import { localDoorbell } from "./adapters/doorbell.ts";
import { type EffectWorker, effectWorker } from "./adapters/effect-worker.ts";
import { createEventFeed } from "./adapters/event-feed.ts";
import { randomIds } from "./adapters/ids.ts";
import { findPlanSource } from "./adapters/plan-sources/find-plan-source.ts";
import { type PostgresDoorbell, postgresDoorbell } from "./adapters/postgres-doorbell.ts";
import { installedPrograms } from "./adapters/programs.ts";
import { randomSecrets } from "./adapters/secrets.ts";
import {
  createRepositories,
  type DatabaseLocation,
  databaseCare,
  openPostgres,
  openPostgresLine,
  openScratch,
  openSqlite,
  type ServerLock,
  type Store,
} from "./db/index.ts";
import type { App } from "./ports/app.ts";
import type { Log } from "./ports/log.ts";
import { type EffectHandlers, runEffects } from "./usecases/effects/run-effects.ts";

export interface OpenAppOptions {
  readonly location: DatabaseLocation;
  readonly log: Log;
  /** What a commit survives: "normal" a crash of the program, "full" the loss of power too. PostgreSQL's own settings decide there. */
  readonly durability?: "normal" | "full";
  /** Held by a server on this file. */
  readonly lock?: ServerLock;
  /** Look for damage in the whole file. A short command leaves it out. */
  readonly verify?: boolean;
}

export interface OpenedApp {
  readonly app: App;
  close(): Promise<void>;
}

/** The application over a database, which is created and migrated where needed. */
export async function openApp(options: OpenAppOptions): Promise<OpenedApp> {
  const { log } = options;
  const outside = { clock: systemClock, ids: randomIds() };
  const store = await openStore(options, { ...outside, createRepositories, warn: (sentence) => log.warn({}, sentence) });
  const doorbell = doorbellFor(options);
  const live = { store, doorbell, log };
  return {
    app: {
      ...live,
      ...outside,
      openScratch: () => openScratch({ ...outside, createRepositories }),
      feed: createEventFeed(live),
      secrets: randomSecrets,
      findPlanSource,
      programs: installedPrograms({ env: process.env }),
      databaseCare: databaseCare({ location: options.location, clock: systemClock }),
      random: Math.random,
    },
    close: async () => {
      await doorbell.close();
      await store.close();
    },
  };
}

/** A file has one server; a PostgreSQL database may have several, and they hear each other. */
function doorbellFor({ location, log }: OpenAppOptions): PostgresDoorbell {
  if (location.dialect === "sqlite") return { ...localDoorbell(), close: async () => {} };
  return postgresDoorbell({ log, openLine: (ends) => openPostgresLine({ url: location.url, ...ends }) });
}

type StoreParts = Pick<Parameters<typeof openPostgres>[0], "clock" | "ids" | "createRepositories" | "warn">;

async function openStore({ location, log, durability = "normal", verify = true, lock }: OpenAppOptions, parts: StoreParts): Promise<Store> {
  if (location.dialect === "postgres") return openPostgres({ url: location.url, ...parts });
  const store = await openSqlite({ location: location.path, durability, verify, ...(lock && { lock }), ...parts });
  const { applied, backup } = store.schema;
  if (applied.length > 0)
    log.info({ applied: applied.map(({ tag }) => tag), backup }, "The database was brought to the schema of this program.");
  return store;
}

/** What can be done after a commit, by its kind. No command of this version queues any. */
const effectHandlers: EffectHandlers = {};

/** Whoever stops without a word holds an effect back for so long. */
const effectLeaseMs = 120_000;
const effectsAtOnce = 4;

/** Runs the effects of the database from now on, whoever queued them. */
export function startEffects(app: App, handlers = effectHandlers, leaseMs = effectLeaseMs): EffectWorker {
  const worker = app.ids.next();
  return effectWorker({
    ...app,
    atOnce: effectsAtOnce,
    nextDue: () => app.store.reads.effects.readNextDue(),
    pass: (given) => runEffects(app, { ...given, handlers, worker, leaseMs }),
  });
}
