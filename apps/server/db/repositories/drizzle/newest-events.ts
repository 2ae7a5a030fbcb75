import type { StoredEvent } from "@signalbox/contracts";
import { and, desc, eq, gte, inArray, lt, type SQL } from "drizzle-orm";
import type { EventCriteria, EventStore } from "../events.ts";
import { newestRows, unindexed } from "./newest-rows.ts";
import type { Session } from "./session.ts";

export function newestEvents(session: Session): EventStore["findNewest"] {
  const { events: t } = session.tables;
  return async ({ streamType, streamId, ...criteria }, { limit, before }) => {
    const where = conditions(session, criteria);
    if (streamType === undefined || streamId === undefined)
      return newestRows<StoredEvent>(session, t, {
        where: [...where, unindexed(t.streamType, streamType), unindexed(t.streamId, streamId)],
        limit,
        before,
      });
    // A stream's versions are in the order of its sequences, and they have an index.
    const ofStream = [eq(t.streamType, streamType), eq(t.streamId, streamId), before === undefined ? undefined : lt(t.sequence, before)];
    return session.run((db) =>
      db
        .select()
        .from(t)
        .where(and(...ofStream, ...where))
        .orderBy(desc(t.streamVersion))
        .limit(limit),
    );
  };
}

function conditions(session: Session, { types, actorType, actorId, from, to }: EventCriteria): (SQL | undefined)[] {
  const { events: t } = session.tables;
  return [
    types && inArray(t.type, [...types]),
    actorType && eq(t.actorType, actorType),
    actorId === undefined ? undefined : eq(t.actorId, actorId),
    from && gte(t.createdAt, from),
    to && lt(t.createdAt, to),
  ];
}
