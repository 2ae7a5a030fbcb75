import { renameSync, rmSync, writeFileSync } from "node:fs";
import { DomainError } from "@signalbox/contracts";
import { createFolderOf } from "./file-modes.ts";
import { infoFile, lockFile, lockHolder, readInfo, type ServerInfo, tryLock } from "./held-lock.ts";
import { opening } from "./sqlite-connection.ts";

export type { ServerInfo } from "./held-lock.ts";

export interface ServerLock {
  readonly path: string;
  /** Says where the server can be reached. */
  announce(info: ServerInfo): void;
  release(): void;
}

/**
 * One server per file. The lock is SQLite's own, on an empty database beside the real one, so the kernel gives it back when its holder
 * is killed. Programs that only run a command on the file do not take it.
 * @param waitMs how long to wait for the holder
 */
export function acquireServerLock(path: string, info: ServerInfo, waitMs = 0): ServerLock {
  opening(path, () => createFolderOf(path));
  const client = opening(lockFile(path), () => tryLock(path, waitMs));
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
export const runningServer = (path: string): ServerInfo | null => opening(lockFile(path), () => lockHolder(path));

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
