import type { Command } from "commander";
import type { CallTool } from "../../mcp/run-tool.ts";
import { answers, type Scope } from "../command-scope.ts";
import type { Io } from "../io.ts";

export function addMcp(program: Command, io: Io): void {
  const version = program.version() ?? "";
  program
    .command("mcp")
    .description("offer the tools of agents (MCP) over standard input and output, until the input ends")
    .action(answers(io, (scope) => serveTools(scope, version)));
}

/** Nothing but the protocol may be printed on stdout. */
async function serveTools(scope: Scope, version: string): Promise<undefined> {
  const [{ serveToolsOverStdio }, { toolCaller }] = await Promise.all([import("../../mcp/stdio.ts"), import("../tool-caller.ts")]);
  const call: CallTool = toolCaller(scope, version);
  serveToolsOverStdio({ version, call });
}
