import { DomainError } from "@signalbox/contracts";
import { callRemotely } from "../mcp/remote.ts";
import { type CallTool, refused, runTool } from "../mcp/run-tool.ts";
import { defaultPatience } from "../mcp/wait-for.ts";
import type { Actor } from "../ports/access-token.ts";
import type { App } from "../ports/app.ts";
import { owner } from "../usecases/access/owner.ts";
import { authenticateKey } from "../usecases/keys/authenticate-key.ts";
import type { Scope } from "./command-scope.ts";
import { failureOf } from "./failure.ts";
import { findServer } from "./find-server.ts";
import { openLocalApp } from "./local-app.ts";
import { chosenDatabase } from "./open-api.ts";

/**
 * Calls a tool of the server on the database, else on the database itself. Chosen anew for each call: an agent's session is long, and a
 * server may come and go meanwhile. With an API key in SIGNALBOX_TOKEN the tools act for whom the key says, else for the owner.
 */
export function toolCaller({ io, globals }: Scope, version: string): CallTool {
  const key = io.env.SIGNALBOX_TOKEN || undefined;
  const call: CallTool = async (tool, input, signal) => {
    const location = await chosenDatabase(io, globals);
    const server = location.dialect === "sqlite" ? await findServer(location.path) : null;
    if (server) return callRemotely({ url: server.url, token: key ?? server.token, version })(tool, input, signal);
    const { app, close } = await openLocalApp(io, location);
    try {
      const context = { actor: await actorOf(app, key), requestId: app.ids.next() };
      return await runTool({ app, context, signal, patience: defaultPatience }, tool, input);
    } finally {
      await close();
    }
  };
  return (tool, input, signal) => call(tool, input, signal).catch((error: unknown) => refused(failureOf(error).message));
}

async function actorOf(app: App, key: string | undefined): Promise<Actor> {
  if (key === undefined) return owner;
  const actor = await authenticateKey(app, () => {})(key);
  if (actor) return actor;
  throw new DomainError("UNAUTHENTICATED", "The API key in SIGNALBOX_TOKEN is unknown, expired or revoked.");
}
