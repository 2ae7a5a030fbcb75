import { z } from "zod";
import { agentEvents } from "./agent-events.ts";
import { DomainError } from "./errors.ts";
import type { StoredEvent } from "./events.ts";
import { planEvents } from "./plan-events.ts";
import { repositoryEvents } from "./repository-events.ts";
import { anyIdSchema } from "./scalars.ts";
import { threadEvents } from "./thread-events.ts";

/**
 * Everything that happens, one payload for each type, and the only place its name is written. The union, the list, the streams and the
 * TypeScript types below all follow from the keys. A payload carries no name of its own: there is no second one to disagree with.
 */
const payloads = { ...threadEvents, ...planEvents, ...agentEvents, ...repositoryEvents };

type Payloads = typeof payloads;
export type EventType = keyof Payloads;

/** What the name begins with: `task` for `task.claimed`. The stream's id is the id of that task. */
export type StreamType<Type extends EventType = EventType> = Type extends `${infer Stream}.${string}` ? Stream : never;

/** As it is stored. */
export type EventPayload<Type extends EventType> = z.output<Payloads[Type]>;
/** As it is given: a text of any length where an excerpt is stored, a Date where an instant is. */
export type EventPayloadInput<Type extends EventType> = z.input<Payloads[Type]>;

/** Distributes: the event of several types is a union that `type` tells apart. */
export type EventOf<Type extends EventType> = Type extends EventType
  ? { readonly type: Type; readonly streamType: StreamType<Type>; readonly streamId: string; readonly payload: EventPayload<Type> }
  : never;
export type DomainEvent = EventOf<EventType>;

export const eventTypes = Object.keys(payloads) as readonly EventType[];

export const streamTypeOf = <Type extends EventType>(type: Type): StreamType<Type> => type.slice(0, type.indexOf(".")) as StreamType<Type>;

const variants = eventTypes.map((type) =>
  z.strictObject({
    type: z.literal(type),
    streamType: z.literal(streamTypeOf(type)),
    streamId: anyIdSchema,
    payload: payloads[type] as z.ZodType,
  }),
);

/** The one union. Its type is written by hand because zod cannot infer it from a list that is computed. */
export const domainEventSchema = z.discriminatedUnion(
  "type",
  variants as [(typeof variants)[number], ...typeof variants],
) as unknown as z.ZodType<DomainEvent>;

/** Makes an event, checked and with long texts cut: `event("task.claimed", task.id, { agentId, agentName })`. */
export function event<Type extends EventType>(type: Type, streamId: string, payload: EventPayloadInput<Type>): EventOf<Type> {
  const parsed = domainEventSchema.safeParse({ type, streamType: streamTypeOf(type), streamId, payload });
  if (parsed.success) return parsed.data as EventOf<Type>;
  throw new DomainError("INTERNAL", `The event ${type} of ${streamId} cannot be written: ${problemOf(parsed.error)}`, {
    cause: parsed.error,
    details: { entity: "event", type, streamId },
  });
}

/** An event with its place in the log. */
export type RecordedOf<Type extends EventType> = Type extends EventType
  ? EventOf<Type> & Readonly<Pick<StoredEvent, "sequence" | "createdAt">>
  : never;
export type RecordedEvent = RecordedOf<EventType>;

export type ReadEvent = { readonly event: RecordedEvent; readonly problem: null } | { readonly event: null; readonly problem: string };

/** A stored event as what it is, or why it is none that this version knows. Never throws: one odd row must not stop a replay. */
export function readEvent({ sequence, createdAt, type, streamType, streamId, payload }: StoredEvent): ReadEvent {
  const parsed = domainEventSchema.safeParse({ type, streamType, streamId, payload });
  if (parsed.success) return { event: { ...parsed.data, sequence, createdAt }, problem: null };
  return { event: null, problem: `Event ${sequence} (${type} of ${streamType} ${streamId}) cannot be read: ${problemOf(parsed.error)}` };
}

const problemOf = (error: z.ZodError): string =>
  error.issues.map(({ path, message }) => (path.length > 0 ? `${path.join(".")}: ${message}` : message)).join("; ");
