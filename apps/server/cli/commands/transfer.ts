import type { Command } from "commander";
import { answers } from "../command-scope.ts";
import type { Io } from "../io.ts";

export function addTransfer(program: Command, io: Io): void {
  program
    .command("import")
    .description("import a plan of Task Master, Beads, Backlog.md or tk, or an export of Signalbox")
    .argument("<path>", "the file or folder")
    .option("--dry-run", "read and compare everything, and store nothing")
    .action(answers<[string, { readonly dryRun?: boolean }]>(io, async (...given) => (await import("../transfer.ts")).runImport(...given)));
  program
    .command("export")
    .description("write the whole database as lines of JSON, as of one moment")
    .option("-o, --output <file>", "to this file instead of stdout")
    .option("--force", "replace the file if there is one")
    .option("--secrets", "API keys and the credentials of accounts, too")
    .action(answers<[{ readonly output?: string }]>(io, async (...given) => (await import("../transfer.ts")).runExport(...given)));
}
