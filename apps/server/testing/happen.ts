import type { DomainEvent, StoredEvent } from "@signalbox/contracts";
import type { Repositories } from "../db/repositories/unit-of-work.ts";

/** Appends events and brings the projections up to them, as a command does. */
export async function happen(
  tx: Pick<Repositories, "events" | "projections">,
  ...events: readonly DomainEvent[]
): Promise<readonly StoredEvent[]> {
  const stored = await tx.events.appendAll(events.map((event) => ({ ...event, actorType: "user", actorId: "owner" })));
  await tx.projections.apply(stored);
  return stored;
}
