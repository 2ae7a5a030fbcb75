import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { DomainError } from "@signalbox/contracts";
import Database from "better-sqlite3";
import { createFolderOf } from "./file-modes.ts";
import { opening } from "./sqlite-connection.ts";

/** What a server says about itself beside its database, for people and for the command line. */
export interface ServerInfo {
  readonly pid: number;
  /** Known once it listens. */
  readonly url?: string;
}

export interface ServerLock {
  readonly path: string;
  /** Says where the server can be reached. */
  announce(info: ServerInfo): void;
  release(): void;
}

const lockFile = (path: string) => `${path}.lock`;
const infoFile = (path: string) => `${path}.server.json`;

/**
 * One server per file. The lock is SQLite's own, on an empty database beside the real one, so the kernel gives it back when its holder
 * is killed. Programs that only run a command on the file do not take it.
 * @param waitMs how long to wait for the holder
 */
export function acquireServerLock(path: string, info: ServerInfo, waitMs = 0): ServerLock {
  opening(path, () => createFolderOf(path));
  const client = tryLock(path, waitMs);
  if (client === undefined) throw held(path);
  const announce = (what: ServerInfo) => writeInfo(path, what);
  announce(info);
  return {
    path,
    announce,
    release() {
      if (!client.open) return;
      rmSync(infoFile(path), { force: true });
      client.close();
    },
  };
}

/** The server that has the file open now; null when there is none, whatever a killed one left behind. */
export function runningServer(path: string): ServerInfo | null {
  if (!existsSync(lockFile(path))) return null;
  const client = tryLock(path, 0);
  if (client === undefined) return readInfo(path) ?? { pid: 0 };
  client.close();
  return null;
}

function tryLock(path: string, waitMs: number): Database.Database | undefined {
  const file = lockFile(path);
  return opening(file, () => {
    const client = new Database(file, { timeout: waitMs });
    try {
      client.exec("BEGIN EXCLUSIVE");
      return client;
    } catch (error) {
      client.close();
      if (String((error as { code?: unknown }).code).startsWith("SQLITE_BUSY")) return undefined;
      throw error;
    }
  });
}

function held(path: string): DomainError {
  const info = readInfo(path);
  const who =
    info === undefined
      ? "Another Signalbox server"
      : `A Signalbox server (process ${info.pid}${info.url === undefined ? "" : `, ${info.url}`})`;
  return new DomainError(
    "CONFLICT",
    `${who} already works on ${path}. Use that one, stop it first, or choose another database with --db.`,
    {
      details: { path, ...info },
    },
  );
}

/** Written aside and renamed, so that nobody reads half of it. */
function writeInfo(path: string, { pid, url }: ServerInfo): void {
  const fresh = `${infoFile(path)}.${process.pid}.tmp`;
  writeFileSync(fresh, JSON.stringify({ pid, url }), { mode: 0o600 });
  renameSync(fresh, infoFile(path));
}

function readInfo(path: string): ServerInfo | undefined {
  try {
    return JSON.parse(readFileSync(infoFile(path), "utf8")) as ServerInfo;
  } catch {
    return undefined;
  }
}
