import { execFile } from "node:child_process";
import { delimiter, isAbsolute, parse } from "node:path";
import type { KnownProgram, Programs, ProgramVersion } from "../ports/programs.ts";

export interface ProgramsOptions {
  /** Of what surrounds this process only these two are handed on: whatever else stands there may be a secret. */
  readonly env: { readonly PATH?: string | undefined; readonly HOME?: string | undefined };
  /** How long a program may take. */
  readonly timeoutMs?: number;
}

const outputLimit = 64 * 1024;
const longestVersion = 100;

/** Asks the programs themselves, by fixed names and arguments and without a shell. */
export function installedPrograms({ env, timeoutMs = 5_000 }: ProgramsOptions): Programs {
  // A relative or empty entry means the current folder, where anyone may have put a program of that name.
  const path = (env.PATH ?? "").split(delimiter).filter((entry) => isAbsolute(entry));
  const options = {
    env: { PATH: path.join(delimiter), ...(env.HOME !== undefined && { HOME: env.HOME }) },
    cwd: parse(process.execPath).root,
    ...({ shell: false, timeout: timeoutMs, killSignal: "SIGKILL", maxBuffer: outputLimit, encoding: "utf8", windowsHide: true } as const),
  };
  return {
    nodeVersion: process.versions.node,
    platform: process.platform,
    versionOf: (program: KnownProgram) =>
      path.length === 0
        ? Promise.resolve({ state: "missing" })
        : new Promise((resolve) => {
            const child = execFile(program, ["--version"], options, (error, stdout, stderr) => {
              resolve(error ? failureOf(error, { stderr, timeoutMs }) : versionIn(stdout || stderr));
            });
            // Some programs wait for what stands on their input.
            child.stdin?.end();
          }),
  };
}

function failureOf(
  error: Error & { code?: unknown; killed?: boolean },
  { stderr, timeoutMs }: { stderr: string; timeoutMs: number },
): ProgramVersion {
  if (error.code === "ENOENT") return { state: "missing" };
  if (error.code === "EACCES") return { state: "failed", reason: "it may not be run" };
  if (error.killed) return { state: "failed", reason: `it gave no answer within ${timeoutMs} ms` };
  const said = lineOf(stderr);
  return { state: "failed", reason: `it ended with ${String(error.code ?? "a signal")}${said === "" ? "" : `: ${said}`}` };
}

function versionIn(output: string): ProgramVersion {
  const line = lineOf(output);
  const version = /\d+\.\d+(?:\.\d+)?(?:[-+.][0-9A-Za-z.-]+)?/.exec(line)?.[0];
  return line === "" ? { state: "failed", reason: "it said nothing" } : { state: "found", version: version ?? line };
}

const lineOf = (text: string): string => (text.trim().split(/\r?\n/, 1)[0] ?? "").slice(0, longestVersion).toWellFormed();
