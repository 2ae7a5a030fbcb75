import { appendFileSync } from "node:fs";
import { pino } from "pino";
import { openApp, startEffects } from "../../compose.ts";
import { owner } from "../../usecases/access/owner.ts";
import { createTask } from "../../usecases/tasks/create-task.ts";

/**
 * Works with the effects of the database at argv[2]. "enqueue": dies right after the commit of a command that queues one. "work": does each,
 * writing its key and how often it ran to argv[4], until its input ends. "hang": begins one, says so, and never ends it.
 */
const [, , path = "", what = "", notes = ""] = process.argv;
const { app, close } = await openApp({ location: { dialect: "sqlite", path }, log: pino({ level: "silent" }) });

async function enqueueAndDie(): Promise<void> {
  const { transaction } = app.store;
  const store: typeof app.store = {
    ...app.store,
    transaction: (name, work) =>
      transaction(name, async (tx) => {
        const result = await work(tx);
        await tx.effects.enqueue({ kind: "note", idempotencyKey: "note-1", payload: { text: "hello" } });
        return result;
      }),
  };
  const doorbell = { ...app.doorbell, ring: () => void process.kill(process.pid, "SIGKILL") };
  await createTask({ ...app, store, doorbell }, { actor: owner, requestId: "r" }, { name: "with an effect" });
  throw new Error("The commit rang no bell.");
}

if (what === "enqueue") await enqueueAndDie();
const worker = startEffects(app, {
  note: async ({ text }, { idempotencyKey }) => {
    appendFileSync(notes, `${idempotencyKey} ${text}\n`);
    process.stdout.write(`began ${idempotencyKey}\n`);
    if (what === "hang") await new Promise(() => {});
  },
});
process.stdin
  .on("end", async () => {
    await worker.close();
    await close();
    process.stdout.write("closed\n");
  })
  .resume();
