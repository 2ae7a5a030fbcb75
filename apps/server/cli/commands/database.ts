import { resolve } from "node:path";
import type { Command } from "commander";
import type { DatabaseCheck } from "../../db/connect/check.ts";
import type { DatabaseStatus } from "../../db/connect/status.ts";
import type { App } from "../../ports/app.ts";
import { oneLine } from "../cell-width.ts";
import { type Answer, answers, type Scope } from "../command-scope.ts";
import { exitCodes } from "../exit-codes.ts";
import type { Io } from "../io.ts";
import { chosenDatabase } from "../open-api.ts";
import type { Screen } from "../screen.ts";
import { fields, table } from "../table.ts";
import { projectionFindings } from "./projection-findings.ts";

/** These read and write the database themselves, also where a server runs on it. */
export function addDatabase(program: Command, io: Io): void {
  const db = program.command("db").description("look at the database, copy it, bring it to the newest schema");
  db.command("status").description("say where the database is, what is in it and who uses it").action(answers(io, status));
  db.command("check").description("look for damage in the whole database; changes nothing").action(answers(io, check));
  db.command("verify")
    .description("recount what every task waits for, rebuild what the events add up to, and compare both with what is stored")
    .option("--repair", "store the right values")
    .action(answers(io, verify));
  db.command("backup")
    .description("copy the database to a file while others go on writing")
    .argument("<to>")
    .option("--force", "replace the file if there is one")
    .action(answers(io, backup));
  db.command("restore")
    .description("put a backup in the place of the database; what stood there is kept aside")
    .argument("<from>")
    .action(answers(io, restore));
  db.command("migrate")
    .description("bring the database to the newest schema, as every opening does")
    .option("--dry-run", "only say what would be done")
    .option("--to <tag>", "stop after this migration")
    .action(answers(io, migrate));
}

async function sqlitePath({ io, globals }: Scope, what: string): Promise<string> {
  const location = await chosenDatabase(io, globals);
  if (location.dialect === "sqlite") return location.path;
  const { DomainError } = await import("@signalbox/contracts");
  throw new DomainError(
    "REFUSED",
    `\`signalbox db ${what}\` is for a database in a file. For PostgreSQL use its own tools, such as pg_dump.`,
  );
}

async function status(scope: Scope): Promise<Answer> {
  const { databaseStatus } = await import("../../db/connect/status.ts");
  const found = databaseStatus(await sqlitePath(scope, "status"));
  return {
    data: found,
    text: (screen) => statusPage(found, screen),
    note: found.warnings.length > 0 ? found.warnings.map((warning) => `signalbox: warning: ${warning}`).join("\n") : undefined,
  };
}

function statusPage(
  { path, exists, bytes, walBytes, applied, pending, server, backups, ...found }: DatabaseStatus,
  screen: Screen,
): string {
  if (!exists)
    return fields(
      [
        ["database", path],
        ["state", "not created yet"],
      ],
      screen,
    );
  const facts = fields(
    [
      ["database", path],
      ["size", `${bytes} bytes${walBytes > 0 ? `, and ${walBytes} in the log` : ""}`],
      ["schema", applied.at(-1) ?? "none"],
      ["pending", pending.join(", ")],
      ["unknown", found.unknownMigrations > 0 ? `${found.unknownMigrations} migrations of a newer Signalbox` : ""],
      ["server", server === null ? "none" : `process ${server.pid}${server.url === undefined ? "" : `, ${server.url}`}`],
      ["backups", backups.join(", ")],
    ],
    screen,
  );
  const filled = found.tables.filter(({ rows }) => rows > 0);
  if (filled.length === 0) return facts;
  const columns = [
    { heading: "TABLE", value: ({ name }: (typeof filled)[number]) => name },
    { heading: "ROWS", value: ({ rows }: (typeof filled)[number]) => String(rows) },
  ];
  return `${facts}\n\n${table(columns, filled, screen)}`;
}

async function check(scope: Scope): Promise<Answer> {
  const { checkDatabase } = await import("../../db/connect/check.ts");
  const path = await sqlitePath(scope, "check");
  const file = checkDatabase(path);
  // Counting reads every table, so it needs a file that is sound and of this program's schema.
  const plan = file.ok && file.pending.length === 0 ? await withLocalApp(scope, countedPlan(false)) : null;
  const ok = file.ok && (plan === null || plan.total === 0);
  const sentences = [...fileFindings(file), ...(plan === null ? [] : planFindings(plan))];
  return {
    data: { path, ...file, ok, plan },
    text: () => (ok ? [`${path} is sound.`, ...sentences] : sentences).map(oneLine).join("\n"),
    exitCode: ok ? exitCodes.ok.code : exitCodes.database.code,
  };
}

function fileFindings({ damage, orphans, pending, journal }: DatabaseCheck): string[] {
  return [
    ...damage.map((line) => `Damaged: ${line}`),
    ...orphans.map((orphan) => `Row ${orphan.rowid ?? "?"} of ${orphan.table} refers to a row of ${orphan.parent} that does not exist.`),
    ...(journal === null ? [] : [journal]),
    ...(pending.length === 0 ? [] : [`Not applied yet: ${pending.join(", ")}. Run \`signalbox db migrate\`.`]),
  ];
}

interface Verification {
  readonly tasks: number;
  readonly total: number;
  readonly repaired: number;
}

function planFindings({ total, repaired }: Verification): string[] {
  if (repaired > 0) return [`Put ${repaired} tasks right.`];
  return total === 0 ? [] : [`${total} stored counts of what tasks wait for are wrong. Run \`signalbox db verify --repair\`.`];
}

async function withLocalApp<Result>({ io, globals }: Scope, work: (app: App) => Promise<Result>): Promise<Result> {
  const { openLocalApp } = await import("../local-app.ts");
  const { app, close } = await openLocalApp(io, await chosenDatabase(io, globals));
  try {
    return await work(app);
  } finally {
    await close();
  }
}

const countedPlan = (repair: boolean) => async (app: App) => {
  const { verifyPlan } = await import("../../usecases/plans/verify-plan.ts");
  if (!repair) return verifyPlan(app);
  const { repairPlan } = await import("../../usecases/plans/repair-plan.ts");
  const { localContext } = await import("../local-app.ts");
  return repairPlan(app, localContext(app), {});
};

async function verify(scope: Scope, { repair = false }: { readonly repair?: boolean }): Promise<Answer> {
  const { verifyProjections } = await import("../../usecases/projections/verify-projections.ts");
  const found = await withLocalApp(scope, async (app) => ({
    ...(await countedPlan(repair)(app)),
    projections: await verifyProjections(app, { repair }),
  }));
  const wrong = [found, found.projections].some(({ total, repaired }) => total > 0 && repaired === 0);
  return {
    data: found,
    text: (screen) =>
      [
        `Counted again what ${found.tasks} tasks wait for: ${found.total} values were wrong.`,
        ...planFindings(found),
        ...projectionFindings(found.projections, screen),
      ].join("\n"),
    exitCode: wrong ? exitCodes.database.code : exitCodes.ok.code,
  };
}

async function backup(scope: Scope, to: string, { force = false }: { readonly force?: boolean }): Promise<Answer> {
  const { backupDatabase } = await import("../../db/connect/backup.ts");
  const from = await sqlitePath(scope, "backup");
  const made = await backupDatabase({ from, to: resolve(scope.io.cwd, to), force });
  return { data: { ...made, from }, text: () => `Copied ${from} to ${made.path} (${made.bytes} bytes).` };
}

async function restore(scope: Scope, from: string): Promise<Answer> {
  const { restoreDatabase } = await import("../../db/connect/restore.ts");
  const { systemClock } = await import("../../adapters/clock.ts");
  const to = await sqlitePath(scope, "restore");
  const source = resolve(scope.io.cwd, from);
  const { replaced } = await restoreDatabase({ from: source, to, clock: systemClock });
  const kept = replaced === null ? "" : ` What stood there is now ${replaced}.`;
  return { data: { path: to, from: source, replaced }, text: () => `Restored ${to} from ${source}.${kept}` };
}

interface MigrateOptions {
  readonly dryRun?: boolean;
  readonly to?: string;
}

async function migrate(scope: Scope, options: MigrateOptions): Promise<Answer> {
  const { dryRun = false } = options;
  const done = await migrated(scope, options);
  const { migrations, backup: copy } = done;
  const verb = dryRun ? "Would apply" : "Applied";
  const kept = copy === null ? "" : `\nThe database as it was is kept in ${copy}.`;
  return {
    data: { dryRun, ...done },
    text: () => (migrations.length === 0 ? "The schema is up to date." : `${verb} ${migrations.join(", ")}.${kept}`),
  };
}

async function migrated(scope: Scope, { dryRun = false, to }: MigrateOptions) {
  const location = await chosenDatabase(scope.io, scope.globals);
  if (location.dialect === "postgres" && !dryRun && to === undefined) {
    const { migratePostgres } = await import("../../db/connect/postgres.ts");
    return { migrations: (await migratePostgres(location.url)).map(({ tag }) => tag), backup: null };
  }
  const { migrateDatabase } = await import("../../db/connect/migrate.ts");
  const { systemClock } = await import("../../adapters/clock.ts");
  return migrateDatabase({ path: await sqlitePath(scope, "migrate --dry-run and --to"), clock: systemClock, dryRun, to });
}
