import { type OpenedApp, openApp } from "../compose.ts";
import type { DatabaseLocation } from "../db/connect/database-location.ts";
import type { App } from "../ports/app.ts";
import type { Log } from "../ports/log.ts";
import { owner } from "../usecases/access/owner.ts";
import type { CommandContext } from "../usecases/command.ts";
import type { Io } from "./io.ts";

/** The application over the database itself. Opening looks for no damage: a short command would wait longest for that. */
export function openLocalApp(io: Io, location: DatabaseLocation): Promise<OpenedApp> {
  const warn: Log["warn"] = (_fields, message) => io.err(`signalbox: warning: ${message}\n`);
  return openApp({ location, log: { info: () => {}, warn, error: warn }, verify: false });
}

/** Whoever may open the database is its owner. */
export const localContext = ({ ids }: App): CommandContext => ({ actor: owner, requestId: ids.next() });
