import type { Store } from "../db/repositories/unit-of-work.ts";
import type { Clock } from "./clock.ts";
import type { DatabaseCare } from "./database-care.ts";
import type { Doorbell } from "./doorbell.ts";
import type { EventFeed } from "./event-feed.ts";
import type { Ids } from "./ids.ts";
import type { Log } from "./log.ts";
import type { FindPlanSource } from "./plan-source.ts";
import type { Programs } from "./programs.ts";
import type { Secrets } from "./secrets.ts";

/** What the use cases work with. The composition root fills it in; tests fill it with a database in memory. */
export interface App {
  readonly store: Omit<Store, "close">;
  /** An empty database on the disk, gone once it is closed: for work that would not fit into memory. */
  readonly openScratch: () => Promise<Store>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly doorbell: Doorbell;
  readonly feed: EventFeed;
  readonly secrets: Secrets;
  readonly findPlanSource: FindPlanSource;
  readonly programs: Programs;
  readonly databaseCare: DatabaseCare;
  /** In [0, 1): for names that people read. Never for secrets. */
  readonly random: () => number;
}
