import type { StoredEvent } from "@signalbox/contracts";

/** What a follower of the log wants to see; all that is named must fit. */
export interface EventFilter {
  readonly streamType?: string | undefined;
  readonly streamId?: string | undefined;
  /** The initiative itself, and what names it. */
  readonly initiativeId?: string | undefined;
  /** The agent itself, what it did, and what names it. */
  readonly agentId?: string | undefined;
}

type Event = Pick<StoredEvent, "streamType" | "streamId" | "payload" | "actorType" | "actorId">;

/** Whether the event is about what the filter names, as far as the event itself says. Pure, and cheap: every event passes it once per follower. */
export function concerns(event: Event, { streamType, streamId, initiativeId, agentId }: EventFilter): boolean {
  if (streamType !== undefined && event.streamType !== streamType) return false;
  if (streamId !== undefined && event.streamId !== streamId) return false;
  if (initiativeId !== undefined && !isOfInitiative(event, initiativeId)) return false;
  return agentId === undefined || isOfAgent(event, agentId);
}

const isStream = ({ streamType, streamId }: Event, type: string, id: string) => streamType === type && streamId === id;

const isOfInitiative = (event: Event, id: string): boolean => isStream(event, "initiative", id) || names(event.payload.initiativeId, id);

const agentFields = ["agentId", "fromAgentId", "toAgentId"] as const;
/** An id that is an agent's only where the field beside it says so. */
const partyFields = [
  ["senderType", "senderId"],
  ["recipientType", "recipientId"],
  ["holderType", "holderId"],
] as const;

function isOfAgent(event: Event, id: string): boolean {
  if (isStream(event, "agent", id) || (event.actorType === "agent" && event.actorId === id)) return true;
  const { payload } = event;
  return (
    agentFields.some((field) => names(payload[field], id)) ||
    partyFields.some(([type, field]) => payload[type] === "agent" && payload[field] === id)
  );
}

/** The id itself, or a change from it or to it. */
function names(value: unknown, id: string): boolean {
  if (typeof value !== "object" || value === null) return value === id;
  return "before" in value && "after" in value && (value.before === id || value.after === id);
}
