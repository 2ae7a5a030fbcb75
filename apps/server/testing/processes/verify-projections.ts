import { type DomainEvent, event } from "@signalbox/contracts";
import { systemClock } from "../../adapters/clock.ts";
import { randomIds } from "../../adapters/ids.ts";
import { openScratch } from "../../db/connect/scratch.ts";
import { openSqlite } from "../../db/connect/sqlite.ts";
import { createRepositories } from "../../db/repositories/drizzle/index.ts";
import { verifyProjections } from "../../usecases/projections/verify-projections.ts";
import { happen } from "../happen.ts";

/** Fills a database with a long log, a piece at a time, verifies it and prints what was found. */
const [, , location = "", count = "0"] = process.argv;
const opening = { clock: systemClock, ids: randomIds(), createRepositories };
const store = await openSqlite({ ...opening, location, verify: false, warn: () => {} });

const perTurn = 200;
const said = "x".repeat(600);

/** A turn with its messages, every other one of a new thread. */
function* conversation(length: number): Generator<DomainEvent[]> {
  for (let made = 0; made < length; made += perTurn) {
    const [threadId, turnId] = [`thread-${made}`, `turn-${made}`];
    const events: DomainEvent[] = [event("thread.created", threadId, { projectId: null, title: "long" })];
    events.push(event("turn.started", turnId, { threadId }));
    while (events.length < perTurn - 1) {
      const id = `message-${made + events.length}`;
      events.push(event("message.added", id, { turnId, role: "assistant", content: `${id} ${said}` }));
    }
    yield [...events, event("turn.completed", turnId, {})];
  }
}

for (const events of conversation(Number(count))) await store.transaction("seed", (tx) => happen(tx, ...events));
const found = await verifyProjections({ store, openScratch: () => openScratch(opening) }, { repair: true });
await store.close();
process.stdout.write(`${JSON.stringify(found)}\n`);
