import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const main = fileURLToPath(new URL("../../../server/main.ts", import.meta.url));

export interface TestServer {
  readonly url: string;
  readonly token: string;
  /** The address that the server prints: signs a browser in. */
  readonly startUrl: string;
  /** Calls a procedure as the owner. */
  query<Answer = unknown>(path: string, input?: unknown): Promise<Answer>;
  mutate<Answer = unknown>(path: string, input?: unknown): Promise<Answer>;
  /** kill -9. */
  kill(): Promise<void>;
  /** Again on the same database and port. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** The real server as people start it, on a database of its own in a temporary folder. */
export async function startServer(): Promise<TestServer> {
  const folder = await mkdtemp(join(tmpdir(), "signalbox-e2e-"));
  let running = await launch(folder, 0);
  const { origin: url, hash, port } = new URL(running.address);
  const token = hash.slice("#token=".length);
  const call = async (path: string, init: RequestInit) => {
    const answer = await fetch(`${url}/trpc/${path}`, {
      ...init,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    });
    const body = (await answer.json()) as { result?: { data: unknown }; error?: { message: string } };
    if (body.error) throw new Error(`${path}: ${body.error.message}`);
    return body.result?.data;
  };
  const end = async (signal: NodeJS.Signals) => {
    if (running.child.exitCode !== null || running.child.signalCode !== null) return;
    const ended = once(running.child, "exit");
    running.child.kill(signal);
    await ended;
  };
  return {
    url,
    token,
    startUrl: running.address,
    query: async <Answer>(path: string, input: unknown = {}) =>
      (await call(`${path}?input=${encodeURIComponent(JSON.stringify(input))}`, {})) as Answer,
    mutate: async <Answer>(path: string, input: unknown = {}) =>
      (await call(path, { method: "POST", body: JSON.stringify(input) })) as Answer,
    kill: () => end("SIGKILL"),
    start: async () => {
      running = await launch(folder, Number(port));
    },
    stop: async () => {
      await end("SIGTERM");
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function launch(folder: string, port: number): Promise<{ readonly child: ChildProcess; readonly address: string }> {
  const child = spawn(process.execPath, [main, "--db", join(folder, "signalbox.db"), "--port", String(port)], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, SIGNALBOX_LOG: "warn" },
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
  const address = await new Promise<string>((resolve, reject) => {
    const look = () => {
      const found = /Signalbox is ready: (\S+)\n/.exec(said)?.[1];
      if (found) resolve(found);
    };
    child.stdout.on("data", look);
    child.once("exit", (code) => reject(new Error(`The server ended with ${code}: ${said}`)));
  });
  return { child, address };
}
