import { pino } from "pino";
import { openApp } from "../../compose.ts";
import { authenticateOwner } from "../../http/gate.ts";
import { createHttpServer } from "../../http/server.ts";
import { appRouter } from "../../trpc/router.ts";
import { owner } from "../../usecases/access/owner.ts";

/**
 * Serves the feed of the database argv[2] to whoever has the token argv[3]. Sends its address to the parent; at each message from it, one
 * event is written that carries the time at which its COMMIT was asked for.
 */
const [, , database = "", token = ""] = process.argv;
const log = pino({ level: "silent" });
const { app } = await openApp({ location: { dialect: "sqlite", path: database }, log, verify: false });
const server = createHttpServer({
  router: appRouter,
  createContext: (scope) => ({ app, ...scope }),
  authenticate: authenticateOwner(token, owner),
  log,
  version: "0",
});
process.on("message", async () => {
  const { sequence } = await app.store.transaction("bench", (tx) => {
    const payload = { at: performance.timeOrigin + performance.now() };
    return tx.events.append({ streamType: "task", streamId: "t1", type: "task.blocked", payload, actorType: "user", actorId: "owner" });
  });
  app.doorbell.ring(sequence);
});
process.on("disconnect", () => process.exit());
process.send?.((await server.listen("127.0.0.1", 0)).url);
