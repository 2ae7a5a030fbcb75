import { mkdirSync, readdirSync, statfsSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { type DatabaseBackup, type DatabaseFacts, DomainError } from "@signalbox/contracts";
import type { Clock } from "../../ports/clock.ts";
import type { DatabaseCare, DatabaseHealth } from "../../ports/database-care.ts";
import { backupDatabase } from "./backup.ts";
import { type DatabaseLocation, MEMORY } from "./database-location.ts";
import { findDamage, migrationState, schemaBackups, sqliteMigrations } from "./ensure-schema.ts";
import { privately, tooWide } from "./file-modes.ts";
import { readJournal } from "./journal.ts";
import { runningServer } from "./lock.ts";
import { openForInspection } from "./sqlite-connection.ts";

export interface DatabaseCareOptions {
  readonly location: DatabaseLocation;
  readonly clock: Pick<Clock, "now">;
  /** A larger file is not looked through: nothing else is answered meanwhile. */
  readonly mostLookedThrough?: number;
}

export function databaseCare(options: DatabaseCareOptions): DatabaseCare {
  const { location } = options;
  if (location.dialect === "postgres") return postgresCare(location.url);
  return location.path === MEMORY ? memoryCare() : fileCare({ ...options, path: location.path });
}

const nowhere: DatabaseHealth = { damage: [], open: [], freeBytes: null, folder: null, serverUrl: null };

function fileCare({ path, clock, mostLookedThrough = 256 * 1024 * 1024 }: DatabaseCareOptions & { readonly path: string }): DatabaseCare {
  const folder = join(dirname(path), "backups");
  const sizes = () => ({ bytes: sizeOf(path), walBytes: sizeOf(`${path}-wal`) });
  return {
    readFacts: async () => ({ kind: "sqlite", path, ...sizes(), migrations: appliedTags(path), backups: listBackups(path, folder) }),
    checkHealth: async () => ({
      damage: sizeOf(path) > mostLookedThrough ? null : damageOf(path),
      open: tooWide(path).map((sentence) => ({ sentence, fix: sentence.slice(sentence.lastIndexOf("chmod ")) })),
      freeBytes: freeBytes(path),
      folder: dirname(path),
      serverUrl: runningServer(path)?.url ?? null,
    }),
    backUp: () => backUp({ path, folder, stamp: clock.now().toISOString().replaceAll(/[-:.]/g, "") }),
  };
}

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

function appliedTags(path: string): { tag: string }[] {
  const client = openForInspection(path);
  try {
    const { journal, applied } = migrationState(client, sqliteMigrations);
    return journal.filter(({ when }) => applied.includes(when)).map(({ tag }) => ({ tag }));
  } finally {
    client.close();
  }
}

function damageOf(path: string): string[] {
  const client = openForInspection(path);
  try {
    return findDamage(client, "quick_check");
  } finally {
    client.close();
  }
}

function freeBytes(path: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(dirname(path));
    return bavail * bsize;
  } catch {
    return null;
  }
}

/** Those that were asked for, and those made before a migration. */
function listBackups(path: string, folder: string): DatabaseFacts["backups"] {
  const asked = statSync(folder, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(folder).map((name) => join(folder, name)) : [];
  const found = [...asked.filter((file) => file.endsWith(".db")), ...schemaBackups(path)].flatMap((file) => {
    const stat = statSync(file, { throwIfNoEntry: false });
    // A backup that is still being made is an empty file under its name.
    return stat?.isFile() && stat.size > 0 ? [{ path: file, bytes: stat.size, createdAt: new Date(Math.trunc(stat.mtimeMs)) }] : [];
  });
  return found.sort((one, other) => other.createdAt.getTime() - one.createdAt.getTime() || (one.path < other.path ? 1 : -1));
}

interface BackUp {
  readonly path: string;
  readonly folder: string;
  readonly stamp: string;
}

/** Another backup of the same moment may have taken the name. */
async function backUp({ path, folder, stamp }: BackUp): Promise<DatabaseBackup> {
  privately(() => mkdirSync(folder, { recursive: true, mode: 0o700 }));
  for (let number = 0; ; number++) {
    const name = `${basename(path).replace(/\.db$/, "")}-${stamp}${number === 0 ? "" : `-${number}`}.db`;
    try {
      return await backupDatabase({ from: path, to: join(folder, name) });
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== "CONFLICT" || number === 100) throw error;
    }
  }
}

/** Nothing of it outlives the process. */
const memoryCare = (): DatabaseCare => ({
  readFacts: async () => ({
    ...{ kind: "sqlite", path: MEMORY, bytes: 0, walBytes: 0, backups: [] },
    migrations: readJournal(sqliteMigrations).map(({ tag }) => ({ tag })),
  }),
  checkHealth: async () => nowhere,
  backUp: async () => {
    throw new DomainError("REFUSED", "This database is in memory only, so there is nothing to copy. Give --db a file.");
  },
});

/** Its own tools look after it. The address stays inside: it may hold a password. */
function postgresCare(url: string): DatabaseCare {
  const { host, pathname } = new URL(url);
  return {
    readFacts: async () => ({
      ...{ kind: "postgres", path: `${host}${pathname}`, bytes: 0, walBytes: 0, backups: [] },
      // What is not applied yet is applied before anyone can ask.
      migrations: readJournal(join(sqliteMigrations, "postgres")).map(({ tag }) => ({ tag })),
    }),
    checkHealth: async () => nowhere,
    backUp: async () => {
      throw new DomainError(
        "REFUSED",
        'Signalbox copies no PostgreSQL database. Use its own tool: pg_dump --format=custom --file=signalbox.dump "$SIGNALBOX_DB"',
      );
    },
  };
}
