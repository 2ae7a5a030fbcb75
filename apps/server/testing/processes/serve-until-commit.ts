import { pino } from "pino";
import { openApp } from "../../compose.ts";
import { authenticateOwner } from "../../http/gate.ts";
import { createHttpServer } from "../../http/server.ts";
import { appRouter } from "../../trpc/router.ts";
import { owner } from "../../usecases/access/owner.ts";

/** A server on the database of argv[2], with the token of argv[3], that dies after its first commit, before it has answered. */
const [, , path = "", token = ""] = process.argv;
const log = pino({ level: "silent" });
const { app } = await openApp({ location: { dialect: "sqlite", path }, log });
const doorbell = { ...app.doorbell, ring: () => void process.kill(process.pid, "SIGKILL") };
const server = createHttpServer({
  router: appRouter,
  createContext: (scope) => ({ app: { ...app, doorbell }, ...scope }),
  authenticate: authenticateOwner(token, owner),
  log,
  version: "0.0.0",
});
const { url } = await server.listen("127.0.0.1", 0);
process.stdout.write(`${url}\n`);
