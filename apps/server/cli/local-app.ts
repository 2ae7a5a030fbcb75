import { type OpenedApp, openApp } from "../compose.ts";
import type { DatabaseLocation } from "../db/connect/database-location.ts";
import type { Log } from "../ports/log.ts";
import type { Io } from "./io.ts";

/** The application over the database itself. Opening looks for no damage: a short command would wait longest for that. */
export function openLocalApp(io: Io, location: DatabaseLocation): Promise<OpenedApp> {
  const warn: Log["warn"] = (_fields, message) => io.err(`signalbox: warning: ${message}\n`);
  return openApp({ location, log: { info: () => {}, warn, error: warn }, verify: false });
}
