import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import { tempFolder } from "../testing/temp-folder.ts";

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A user of the running test's own, with a home, a folder to work in and nothing of the environment of whoever runs the tests. */
export interface CliUser {
  readonly folder: string;
  /** Where the database is unless a command says otherwise. */
  readonly database: string;
  run(...args: string[]): Promise<Ran>;
  /** Runs with --json and gives the document; fails unless the command does what it should. */
  json<T = Record<string, unknown>>(...args: string[]): Promise<T>;
  /** Runs and gives what was printed; fails unless the command does what it should. */
  text(...args: string[]): Promise<string>;
  /** Starts a server on the database, which does not outlive the test. */
  serve(): Promise<RunningCli>;
}

export interface RunningCli {
  readonly url: string;
  readonly pid: number;
  /** Asks it to stop, and gives its exit code. */
  stop(): Promise<number | null>;
  kill(): Promise<void>;
}

const main = fileURLToPath(new URL("./main.ts", import.meta.url));
/** What programs need to run at all on some machines. */
const kept = ["PATH", "LD_LIBRARY_PATH", "TMPDIR", "TMP", "TEMP", "SystemRoot"];

export function cliUser(): CliUser {
  const home = tempFolder();
  const folder = join(home, "work");
  mkdirSync(folder);
  const database = join(home, "data", "plan.db");
  const env: NodeJS.ProcessEnv = { HOME: home, XDG_DATA_HOME: join(home, "share"), SIGNALBOX_DB: database };
  for (const name of kept) if (process.env[name] !== undefined) env[name] = process.env[name];
  const start = (args: readonly string[]) =>
    spawn(process.execPath, [main, ...args], { cwd: folder, env, stdio: ["ignore", "pipe", "pipe"] });
  const run = (...args: string[]) => finished(start(args));
  const text = async (...args: string[]) => {
    const { code, stdout, stderr } = await run(...args);
    if (code !== 0) throw new Error(`signalbox ${args.join(" ")} ended with ${code}: ${stderr}`);
    return stdout;
  };
  return {
    folder,
    database,
    run,
    text,
    json: async <T>(...args: string[]) => JSON.parse(await text(...args, "--json")) as T,
    serve: () => listening(start(["serve", "--port", "0"])),
  };
}

async function finished(child: ChildProcess): Promise<Ran> {
  const printed = capture(child);
  const [code] = (await once(child, "close")) as [number | null];
  return { code, ...printed() };
}

function capture({ stdout, stderr }: ChildProcess): () => { readonly stdout: string; readonly stderr: string } {
  let out = "";
  let err = "";
  stdout?.setEncoding("utf8").on("data", (text: string) => {
    out += text;
  });
  stderr?.setEncoding("utf8").on("data", (text: string) => {
    err += text;
  });
  return () => ({ stdout: out, stderr: err });
}

async function listening(child: ChildProcess): Promise<RunningCli> {
  const printed = capture(child);
  const closed = once(child, "close").then(([code]) => code as number | null);
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    return closed;
  };
  onTestFinished(async () => void (await end("SIGKILL")));
  const address = () => /http:\/\/[^/\s]+/.exec(printed().stdout)?.[0];
  while (address() === undefined) {
    const ended = closed.then((code) => {
      throw new Error(`The server ended with ${code}: ${printed().stderr}`);
    });
    await Promise.race([once(child.stdout as NodeJS.EventEmitter, "data"), ended]);
  }
  return { url: address() ?? "", pid: child.pid ?? 0, stop: () => end("SIGTERM"), kill: async () => void (await end("SIGKILL")) };
}

/** What a command does must not depend on how it reaches the data. */
export const cliModes: readonly (readonly [string, () => Promise<CliUser>])[] = [
  ["over the database", async () => cliUser()],
  [
    "over a server",
    async () => {
      const user = cliUser();
      await user.serve();
      return user;
    },
  ],
];
