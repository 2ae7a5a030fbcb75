import { existsSync } from "node:fs";
import type { Command } from "commander";
import type { DatabaseLocation } from "../../db/connect/database-location.ts";
import type { Violation } from "../../usecases/doctor/violation.ts";
import { oneLine } from "../cell-width.ts";
import { type Answer, answers, type Scope } from "../command-scope.ts";
import { exitCodes } from "../exit-codes.ts";
import type { Io } from "../io.ts";
import { chosenDatabase } from "../open-api.ts";

/** Reads the database itself, also where a server runs on it. */
export function addDoctor(program: Command, io: Io): void {
  program
    .command("doctor")
    .description("look for whatever is stuck without an owner, queued work or a deadline, and say what to do about it")
    .action(answers(io, doctor));
}

async function doctor({ io, globals }: Scope): Promise<Answer> {
  const location = await chosenDatabase(io, globals);
  const environment = location.dialect === "sqlite" ? await fileFindings(location.path) : [];
  // What is damaged must not be opened as if it were sound: the rows could say anything.
  const damaged = environment.some(({ rule }) => rule === "database_damaged");
  const { violations, total } = damaged ? { violations: [], total: 0 } : await checkedRows(io, location);
  const found = [...environment, ...violations];
  const count = environment.length + total;
  const facts = { database: shownLocation(location), node: process.versions.node };
  return {
    data: { ...facts, violations: found, total: count },
    text: () => [...found.map(sentence), ...summary(facts, { count, shown: found.length })].join("\n"),
    exitCode: count === 0 ? exitCodes.ok.code : exitCodes.unsound.code,
  };
}

const sentence = ({ rule, message, remedy }: Violation) => oneLine(`${rule}: ${message}  ${remedy}`);

/** Never the address of a PostgreSQL server: it may hold a password. */
const shownLocation = (location: DatabaseLocation) => (location.dialect === "sqlite" ? location.path : "PostgreSQL");

function summary({ database, node }: { database: string; node: string }, { count, shown }: { count: number; shown: number }): string[] {
  if (count === 0) return [oneLine(`Everything in ${database} has an owner, queued work or a deadline (Node.js ${node}).`)];
  return shown < count ? [`${count - shown} more are not shown.`] : [];
}

async function fileFindings(path: string): Promise<Violation[]> {
  const { checkDatabase } = await import("../../db/connect/check.ts");
  const { tooWide } = await import("../../db/connect/file-modes.ts");
  if (!existsSync(path)) return [];
  const finding = (rule: string, message: string, remedy: string): Violation => ({ rule, entity: "database", id: path, message, remedy });
  const { damage, orphans, journal } = checkDatabase(path);
  return [
    ...tooWide(path).map((warning) => finding("file_mode", warning, "Close the file to others.")),
    ...[...damage, ...(journal === null ? [] : [journal])].map((line) =>
      finding("database_damaged", line, "Restore a backup: signalbox db restore."),
    ),
    ...orphans.map(({ table, rowid, parent }) =>
      finding("orphaned_row", `Row ${rowid ?? "?"} of ${table} refers to a row of ${parent} that does not exist.`, "signalbox db check"),
    ),
  ];
}

async function checkedRows(io: Io, location: DatabaseLocation) {
  const { openLocalApp } = await import("../local-app.ts");
  const { checkInvariants } = await import("../../usecases/doctor/check-invariants.ts");
  const { app, close } = await openLocalApp(io, location);
  try {
    return await checkInvariants(app);
  } finally {
    await close();
  }
}
