import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createHTTPHandler } from "@trpc/server/adapters/standalone";
import { pino } from "pino";
import { openApp } from "../../compose.ts";
import { authenticateOwner } from "../../http/gate.ts";
import { createHttpServer } from "../../http/server.ts";
import type { Actor } from "../../ports/access-token.ts";
import type { App } from "../../ports/app.ts";
import { appRouter } from "../../trpc/router.ts";
import { openRaw } from "../databases.ts";

/**
 * Answers `tasks.get` of the database argv[3] in the way argv[2] names, to whoever has the token argv[4]. Sends its port to the parent;
 * a number from the parent is how many log chunks of 1 KiB to store each second from then on.
 */
const [, , way = "", database = "", token = ""] = process.argv;
const owner: Actor = { type: "user", id: "owner", keyId: null, scopes: ["admin"] };
const authenticate = authenticateOwner(token, owner);
const log = pino({ level: "silent" });

const ways: Readonly<Record<string, (app: App) => Promise<number>>> = {
  signalbox: async (app) => {
    const createContext = (scope: object) => ({ app, actor: owner, requestId: "", ...scope });
    const server = createHttpServer({ router: appRouter, createContext, authenticate, log, version: "0" });
    return (await server.listen("127.0.0.1", 0)).port;
  },
  stock: (app) => {
    const handle = createHTTPHandler({
      router: appRouter,
      basePath: "/trpc/",
      createContext: async ({ req }) => {
        const actor = await authenticate(bearerOf(req.headers.authorization));
        if (actor === null) throw new Error("The token is wrong.");
        return { app, actor, requestId: crypto.randomUUID() };
      },
    });
    return listening(createServer(handle));
  },
  node: () => {
    const select = openRaw(database).prepare("select * from tasks where id = ?");
    return listening(
      createServer((req, res) => {
        if (bearerOf(req.headers.authorization) !== token) return void res.writeHead(401).end();
        const input = new URLSearchParams(req.url?.split("?")[1]).get("input") ?? "{}";
        const text = JSON.stringify({ result: { data: select.get(JSON.parse(input).id) } });
        res.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(text) }).end(text);
      }),
    );
  },
};

const bearerOf = (header: string | undefined) => header?.slice("Bearer ".length) ?? "";

async function listening(server: ReturnType<typeof createServer>): Promise<number> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

const { app } = await openApp({ location: { dialect: "sqlite", path: database }, log, verify: false });
let perSecond = 0;
let owed = 0;
let last = performance.now();
const content = "x".repeat(1024);
setInterval(() => {
  owed += ((performance.now() - last) / 1000) * perSecond;
  last = performance.now();
  for (; owed >= 1; owed--)
    void app.store.transaction("log", (tx) => tx.logChunks.insertChunk({ agentId: "agent", agentName: "agent", content }));
}, 5);
process.on("message", (wanted: number) => {
  perSecond = wanted;
});
process.on("disconnect", () => process.exit());
process.send?.(await ways[way]?.(app));
