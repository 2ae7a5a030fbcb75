import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { DomainError } from "@signalbox/contracts";
import { infoFile, lockHolder, readInfo, type ServerInfo } from "../db/connect/held-lock.ts";

export interface RunningServer {
  readonly url: string;
  readonly token: string;
}

/** The server on this file that can be asked now; null when there is none, or it does not listen yet. */
export async function findServer(path: string): Promise<RunningServer | null> {
  // Looked at before the lock: trying that for nothing could get in the way of a server that starts.
  const announced = existsSync(infoFile(path)) ? readInfo(path) : undefined;
  if (announced?.url === undefined || !isAlive(announced.pid)) return null;
  // A process with that number may be another one by now. The lock is the proof, so that no other program is sent the token.
  const holder = lockHolderOf(path);
  return holder?.url === undefined ? null : { url: holder.url, token: await readToken(path) };
}

/** Whoever cannot look at the lock works on the database itself, and hears there what is wrong. */
function lockHolderOf(path: string): ServerInfo | null {
  try {
    return lockHolder(path);
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process is one, too.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

async function readToken(path: string): Promise<string> {
  const file = join(dirname(path), "token");
  try {
    return (await readFile(file, "utf8")).trim();
  } catch (error) {
    throw new DomainError(
      "UNAUTHENTICATED",
      `A server runs on ${path}, but its access token cannot be read from ${file}. Ask as the user who started the server.`,
      { cause: error, details: { path: file } },
    );
  }
}
