import { dirname } from "node:path";
import { DomainError } from "@signalbox/contracts";
import { z } from "zod";
import { type LogLevel, logLevels } from "./adapters/log.ts";
import { type DatabaseLocation, databaseLocation } from "./db/index.ts";

/** Out of the way of the usual ports of development servers. */
const DEFAULT_PORT = 4680;

export interface ServerConfig {
  readonly location: DatabaseLocation;
  readonly host: string;
  /** 0 takes any free one. */
  readonly port: number;
  readonly durability: "normal" | "full";
  readonly logLevel: LogLevel;
  /** Where the access token lies: beside the SQLite file, or where that would be. */
  readonly tokenFolder: string;
}

/** What stands on the command line; it wins over the environment. */
export interface ServerFlags {
  readonly db?: string | undefined;
  readonly host?: string | undefined;
  readonly port?: string | undefined;
}

export interface ConfigSource {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly flags?: ServerFlags;
}

const portSchema = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .refine((port) => port <= 65_535);

const settings = {
  SIGNALBOX_HOST: { schema: z.string(), fallback: "127.0.0.1", expected: "a loopback address such as 127.0.0.1" },
  SIGNALBOX_PORT: { schema: portSchema, fallback: String(DEFAULT_PORT), expected: "a port from 0 (any free one) to 65535" },
  SIGNALBOX_DURABILITY: { schema: z.enum(["normal", "full"]), fallback: "normal", expected: '"normal" or "full"' },
  SIGNALBOX_LOG: { schema: z.enum(logLevels), fallback: "info", expected: `one of ${logLevels.join(", ")}` },
} as const;

type Setting = keyof typeof settings;

/** Everything that can be configured, checked. A variable that is empty counts as not set. */
export function readConfig({ env, cwd, flags = {} }: ConfigSource): ServerConfig {
  const location = databaseLocation({ flag: flags.db, env, cwd });
  return {
    location,
    host: read("SIGNALBOX_HOST", env, flags.host),
    port: read("SIGNALBOX_PORT", env, flags.port),
    durability: read("SIGNALBOX_DURABILITY", env),
    logLevel: read("SIGNALBOX_LOG", env),
    tokenFolder: dirname(location.dialect === "sqlite" ? location.path : defaultFile({ env, cwd })),
  };
}

function read<Name extends Setting>(name: Name, env: ConfigSource["env"], flag?: string): z.output<(typeof settings)[Name]["schema"]> {
  const { schema, fallback, expected } = settings[name];
  const given = flag ?? (env[name] || fallback);
  const checked = schema.safeParse(given.trim());
  if (checked.success) return checked.data as z.output<(typeof settings)[Name]["schema"]>;
  const source = flag === undefined ? name : `--${name.slice("SIGNALBOX_".length).toLowerCase()}`;
  throw new DomainError("INVALID", `${source} is "${given}", but must be ${expected}.`, { details: { field: source } });
}

function defaultFile({ env, cwd }: ConfigSource): string {
  const own = databaseLocation({ env: { ...env, SIGNALBOX_DB: undefined }, cwd });
  return own.dialect === "sqlite" ? own.path : cwd;
}
