import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { DomainError } from "@signalbox/contracts";
import { runningServer, type ServerInfo } from "../db/connect/lock.ts";

export interface RunningServer {
  readonly url: string;
  readonly token: string;
}

/** The server on this file that can be asked now; null when there is none, or it does not listen yet. */
export async function findServer(path: string): Promise<RunningServer | null> {
  const info = await announced(path);
  if (info?.url === undefined || !isAlive(info.pid)) return null;
  // A process with that number may be another one by now. The lock is the proof, so that no other program is sent the token.
  const running = runningServer(path);
  return running?.url === undefined ? null : { url: running.url, token: await readToken(path) };
}

/** Looked at first: trying the lock for nothing could get in the way of a server that starts. */
async function announced(path: string): Promise<ServerInfo | null> {
  const file = `${path}.server.json`;
  if (!existsSync(file)) return null;
  try {
    return JSON.parse(await readFile(file, "utf8")) as ServerInfo;
  } catch {
    // It has just ended, or was killed while it wrote.
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
