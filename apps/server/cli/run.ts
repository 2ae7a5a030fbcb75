import { CommanderError } from "commander";
import { exitCodes } from "./exit-codes.ts";
import { failureOf } from "./failure.ts";
import { processIo } from "./io.ts";
import { createProgram } from "./program.ts";

export async function run(argv: readonly string[]): Promise<void> {
  const io = processIo();
  try {
    await createProgram(io).parseAsync(argv);
  } catch (error) {
    // Commander has said already what is wrong with the words.
    if (error instanceof CommanderError) return io.setExitCode(error.exitCode === 0 ? exitCodes.ok.code : exitCodes.usage.code);
    const failure = failureOf(error);
    io.err(`signalbox: ${failure.message}\n`);
    io.setExitCode(failure.exitCode);
  }
}
