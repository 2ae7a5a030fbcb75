import { readFileSync } from "node:fs";
import { Command } from "commander";
import { addAudit } from "./commands/audit.ts";
import { addDatabase } from "./commands/database.ts";
import { addDoctor } from "./commands/doctor.ts";
import { addEffects } from "./commands/effects.ts";
import { addInbox } from "./commands/inbox.ts";
import { addKeys } from "./commands/keys.ts";
import { addMcp } from "./commands/mcp.ts";
import { addPlan } from "./commands/plan.ts";
import { addServe } from "./commands/serve.ts";
import { addTaskLists } from "./commands/task-lists.ts";
import { addTasks } from "./commands/tasks.ts";
import { addTransfer } from "./commands/transfer.ts";
import { addWork } from "./commands/work.ts";
import { exitCodes } from "./exit-codes.ts";
import { type Io, processIo } from "./io.ts";

/** The whole command line. The documentation is generated from it. */
export function createProgram(io: Io = processIo()): Command {
  const program = new Command("signalbox")
    .description("The control room for coding agents: their plan, and what they do, in one durable place.")
    .version(version())
    .option("--db <path>", "the database: a file or a postgres:// address (default: SIGNALBOX_DB, else the workspace's own)")
    .option("--json", "print one JSON document instead of text")
    .exitOverride()
    .configureOutput({
      writeOut: io.out,
      writeErr: io.err,
      getOutHelpWidth: () => io.screen.width ?? HELP_WIDTH,
      getErrHelpWidth: () => HELP_WIDTH,
    })
    .configureHelp({ showGlobalOptions: true })
    .showHelpAfterError("Add --help to see what there is.")
    .addHelpText("after", exitCodeHelp());
  addTaskLists(program, io);
  addInbox(program, io);
  addWork(program, io);
  addTasks(program, io);
  addPlan(program, io);
  addTransfer(program, io);
  addKeys(program, io);
  addDatabase(program, io);
  addDoctor(program, io);
  addAudit(program, io);
  addEffects(program, io);
  addServe(program, io);
  addMcp(program, io);
  return program;
}

const HELP_WIDTH = 100;

function exitCodeHelp(): string {
  const lines = Object.values(exitCodes).map(({ code, meaning }) => `  ${code}  ${meaning}`);
  return `\nA task is named by its id, the first four or more characters of it, or its exact name.\n\nExit codes:\n${lines.join("\n")}`;
}

function version(): string {
  const text = readFileSync(new URL("../package.json", import.meta.url), "utf8");
  return (JSON.parse(text) as { version: string }).version;
}
