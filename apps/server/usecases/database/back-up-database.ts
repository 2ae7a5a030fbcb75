import { type DatabaseBackup, event } from "@signalbox/contracts";
import type { App } from "../../ports/app.ts";
import { requireUser } from "../access/require-user.ts";
import { type CommandContext, runCommand } from "../command.ts";

/** Copies the database. The copy is made before the log says so, and holds everything up to then. */
export async function backUpDatabase(app: App, context: CommandContext, input: unknown): Promise<DatabaseBackup> {
  let copying: Promise<DatabaseBackup> | undefined;
  const prepare = () => {
    requireUser(context, "copy the database");
    copying ??= app.databaseCare.backUp();
    return copying;
  };
  return runCommand({ app, context }, { name: "database.backup", input, prepare: async () => prepare() }, async (_tx, { emit }) => {
    const { path, bytes } = await prepare();
    const file = path.split(/[\\/]/).at(-1) ?? path;
    emit(event("database.backedUp", file, { file, bytes }));
    return { path, bytes };
  });
}
