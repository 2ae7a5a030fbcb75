import { CLIENT_CAPABILITIES_META_KEY, CLIENT_INFO_META_KEY, PROTOCOL_VERSION_META_KEY } from "@modelcontextprotocol/server";
import { type CallTool, refused, type ToolAnswer } from "./run-tool.ts";

interface Server {
  readonly url: string;
  readonly token: string;
  readonly version: string;
}

const protocol = "2026-07-28";

/** Calls the tools of a running server. */
export function callRemotely({ url, token, version }: Server): CallTool {
  return async ({ name }, input, signal) => {
    const _meta = {
      [PROTOCOL_VERSION_META_KEY]: protocol,
      [CLIENT_INFO_META_KEY]: { name: "signalbox", version },
      [CLIENT_CAPABILITIES_META_KEY]: {},
    };
    const headers = {
      authorization: `Bearer ${token}`,
      "content-type": "application/json",
      accept: "application/json, text/event-stream",
      "mcp-protocol-version": protocol,
      "mcp-method": "tools/call",
      "mcp-name": name,
    };
    const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "tools/call", params: { name, arguments: input, _meta } });
    try {
      const answer = await fetch(`${url}/mcp`, { method: "POST", headers, body, signal });
      return answerOf((await answer.json()) as Answer);
    } catch {
      return refused(`The server at ${url} has stopped answering. Try again under the same key.`);
    }
  };
}

interface Answer {
  readonly result?: ToolAnswer;
  readonly error?: { readonly message: string };
}

function answerOf({ result, error }: Answer): ToolAnswer {
  if (result === undefined) return refused(error?.message ?? "The server gave no answer.");
  const { content, isError } = result;
  return { content, ...(isError && { isError }) };
}
