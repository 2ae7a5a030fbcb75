import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { isMainThread } from "node:worker_threads";
import { DomainError } from "@signalbox/contracts";
import { readOrCreateAccessToken } from "./adapters/access-token.ts";
import { type KeyUses, keyUses } from "./adapters/key-uses.ts";
import { openApp, startEffects } from "./compose.ts";
import type { ServerConfig } from "./config.ts";
import { acquireServerLock, type DatabaseLocation, MEMORY, type ServerLock } from "./db/index.ts";
import { authenticateOwner } from "./http/gate.ts";
import { createHttpServer, type HttpServer } from "./http/server.ts";
import { webMount } from "./http/web-mount.ts";
import { type WebSessions, webSessions } from "./http/web-session.ts";
import { mcpMount } from "./mcp/mount.ts";
import type { Authenticate } from "./ports/access-token.ts";
import type { App } from "./ports/app.ts";
import type { Log } from "./ports/log.ts";
import { appRouter } from "./trpc/router.ts";
import { owner } from "./usecases/access/owner.ts";
import { authenticateKey } from "./usecases/keys/authenticate-key.ts";
import { leaseTime } from "./usecases/leases/lease-time.ts";

export interface ServeOptions extends Omit<ServerConfig, "logLevel"> {
  readonly log: Log;
}

export interface ServingServer {
  readonly url: string;
  /** The address to open, with the access token in its fragment, which no browser sends on. */
  readonly startUrl: string;
  /** Finishes the requests in flight, closes the database and gives the lock back. Safe to call twice. */
  close(): Promise<void>;
}

type Undo = () => void | Promise<void>;

/** Starts a server. The database is locked, opened and migrated before anything listens. */
export async function serve(options: ServeOptions): Promise<ServingServer> {
  refuseUnsafe(options);
  // Whatever this process ever creates belongs to its owner alone. Only the main thread may say so.
  if (isMainThread) process.umask(0o077);
  const undo: Undo[] = [];
  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= undoAll(undo);
    return closing;
  };
  try {
    return { ...(await start(options, undo)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function start(options: ServeOptions, undo: Undo[]): Promise<Omit<ServingServer, "close">> {
  const { location, host, port, durability, log, tokenFolder } = options;
  const lock = lockOf(location);
  if (lock !== undefined) undo.push(() => lock.release());
  const opened = await openApp({ location, durability, log, ...(lock && { lock }) });
  undo.push(() => opened.close());
  // Fixes the time of leases before the date can change under this process.
  await leaseTime(opened.app.store.reads, opened.app);
  const { token, warnings } = await readOrCreateAccessToken(tokenFolder);
  for (const warning of warnings) log.warn({}, warning);
  const uses = collectKeyUses(opened.app);
  // Before the database closes, and after the last request.
  undo.push(() => uses.flush());
  const authenticate = authenticateOwner(token, owner, authenticateKey(opened.app, uses.note));
  const server = httpServer({ app: opened.app, authenticate, sessions: webSessions({ token, actor: owner }), log });
  undo.push(() => server.close());
  const { url } = await server.listen(host, port);
  const effects = startEffects(opened.app);
  undo.push(() => effects.close());
  lock?.announce({ pid: process.pid, url });
  log.info({ url, database: describe(location) }, "The server listens.");
  return { url, startUrl: `${url}/#token=${token}` };
}

/** In the reverse order of the beginning: effects, requests, database, lock. A failing step does not keep the others from being done. */
async function undoAll(undo: Undo[]): Promise<void> {
  const failures: unknown[] = [];
  for (const step of undo.splice(0).reverse()) {
    try {
      await step();
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
}

const loopback = /^(localhost|127(\.\d{1,3}){3}|::1)$/;

function refuseUnsafe({ host, location }: ServeOptions): void {
  if (!loopback.test(host)) {
    throw new DomainError(
      "REFUSED",
      `Signalbox listens on this machine only, and ${host} is not a loopback address. Use 127.0.0.1, and a tunnel (ssh -L) to reach it from elsewhere.`,
      { details: { host } },
    );
  }
  if (location.dialect === "sqlite" && location.path === MEMORY) {
    throw new DomainError("INVALID", "A server needs a database that stays: give --db a file or a postgres:// address.", {
      details: { field: "db" },
    });
  }
}

/** PostgreSQL takes several servers at once. */
function lockOf(location: DatabaseLocation): ServerLock | undefined {
  return location.dialect === "sqlite" ? acquireServerLock(location.path, { pid: process.pid }) : undefined;
}

const describe = (location: DatabaseLocation) => (location.dialect === "sqlite" ? location.path : new URL(location.url).host);

/** No write for a request: what came together in this time is written in one go. */
const KEY_USES_EVERY_MS = 60_000;

function collectKeyUses({ store, log }: App): KeyUses {
  return keyUses({
    write: (uses) => store.transaction("key uses", (tx) => tx.apiKeys.touch(uses)),
    failed: (err) => log.warn({ err }, "When API keys were last used could not be written."),
    everyMs: KEY_USES_EVERY_MS,
  });
}

interface ServerParts {
  readonly app: App;
  readonly authenticate: Authenticate;
  readonly sessions: WebSessions;
  readonly log: Log;
}

/** Where the web page's build puts it. It may not have been built. */
const webFolder = fileURLToPath(new URL("../web/dist/", import.meta.url));

function httpServer({ app, authenticate, sessions, log }: ServerParts): HttpServer {
  return createHttpServer({
    router: appRouter,
    createContext: (scope) => ({ app, ...scope }),
    authenticate,
    sessions,
    log,
    version: version(),
    mounts: [mcpMount({ app, version: version() }), webMount(webFolder)],
  });
}

function version(): string {
  const text = readFileSync(new URL("./package.json", import.meta.url), "utf8");
  return (JSON.parse(text) as { version: string }).version;
}
