import { type DestinationStream, destination, pino } from "pino";
import type { Log } from "../ports/log.ts";

export const logLevels = ["debug", "info", "warn", "error", "silent"] as const;
export type LogLevel = (typeof logLevels)[number];

export interface LogOptions {
  readonly level: LogLevel;
  /** Lines for people instead of JSON. */
  readonly readable: boolean;
  /** Where the lines go; stderr when left out. */
  readonly write?: (line: string) => void;
}

const secretKeys = ["token", "authorization", "password", "secret", "cookie", "apiKey"];
const redact = { paths: secretKeys.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: "[redacted]" };

/** Secrets that stand inside of longer texts, such as a driver's error that quotes its address. */
const secretsInText = [
  /(?<=\bpostgres(?:ql)?:\/\/[^\s:/@"]*:)[^\s@"]+(?=@)/gi,
  /(?<=\bsb_[\w-]{6})[\w-]{37}/g,
  /(?<=\bBearer\s+)[\w.~+/=-]+/gi,
  /(?<=[?#&](?:access_)?token=)[^\s&"'#]+/gi,
];

/** One line an entry. A line is written before the call returns, so that a crash loses none. */
export function createLog({ level, readable, write = writeToStderr() }: LogOptions): Log {
  const stream: DestinationStream = {
    write: (line) => write(hideSecrets(readable ? readableLine(line) : line)),
  };
  const logger = pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, formatters: { level: (label) => ({ level: label }) }, redact },
    stream,
  );
  return {
    info: (fields, message) => logger.info(fields, message),
    warn: (fields, message) => logger.warn(fields, message),
    error: (fields, message) => logger.error(fields, message),
  };
}

function writeToStderr(): (line: string) => void {
  const stderr = destination({ dest: 2, sync: true });
  return (line) => void stderr.write(line);
}

const hideSecrets = (line: string) => secretsInText.reduce((text, secret) => text.replace(secret, "[redacted]"), line);

interface Entry {
  readonly level: string;
  readonly time: string;
  readonly msg?: string;
  readonly err?: { readonly stack?: string };
}

function readableLine(line: string): string {
  const { level, time, msg = "", err, ...fields } = JSON.parse(line) as Entry;
  const rest = Object.keys(fields).length > 0 ? ` ${JSON.stringify(fields)}` : "";
  const stack = err?.stack === undefined ? "" : `\n${err.stack}`;
  return `${time.slice(11, 19)} ${level}: ${msg}${rest}${stack}\n`;
}
