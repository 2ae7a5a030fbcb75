/** What the composition root needs of the database. Nothing else imports this file. */
import type { PostgresOptions } from "./connect/postgres.ts";
import type { PostgresLine, PostgresLineOptions } from "./connect/postgres-line.ts";
import type { Store } from "./repositories/unit-of-work.ts";

export { databaseCare } from "./connect/database-care.ts";
export { type DatabaseLocation, databaseLocation, MEMORY } from "./connect/database-location.ts";
export { acquireServerLock, type ServerLock } from "./connect/lock.ts";
export { openScratch } from "./connect/scratch.ts";
export { openSqlite } from "./connect/sqlite.ts";
export { createRepositories } from "./repositories/drizzle/index.ts";
export type { Store } from "./repositories/unit-of-work.ts";

/** Loaded when it is asked for: a command on a file starts a tenth of a second sooner without the driver. */
export const openPostgres = async (options: PostgresOptions): Promise<Store> =>
  (await import("./connect/postgres.ts")).openPostgres(options);

export const openPostgresLine = async (options: PostgresLineOptions): Promise<PostgresLine> =>
  (await import("./connect/postgres-line.ts")).openPostgresLine(options);
