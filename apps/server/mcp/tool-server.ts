import { McpServer } from "@modelcontextprotocol/server";
import type { CallTool } from "./run-tool.ts";
import { tools } from "./tool-list.ts";

const instructions = [
  "Signalbox holds the plan you work on. Start with get_context; without a task, take one with claim_task.",
  "Say how it goes with report_progress, ask with ask_user instead of guessing, and end with submit_result.",
  "Give every change a key of your own: a call that is sent again under it acts once.",
].join(" ");

/** The tools for one request or one connection. */
export function createToolServer({ version, call }: { version: string; call: CallTool }): McpServer {
  const server = new McpServer({ name: "signalbox", version }, { capabilities: { tools: {} }, instructions });
  for (const tool of tools) {
    const { name, description, input, annotations } = tool;

    server.registerTool(name, { description, inputSchema: input, annotations }, (given, { mcpReq }) => call(tool, given, mcpReq.signal));
  }
  return server;
}
