import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

export interface ChildScript {
  readonly process: ChildProcess;
  /** Everything printed so far. */
  output(): string;
  /** Waits until the output fits; rejects with all that was printed when the process ends before. */
  until(fits: (output: string) => boolean): Promise<void>;
  /** Waits for the end and gives the exit code; null after a signal. */
  ended(): Promise<number | null>;
  kill(): Promise<void>;
}

/** Runs a script of testing/processes in a process of its own, which does not outlive the test. */
export function childScript(name: string, ...args: string[]): ChildScript {
  const script = fileURLToPath(new URL(`./processes/${name}.ts`, import.meta.url));
  const child = spawn(process.execPath, [script, ...args], { stdio: ["pipe", "pipe", "pipe"] });
  let printed = "";
  let errors = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    printed += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    errors += text;
  });
  const closed = once(child, "close").then(([code]) => code as number | null);
  const kill = async () => {
    child.kill("SIGKILL");
    await closed;
  };
  onTestFinished(kill);
  return {
    process: child,
    output: () => printed,
    until: async (fits) => {
      const end = closed.then((code) => {
        if (!fits(printed)) throw new Error(`${name} ended with ${code}: ${printed.slice(-500)}${errors.slice(-2000)}`);
      });
      while (!fits(printed)) await Promise.race([once(child.stdout, "data"), end]);
    },
    ended: async () => {
      const code = await closed;
      if (code !== 0 && code !== null) throw new Error(`${name} ended with ${code}: ${errors.slice(-2000)}`);
      return code;
    },
    kill,
  };
}
