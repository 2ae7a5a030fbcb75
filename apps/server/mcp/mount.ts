import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type AuthInfo, createMcpHandler, type McpRequestContext } from "@modelcontextprotocol/server";
import { type Exchange, methodNotAllowed } from "../http/answer.ts";
import { readBody } from "../http/body.ts";
import { defaultLimits } from "../http/limits.ts";
import type { Mount } from "../http/routes.ts";
import type { Actor } from "../ports/access-token.ts";
import type { App } from "../ports/app.ts";
import { runTool } from "./run-tool.ts";
import { createToolServer } from "./tool-server.ts";
import { defaultPatience, type Patience } from "./wait-for.ts";

interface McpMountOptions {
  readonly app: App;
  readonly version: string;
  readonly patience?: Patience;
}

interface Caller {
  readonly actor: Actor;
  readonly requestId: string;
  readonly signal: AbortSignal;
}

/** The tools over streamable HTTP, at `/mcp`. Stateless: every request stands alone, so a run survives a restart of the server. */
export function mcpMount({ app, version, patience = defaultPatience }: McpMountOptions): Mount {
  const handler = createMcpHandler((request) => serve(callerOf(request)));
  const serve = ({ actor, requestId, signal: gone }: Caller) =>
    createToolServer({
      version,
      call: (tool, input, cancelled) => {
        const signal = AbortSignal.any([gone, cancelled]);
        return runTool({ app, context: { actor, requestId }, signal, patience }, tool, input);
      },
    });
  return {
    prefix: "/mcp",
    access: "token",
    handle: async (exchange, actor) => {
      const { method = "" } = exchange.req;
      if (!["POST", "GET", "DELETE"].includes(method)) return methodNotAllowed(exchange, "POST");
      const caller: Caller = { actor, requestId: exchange.requestId, signal: exchange.signal };
      await reply(exchange, await handler.fetch(await requestOf(exchange), { authInfo: carry(caller) }));
    },
  };
}

/** The library hands the caller on to the tools in this shape. The token itself goes no further than the gate. */
const carry = (caller: Caller): AuthInfo => ({ token: "", clientId: caller.actor.id, scopes: [], extra: { caller } });

const callerOf = ({ authInfo }: McpRequestContext): Caller => authInfo?.extra?.caller as Caller;

async function requestOf({ req, signal }: Exchange): Promise<Request> {
  const headers = new Headers();
  for (const [name, value] of Object.entries(req.headers))
    if (name !== "authorization" && value !== undefined) headers.set(name, String(value));
  const body = req.method === "POST" ? await readBody(req, defaultLimits.bodyBytes) : null;
  // Only the path is its own here; Host was checked at the gate.
  return new Request("http://localhost/mcp", { method: req.method ?? "POST", headers, body, signal });
}

async function reply({ res, signal }: Exchange, answer: Response): Promise<void> {
  res.statusCode = answer.status;
  for (const [name, value] of answer.headers) res.setHeader(name, value);
  if (answer.body === null) return void res.end();
  try {
    await pipeline(Readable.fromWeb(answer.body as Parameters<typeof Readable.fromWeb>[0]), res);
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
