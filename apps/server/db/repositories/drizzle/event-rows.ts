import type { NewEvent, StoredEvent } from "@signalbox/contracts";
import type { Session } from "./session.ts";

/** What an append stores beside the numbers. Spelled out, because it is on the way of every command. */
export const eventRow = (session: Session, event: NewEvent): Omit<StoredEvent, "sequence" | "streamVersion"> => ({
  id: event.id ?? session.ids.nextUlid(),
  streamType: event.streamType,
  streamId: event.streamId,
  type: event.type,
  payload: event.payload,
  actorType: event.actorType,
  actorId: event.actorId,
  keyId: event.keyId ?? null,
  commandId: event.commandId ?? null,
  causationId: event.causationId ?? null,
  correlationId: event.correlationId ?? null,
  createdAt: session.clock.now(),
});
