// Child processes of the bootstrap: start, wait, pass signals on. Parses on Node 18.
import { spawn } from "node:child_process";
import { constants } from "node:os";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
export const windows = process.platform === "win32";

/** A failure to be told in one sentence, without a stack. */
export class Failure extends Error {}

const SAME_SIGNAL_MS = 1000;
const live = new Set();
const seen = new Map();
let interrupted;

export function forwardSignals() {
  // A terminal sends Ctrl-C to the whole group, and npm sends it to us once more: the child has had its own.
  const terminal = [0, 1, 2].some((fd) => [process.stdin, process.stdout, process.stderr][fd].isTTY);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => {
      const now = Date.now();
      const repeated = now - (seen.get(signal) ?? 0) < SAME_SIGNAL_MS;
      seen.set(signal, now);
      interrupted = signal;
      if (live.size === 0) process.exit(exitCode(null, signal));
      if (repeated || (terminal && signal === "SIGINT")) return;
      for (const child of live) child.kill(signal);
    });
  }
}

const exitCode = (code, signal) => code ?? 128 + (constants.signals[signal] ?? 0);

function start(command, args, { env = process.env, cwd = root, stdio = "inherit" }) {
  const child = spawn(command, args, { cwd, env, stdio, shell: windows && !command.endsWith(".exe") });
  live.add(child);
  const ended = new Promise((resolve, reject) => {
    child.on("error", (cause) => {
      live.delete(child);
      reject(new Failure(`Could not start ${command}: ${cause.message}.`));
    });
    child.on("close", (code, signal) => {
      live.delete(child);
      resolve(exitCode(code, signal));
    });
  });
  return { child, ended };
}

/** Runs a command on our own terminal; answers its exit code. */
export const run = (command, args, options = {}) => start(command, args, options).ended;

/** Like run, for a step that others follow: a signal ends us after it instead of going on. */
export async function step(command, args, options = {}) {
  const code = await run(command, args, options);
  stopIfInterrupted();
  return code;
}

/** Runs a command and keeps what it prints. */
export async function capture(command, args, options = {}) {
  const { child, ended } = start(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
  let stdout = "";
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text) => {
    stdout += text;
    output += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text) => {
    output += text;
  });
  const code = await ended;
  stopIfInterrupted();
  return { code, stdout, output };
}

function stopIfInterrupted() {
  if (interrupted) process.exit(exitCode(null, interrupted));
}
