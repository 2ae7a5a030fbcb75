import { type ChildProcess, execFile, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { accessSync, chownSync, constants, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";

/** A private PostgreSQL for a test run: own data folder, own port of the loopback address, gone when the run is over. */
export interface PostgresServer {
  url(database: string): string;
  /** A new, empty database. */
  createDatabase(): Promise<string>;
  stop(): Promise<void>;
}

export interface Skipped {
  /** Why there is no server here: shown beside the tests that needed it. */
  readonly skipped: string;
}

const run = promisify(execFile);

const ATTEMPTS = 4;
const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 10_000;
/** PostgreSQL refuses to run as root. This is `nobody` on every Linux. */
const NOBODY = 65_534;

/** Never throws: where PostgreSQL is absent or does not start, the reason is the answer. */
export async function startPostgres(): Promise<PostgresServer | Skipped> {
  if (process.platform === "win32") return { skipped: "starting a private PostgreSQL is not supported on Windows" };
  let folder: string | undefined;
  try {
    const bin = await findBinaries();
    if (bin === undefined) return { skipped: "no PostgreSQL server binaries (initdb, postgres) on this machine" };
    folder = mkdtempSync(join(tmpdir(), "signalbox-pg-"));
    return await startIn(folder, bin);
  } catch (error) {
    if (folder !== undefined) remove(folder);
    // The last line is the reason; those before it repeat the command.
    const reason = (error instanceof Error ? error.message : String(error)).trim().split("\n").at(-1);
    return { skipped: `PostgreSQL did not start: ${reason}` };
  }
}

async function startIn(folder: string, bin: string): Promise<PostgresServer> {
  const root = process.getuid?.() === 0;
  if (root) chownSync(folder, NOBODY, NOBODY);
  const as = { ...(root ? { uid: NOBODY, gid: NOBODY } : {}), env: cleanEnvironment(), cwd: folder };
  const data = join(folder, "data");
  await run(join(bin, "initdb"), ["-D", data, "--locale=C", "-E", "UTF8", "-A", "trust", "-U", "postgres", "-N"], {
    ...as,
    timeout: START_TIMEOUT_MS,
  });

  let failure: unknown;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const port = await freePort();
    try {
      const child = await launch(join(bin, "postgres"), { data, port, as });
      return serverOn({ port, child, folder });
    } catch (error) {
      // Another process may have taken the port between our asking and PostgreSQL's.
      failure = error;
    }
  }
  throw failure;
}

function serverOn({ port, child, folder }: { port: number; child: ChildProcess; folder: string }): PostgresServer {
  const url = (database: string) => `postgres://postgres@127.0.0.1:${port}/${database}?sslmode=disable`;
  return {
    url,
    createDatabase: () => createDatabase(url("postgres")),
    stop: async () => {
      await end(child);
      remove(folder);
    },
  };
}

/** Makes a new, empty database on the server that `url` points to. */
export async function createDatabase(url: string): Promise<string> {
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 30_000 });
  await client.connect();
  try {
    await client.query(`create database ${name}`);
  } finally {
    await client.end();
  }
  const made = new URL(url);
  made.pathname = `/${name}`;
  return made.href;
}

/**
 * The shell waits on our end of a pipe: when this process ends, however it ends, the pipe closes, the server is stopped and its folder goes.
 * The server alone holds the error stream, so the end of that stream is the end of the server.
 */
const leash = [
  "folder=$1",
  "shift",
  "exec 3>&2 2>/dev/null",
  '"$@" 2>&3 3>&- </dev/null & server=$!',
  "exec 3>&-",
  "cat >/dev/null",
  "kill -INT $server",
  "wait $server",
  "cd /",
  'rm -rf "$folder"',
].join("\n");

interface Launch {
  readonly data: string;
  readonly port: number;
  readonly as: { uid?: number; gid?: number; env: NodeJS.ProcessEnv; cwd: string };
}

async function launch(postgres: string, { data, port, as }: Launch): Promise<ChildProcess> {
  const settings = [
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "fsync=off",
    "full_page_writes=off",
    "shared_buffers=32MB",
    "logging_collector=off",
    "log_destination=stderr",
  ];
  const args = ["-D", data, "-p", String(port), ...settings.flatMap((setting) => ["-c", setting])];
  const child = spawn("/bin/sh", ["-c", leash, "sh", as.cwd, postgres, ...args], {
    ...as,
    detached: true,
    stdio: ["pipe", "ignore", "pipe"],
  });
  try {
    await ready(child);
    return child;
  } catch (error) {
    // Without a word to the shell, which would take the data along that the next attempt needs.
    if (child.pid !== undefined) killGroup(child.pid);
    throw error;
  }
}

/** Resolves when the server says that it takes connections; what it says afterwards is read and dropped, so that it never blocks. */
function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = "";
    const timer = setTimeout(() => reject(new Error(`not ready after ${START_TIMEOUT_MS / 1000} s`)), START_TIMEOUT_MS);
    child.on("error", reject);
    child.stdin?.on("error", () => {});
    child.stderr?.setEncoding("utf8");
    child.stderr?.on("data", (text: string) => {
      said = (said + text).slice(-4_000);
      if (!said.includes("ready to accept connections")) return;
      clearTimeout(timer);
      resolve();
    });
    child.stderr?.on("end", () => {
      clearTimeout(timer);
      reject(new Error(said.trim().split("\n").at(-1) ?? "it ended at once"));
    });
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const exited = once(child, "exit");
  child.stdin?.end();
  // Its own process group (detached), so that this reaches the shell and the server.
  const { pid } = child;
  const timer = setTimeout(() => killGroup(pid), STOP_TIMEOUT_MS);
  await exited;
  clearTimeout(timer);
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // It has ended meanwhile.
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => (typeof address === "object" && address !== null ? resolve(address.port) : reject(new Error("no free port"))));
    });
  });
}

/** Newest first of the versions Debian keeps side by side, then what `pg_config` and PATH name. */
async function findBinaries(): Promise<string | undefined> {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const configured = await run("pg_config", ["--bindir"]).then(
    ({ stdout }) => [stdout.trim()],
    () => [],
  );
  const onPath = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  const candidates = [...versions.map((version) => join(debian, version, "bin")), ...configured, ...onPath];
  return candidates.find((folder) => executable(join(folder, "initdb")) && executable(join(folder, "postgres")));
}

function executable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Without what would point initdb and the server at somebody else's settings, and with messages in the language `ready` reads. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name));
  return { ...Object.fromEntries(kept), LC_ALL: "C", TZ: "UTC" };
}

function remove(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  } catch {
    // A folder left behind in the temp folder is no reason to fail a run.
  }
}
