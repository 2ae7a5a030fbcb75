import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

export interface ServerProcess {
  readonly process: ChildProcess;
  stdout(): string;
  stderr(): string;
  /** The address and the token that it printed; rejects with what it said when it ended instead. */
  started(): Promise<{ url: string; token: string; line: string }>;
  /** Waits until its log holds `text`. */
  logged(text: string): Promise<void>;
  /** The exit code; null when a signal ended it. */
  ended(): Promise<number | null>;
}

const main = fileURLToPath(new URL("../main.ts", import.meta.url));

/** A real server in a process of its own, on any free port unless the arguments name one. It does not outlive the test. */
export function serverProcess(args: readonly string[], env: Readonly<Record<string, string>> = {}): ServerProcess {
  const clean = { ...withoutSettings(), SIGNALBOX_PORT: "0", ...env };
  const child = spawn(process.execPath, [main, ...args], { stdio: ["ignore", "pipe", "pipe"], env: clean });
  const printed = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name].setEncoding("utf8").on("data", (text: string) => {
      printed[name] += text;
    });
  }
  const closed = once(child, "close").then(([code]) => code as number | null);
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await closed;
  });
  const until = async (name: "stdout" | "stderr", fits: () => boolean) => {
    const end = closed.then((code) => {
      if (!fits()) throw new Error(`The server ended with ${code}: ${printed.stdout}${printed.stderr}`);
    });
    while (!fits()) await Promise.race([once(child[name], "data"), end]);
    end.catch(() => {});
  };
  return {
    process: child,
    stdout: () => printed.stdout,
    stderr: () => printed.stderr,
    started: async () => {
      await until("stdout", () => printed.stdout.includes("\n"));
      const [line = "", url = "", token = ""] = /(http:\/\/[^/]+)\/#token=(\S+)/.exec(printed.stdout) ?? [];
      return { url, token, line };
    },
    logged: (text) => until("stderr", () => printed.stderr.includes(text)),
    ended: () => closed,
  };
}

/** Whoever runs the tests may have configured a server of their own. */
function withoutSettings(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("SIGNALBOX_")));
}
