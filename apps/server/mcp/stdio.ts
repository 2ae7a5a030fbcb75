import { serveStdio } from "@modelcontextprotocol/server/stdio";
import type { CallTool } from "./run-tool.ts";
import { createToolServer } from "./tool-server.ts";

/** The tools over standard input and output, until the input ends. */
export function serveToolsOverStdio(options: { version: string; call: CallTool }): void {
  serveStdio(() => createToolServer(options));
}
