import { createReadStream, existsSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { DomainError } from "@signalbox/contracts";
import type { App } from "../ports/app.ts";
import { isExport } from "../usecases/plans/export-format.ts";
import { exportRows } from "../usecases/plans/export-rows.ts";
import { type ImportProgress, importPlan } from "../usecases/plans/import-plan.ts";
import { importRows } from "../usecases/plans/import-rows.ts";
import type { ImportReportJson, OpenedApi } from "./api.ts";
import type { Answer, Scope } from "./command-scope.ts";
import { importReport } from "./import-text.ts";
import type { Io } from "./io.ts";
import { throughJson } from "./json.ts";
import { localContext, openLocalApp } from "./local-app.ts";
import { type NewFile, newFile } from "./new-file.ts";
import { chosenDatabase, openApi } from "./open-api.ts";

/** Import and export. Loaded only when one of them runs: the rest of the command line needs none of it. */

interface Source {
  readonly path: string;
  readonly dryRun: boolean;
}

export async function runImport(scope: Scope, given: string, { dryRun = false }: { readonly dryRun?: boolean }): Promise<Answer> {
  const path = resolve(scope.io.cwd, given);
  const opened = await openApi(scope.io, scope.globals);
  try {
    if (await holdsExport(path)) return await importExport(opened.app, { path, dryRun });
    const report = await importForeign(scope.io, opened, { path, dryRun });
    return { data: report, text: (screen) => importReport(report, screen) };
  } finally {
    await opened.close();
  }
}

async function importForeign(io: Io, { app, api }: OpenedApi, source: Source): Promise<ImportReportJson> {
  if (app !== null) return throughJson(await importPlan(app, localContext(app), { ...source, onProgress: everySecond(io) }));
  // The server tells nothing until it is through.
  const patience = setTimeout(() => io.err(`The server imports ${source.path} …\n`), FIRST_NEWS_MS);
  try {
    return await api.plans.import.mutate(source);
  } finally {
    clearTimeout(patience);
  }
}

const FIRST_NEWS_MS = 1000;

/** Silent while it is quick. */
function everySecond(io: Io): (progress: ImportProgress) => void {
  let told = Date.now();
  return ({ step, count, total }) => {
    if (Date.now() - told < FIRST_NEWS_MS) return;
    told = Date.now();
    io.err(`${step}: ${count} of ${total}\n`);
  };
}

/** Told by its first line, so that a file may have any name. */
async function holdsExport(path: string): Promise<boolean> {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return false;
  for await (const chunk of createReadStream(path, { encoding: "utf8", end: 255 })) return isExport(String(chunk).split("\n", 1)[0] ?? "");
  return false;
}

async function importExport(app: App | null, { path, dryRun }: Source): Promise<Answer> {
  if (dryRun)
    throw new DomainError(
      "REFUSED",
      "An export of Signalbox is imported whole into an empty database; there is nothing to compare, so --dry-run is not for it.",
    );
  if (app === null)
    throw new DomainError(
      "CONFLICT",
      "An export of Signalbox cannot be imported underneath a running server. Stop it first, or name a new file with --db.",
    );
  const lines = createInterface({ input: createReadStream(path, "utf8"), crlfDelay: Number.POSITIVE_INFINITY });
  const imported = await importRows(app, { lines });
  return { data: { source: "signalbox", ...imported }, text: () => `Imported ${imported.rows} rows of an export of Signalbox.` };
}

interface ExportOptions {
  readonly output?: string;
  readonly secrets?: boolean;
  readonly force?: boolean;
}

/** To a file, or to stdout as it comes. Reads the database itself, as of one moment, also where a server runs. */
export async function runExport(scope: Scope, { output, secrets = false, force = false }: ExportOptions): Promise<Answer | undefined> {
  const { io } = scope;
  const location = await chosenDatabase(io, scope.globals);
  if (location.dialect === "sqlite" && !existsSync(location.path))
    throw new DomainError("NOT_FOUND", `There is no database at ${location.path}, so there is nothing to export.`, {
      details: { path: location.path },
    });
  const file = output === undefined ? null : await newFile(resolve(io.cwd, output), { force });
  try {
    const { app, close } = await openLocalApp(io, location);
    try {
      const end = await exportRows(app, { write: file?.write ?? io.outSlowly, secrets });
      return await exported(file, end);
    } finally {
      await close();
    }
  } catch (error) {
    await file?.discard();
    throw error;
  }
}

async function exported(file: NewFile | null, end: { readonly rows: number; readonly sha256: string }): Promise<Answer | undefined> {
  if (file === null) return undefined;
  await file.keep();
  return { data: { path: file.path, ...end }, text: () => `Exported ${end.rows} rows to ${file.path}.` };
}
