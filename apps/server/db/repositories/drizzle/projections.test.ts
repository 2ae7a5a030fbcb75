import { type DomainEvent, event, eventTypes, type StoredEvent } from "@signalbox/contracts";
import Database from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { migrate } from "drizzle-orm/better-sqlite3/migrator";
import { expect, it, onTestFinished } from "vitest";
import { randomIds } from "../../../adapters/ids.ts";
import { concernsProjections, projectors } from "../../../domain/projectors.ts";
import { fakeClock } from "../../../testing/clock.ts";
import { eventSamples } from "../../../testing/event-samples.ts";
import { sqliteMigrations } from "../../connect/ensure-schema.ts";
import { createSqliteSession } from "../../connect/sqlite-session.ts";
import { drizzleProjections } from "./projections.ts";

/** Projections on an empty database, and how many statements each call of `apply` ran. */
function counted() {
  const client = new Database(":memory:");
  onTestFinished(() => void client.close());
  migrate(drizzle({ client }), { migrationsFolder: sqliteMigrations });
  let statements = 0;
  const around = async <T>(statement: () => T): Promise<T> => {
    statements += 1;
    return statement();
  };
  const { apply } = drizzleProjections(createSqliteSession({ client, clock: fakeClock(), ids: randomIds(), readOnly: false, around }));
  let sequence = 0;
  const stored = (one: DomainEvent): StoredEvent => {
    sequence += 1;
    const ids = { id: `e${sequence}`, keyId: null, commandId: null, causationId: null, correlationId: null };
    return { ...one, ...ids, sequence, streamVersion: 1, actorType: "user", actorId: "owner", createdAt: new Date(sequence) };
  };
  return async (...events: readonly DomainEvent[]): Promise<number> => {
    const before = statements;
    await apply(events.map(stored));
    return statements - before;
  };
}

it("costs one statement where no projector is concerned, however many events there are", async () => {
  const cost = counted();
  const others = eventTypes.filter((type) => !concernsProjections({ type }));
  expect(others.length).toBeGreaterThan(50);
  const events = others.map((type) => event(type, "x", eventSamples[type] as never) as DomainEvent);
  // Each projector's place in the log is written once.
  expect(await cost(...events)).toBe(1 + projectors.length);
  expect(await cost(...events.slice(0, 1))).toBe(1);
  expect(await cost(...events)).toBe(1);
});

it("reads and writes each row once, however many events change it", async () => {
  const cost = counted();
  await cost(event("thread.created", "th", { projectId: null, title: "Red" }));
  const renamed = (title: string) => event("thread.renamed", "th", { title: { after: title } });
  // The places, the row, the row as it becomes, the places.
  expect(await cost(renamed("one"))).toBe(4);
  expect(await cost(...Array.from({ length: 50 }, (_, index) => renamed(String(index))))).toBe(4);
});
