import { DomainError, type EventType, type RecordedOf, readEvent, type StoredEvent, streamTypeOf } from "@signalbox/contracts";
import type { ReadRepositories } from "../../db/repositories/unit-of-work.ts";

interface Opening<Type extends EventType> {
  readonly opens: Type;
  readonly ends: EventType;
  readonly id: string;
}

/**
 * Sessions and approvals have no row: their two events are all there is to them. What the first of them said; NOT_FOUND where there is
 * none, REFUSED where the second has come already.
 */
export async function readOpening<Type extends EventType>(
  { events }: Pick<ReadRepositories, "events">,
  { opens, ends, id }: Opening<Type>,
): Promise<RecordedOf<Type>["payload"]> {
  const entity = streamTypeOf(opens);
  const happened = await events.readStream(entity, id);
  const opening = happened.flatMap(asEvent).find(({ type }) => type === opens);
  if (opening === undefined)
    throw new DomainError("NOT_FOUND", `There is no ${entity} with the id ${id}.`, { details: { entity, field: "id", id } });
  const end = happened.find(({ type }) => type === ends);
  if (end !== undefined)
    throw new DomainError("REFUSED", `The ${entity} ${id} is over (id): event ${end.sequence} is its ${ends}.`, {
      details: { entity, field: "id", id, sequence: end.sequence },
    });
  return opening.payload as RecordedOf<Type>["payload"];
}

function asEvent(stored: StoredEvent) {
  const { event } = readEvent(stored);
  return event === null ? [] : [event];
}
