import { pino } from "pino";
import { localContext } from "../../cli/local-app.ts";
import { openApp } from "../../compose.ts";
import { importPlan } from "../../usecases/plans/import-plan.ts";
import { reportImport } from "./report-import.ts";

/** Imports the plan of argv[3] into the database of argv[2], as the command line does. */
const [, , database = "", plan = ""] = process.argv;
const { app, close } = await openApp({ location: { dialect: "sqlite", path: database }, log: pino({ level: "silent" }), verify: false });
await reportImport(async () => (await importPlan(app, localContext(app), { path: plan })).tasks.created);
await close();
