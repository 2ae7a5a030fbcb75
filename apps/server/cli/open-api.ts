import type { DatabaseLocation } from "../db/connect/database-location.ts";
import type { OpenedApi } from "./api.ts";
import type { Io } from "./io.ts";

export interface DatabaseChoice {
  /** What `--db` says. */
  readonly db?: string | undefined;
}

/** Which database the command is about. */
export async function chosenDatabase(io: Io, { db }: DatabaseChoice): Promise<DatabaseLocation> {
  const { databaseLocation } = await import("../db/connect/database-location.ts");
  return databaseLocation({ flag: db, env: io.env, cwd: io.cwd });
}

/** The server that runs on the database, else the database itself. Never starts a server. */
export async function openApi(io: Io, choice: DatabaseChoice): Promise<OpenedApi> {
  const location = await chosenDatabase(io, choice);
  if (location.dialect === "sqlite") {
    const { findServer } = await import("./find-server.ts");
    const server = await findServer(location.path);
    if (server !== null) return (await import("./remote-api.ts")).openRemoteApi(server);
  }
  return (await import("./local-api.ts")).openLocalApi(io, location);
}
