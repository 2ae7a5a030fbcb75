import type { CallToolResult } from "@modelcontextprotocol/server";
import { DomainError } from "@signalbox/contracts";
import { isMissingScope } from "../trpc/access.ts";
import { auditRefusal } from "../usecases/record-command.ts";
import type { Tool, ToolScope } from "./tool.ts";

/** What a client gets: compact JSON, or a sentence that says what is wrong. */
export type ToolAnswer = CallToolResult;

/** A tool by its name; the input is checked already. Aborted when the caller has gone. */
export type CallTool = (tool: Tool, input: unknown, signal: AbortSignal) => Promise<ToolAnswer>;

export async function runTool(scope: ToolScope, tool: Tool, input: unknown): Promise<ToolAnswer> {
  try {
    return said(JSON.stringify(await tool.run(scope, input)));
  } catch (error) {
    // A command leaves its own refusals in the audit log; this one never reached its command.
    if (!tool.annotations.readOnlyHint && isMissingScope(error))
      await auditRefusal(scope.app, { context: scope.context, named: { name: tool.name, input }, error });
    return refused(sentenceFor(error, scope, tool));
  }
}

export const refused = (sentence: string): ToolAnswer => ({ ...said(sentence), isError: true });

const said = (text: string): ToolAnswer => ({ content: [{ type: "text", text }] });

function sentenceFor(error: unknown, { app, context: { requestId }, signal }: ToolScope, { name }: Tool): string {
  if (error instanceof DomainError && error.code !== "INTERNAL") return error.message;
  // After the client has left, whatever fails is its leaving.
  if (!signal.aborted) app.log.error({ requestId, tool: name, err: error }, "A tool failed inside the server.");
  return `Something failed inside the server. Its log has the details under request ${requestId}.`;
}
