import { existsSync, readFileSync } from "node:fs";
import Database from "better-sqlite3";

/**
 * Who holds the lock of a file. Apart from lock.ts because the command line asks this first, and with it would load the whole schema, which
 * explains errors and takes longer than the rest of a command.
 */

/** What a server says about itself beside its database, for people and for the command line. */
export interface ServerInfo {
  readonly pid: number;
  /** Known once it listens. */
  readonly url?: string;
}

export const lockFile = (path: string) => `${path}.lock`;
export const infoFile = (path: string) => `${path}.server.json`;

/** The server that has the file open now; null when there is none, whatever a killed one left behind. Throws what SQLite throws. */
export function lockHolder(path: string): ServerInfo | null {
  if (!existsSync(lockFile(path))) return null;
  const client = tryLock(path, 0);
  if (client === undefined) return readInfo(path) ?? { pid: 0 };
  client.close();
  return null;
}

/** Undefined while another program holds it. */
export function tryLock(path: string, waitMs: number): Database.Database | undefined {
  const client = new Database(lockFile(path), { timeout: waitMs });
  try {
    client.exec("BEGIN EXCLUSIVE");
    return client;
  } catch (error) {
    client.close();
    if (String((error as { code?: unknown }).code).startsWith("SQLITE_BUSY")) return undefined;
    throw error;
  }
}

export function readInfo(path: string): ServerInfo | undefined {
  try {
    return JSON.parse(readFileSync(infoFile(path), "utf8")) as ServerInfo;
  } catch {
    return undefined;
  }
}
