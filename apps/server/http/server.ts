/** The one listener: gate, routes, limits and an orderly end. */
import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { isIPv6 } from "node:net";
import { DomainError } from "@signalbox/contracts";
import { type AnyTRPCRouter, getTRPCErrorFromUnknown, TRPCError } from "@trpc/server";
import type { Authenticate } from "../ports/access-token.ts";
import type { Log } from "../ports/log.ts";
import { isUnexpected } from "../trpc/errors.ts";
import { type Exchange, refuse, setSecurityHeaders } from "./answer.ts";
import { countFailures } from "./failures.ts";
import { admit, allowedHostHeaders, checkSite } from "./gate.ts";
import { type CreateContext, createTrpcHandler } from "./handler.ts";
import { defaultLimits, type Limits } from "./limits.ts";
import { createRoutes, type Mount } from "./routes.ts";
import { sessionMount } from "./session-mount.ts";
import { admitSession, type WebSessions } from "./web-session.ts";

export interface HttpServerOptions {
  readonly router: AnyTRPCRouter;
  readonly createContext: CreateContext;
  readonly authenticate: Authenticate;
  /** How browsers sign in, at /session. Without them only tokens come in. */
  readonly sessions?: WebSessions;
  readonly log: Log;
  readonly version: string;
  /** Names beside the loopback ones that may stand in Host and Origin: `name`, or `name:port` for exactly that port. */
  readonly allowedHosts?: readonly string[];
  readonly limits?: Partial<Limits>;
  /** Other faces on the same port, such as /mcp and the web page. */
  readonly mounts?: readonly Mount[];
}

export interface HttpServer {
  /** Port 0 picks a free one. Fails with UNAVAILABLE when the port is taken. */
  listen(host: string, port: number): Promise<{ url: string; port: number }>;
  /** Stops accepting, ends live feeds, lets other requests finish within the grace time, then cuts. Safe to call twice. */
  close(): Promise<void>;
}

const loopback = /^(localhost|127(\.\d{1,3}){3}|::1)$/;
const wildcard = new Set(["0.0.0.0", "::"]);

export function createHttpServer(options: HttpServerOptions): HttpServer {
  const limits = { ...defaultLimits, ...options.limits };
  const handle = createRequestHandler({ ...options, limits });
  const active = new Set<ServerResponse>();
  let hosts: ReadonlySet<string> = new Set();
  let closing: Promise<void> | null = null;
  const server = createServer({ headersTimeout: limits.headersTimeoutMs, requestTimeout: limits.requestTimeoutMs }, (req, res) => {
    active.add(res);
    if (closing !== null) res.shouldKeepAlive = false;
    const exchange = openExchange(req, res);
    res.once("close", () => active.delete(res));
    void handle(exchange, hosts);
  });
  server.on("connection", (socket) => {
    // For the same pipelined answers, when their connection dies first.
    socket.once("close", () => {
      for (const res of active) if (res.req.socket === socket) active.delete(res);
    });
  });
  return {
    async listen(host, port) {
      const bound = await bind(server, host, port);
      if (!loopback.test(host))
        options.log.warn({ host }, "The server listens beyond loopback: everyone who can reach this port can try the token.");
      const name = isIPv6(host) ? `[${host}]` : host;
      const own = wildcard.has(host) ? [] : [`${name}:${bound}`];
      hosts = allowedHostHeaders(bound, [...own, ...(options.allowedHosts ?? [])]);
      return { url: `http://${wildcard.has(host) ? "localhost" : name}:${bound}`, port: bound };
    },
    close() {
      closing ??= shutDown(server, active, limits.closeGraceMs);
      return closing;
    },
  };
}

function openExchange(req: IncomingMessage, res: ServerResponse): Exchange {
  const target = req.url ?? "/";
  const mark = target.indexOf("?");
  const controller = new AbortController();
  // `close` also follows a complete answer; only one without `finish` means that the client has gone.
  const leave = () => controller.abort();
  res.once("close", leave).once("finish", () => res.off("close", leave));
  return {
    req,
    res,
    pathname: mark < 0 ? target : target.slice(0, mark),
    search: mark < 0 ? "" : target.slice(mark + 1),
    requestId: randomUUID(),
    signal: controller.signal,
  };
}

function createRequestHandler(options: HttpServerOptions & { limits: Limits }) {
  const { authenticate, sessions, log, limits, version, mounts = [] } = options;
  const failures = countFailures(limits.failures);
  const own = sessions === undefined ? [] : [sessionMount({ sessions, failures, version })];
  const routeTo = createRoutes({ version, mounts: [...own, ...mounts], trpc: createTrpcHandler(options) });
  const answer = async (exchange: Exchange, hosts: ReadonlySet<string>): Promise<void> => {
    const refusal = checkTarget(exchange, limits) ?? checkSite(exchange.req, hosts);
    if (refusal !== null) return refuse(exchange, refusal);
    const route = routeTo(exchange.pathname);
    if (route.access === "public") return await route.handle(exchange);
    const signedIn = route.browsers && sessions !== undefined ? admitSession(exchange.req, sessions) : null;
    const admission = signedIn ?? (await admit(exchange.req, authenticate, failures));
    if ("actor" in admission) return await route.handle(exchange, admission.actor);
    refuse(exchange, admission.refusal);
  };
  return async (exchange: Exchange, hosts: ReadonlySet<string>): Promise<void> => {
    exchange.res.setHeader("x-request-id", exchange.requestId);
    setSecurityHeaders(exchange.res);
    await answer(exchange, hosts).catch((cause: unknown) => fail(exchange, cause, log));
  };
}

function checkTarget({ pathname, search, req }: Exchange, limits: Limits) {
  const length = pathname.length + search.length;
  if (length > limits.urlLength) {
    const message = `The URL is longer than ${limits.urlLength} characters. Send fewer calls or less input at once.`;
    return { error: new TRPCError({ code: "BAD_REQUEST", message }), status: 414 };
  }
  // `OPTIONS *` and absolute targets are for proxies.
  if (req.url?.startsWith("/")) return null;
  return { error: new TRPCError({ code: "BAD_REQUEST", message: "The request target must be a path." }) };
}

/** The last net under mounts and authentication. A half-sent answer can only be cut. */
function fail(exchange: Exchange, cause: unknown, log: Log): void {
  const error = getTRPCErrorFromUnknown(cause);
  if (isUnexpected(error) && !exchange.signal.aborted) {
    log.error({ requestId: exchange.requestId, path: exchange.pathname, err: cause }, "A request failed inside the server.");
  }
  if (exchange.res.headersSent) exchange.res.destroy();
  else refuse(exchange, { error });
}

function bind(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const refused = (cause: NodeJS.ErrnoException) => {
      const taken = cause.code === "EADDRINUSE";
      const why = taken
        ? "another program, perhaps another Signalbox, uses it. Choose another with --port or SIGNALBOX_PORT (0 takes any free one), or stop that program"
        : (cause.code ?? cause.message);
      reject(new DomainError("UNAVAILABLE", `Cannot listen on ${host}, port ${port}: ${why}.`, { cause, details: { host, port } }));
    };
    server.once("error", refused);
    server.listen({ host, port }, () => {
      server.off("error", refused);
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });
}

async function shutDown(server: Server, active: ReadonlySet<ServerResponse>, graceMs: number): Promise<void> {
  if (!server.listening) return;
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // A pipelined answer still waiting for its turn has no socket and would never report its end.
  const answered = [...active].filter((res) => res.socket !== null).map((res) => new Promise((resolve) => res.once("close", resolve)));
  for (const res of active) {
    // A live feed never finishes by itself; its client resumes from the last event it saw.
    if (String(res.getHeader("content-type")).startsWith("text/event-stream")) cutFeed(res);
    else res.shouldKeepAlive = false;
  }
  const cut = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  // A cut answer tells its procedure only now; the caller may close the database next.
  await Promise.all(answered);
  clearTimeout(cut);
}

/**
 * Through its request, which aborts the procedure at once. Cutting only the answer leaves that to the socket's close, some turns of the
 * event loop later, when the answer may have been ended already and counts as complete.
 */
function cutFeed(res: ServerResponse): void {
  res.req.destroy();
  res.destroy();
}
