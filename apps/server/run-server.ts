import { constants } from "node:os";
import { createLog } from "./adapters/log.ts";
import { failureOf, isBug } from "./cli/failure.ts";
import { type ConfigSource, readConfig } from "./config.ts";
import { serve } from "./serve.ts";

const stopSignals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Serves until a signal asks for the end, and answers the exit code. Prints one line on stdout: the address to open. A failure is one
 * sentence on stderr.
 */
export async function runServer(source: ConfigSource): Promise<number> {
  // Before anything else: a signal that comes while the database opens ends us in order, too.
  const stopped = untilStopped();
  try {
    const { logLevel, ...config } = readConfig(source);
    const log = createLog({ level: logLevel, readable: process.stderr.isTTY === true });
    const server = await serve({ ...config, log });
    process.stdout.write(`Signalbox is ready: ${server.startUrl}\n`);
    const signal = await stopped;
    log.info({ signal }, "Stopping: requests in flight are finished first.");
    await server.close();
    log.info({}, "Stopped.");
    return 0;
  } catch (error) {
    return tell(error);
  }
}

function tell(error: unknown): number {
  const failure = failureOf(error);
  const stack = isBug(failure) && error instanceof Error ? `\n${error.stack}` : "";
  process.stderr.write(`signalbox: ${failure.message}${stack}\n`);
  return failure.exitCode;
}

/** The first signal asks, the second one insists. */
function untilStopped(): Promise<NodeJS.Signals> {
  const { promise, resolve } = Promise.withResolvers<NodeJS.Signals>();
  let asked = false;
  for (const signal of stopSignals) {
    process.on(signal, () => {
      if (asked) process.exit(128 + constants.signals[signal]);
      asked = true;
      resolve(signal);
    });
  }
  return promise;
}
