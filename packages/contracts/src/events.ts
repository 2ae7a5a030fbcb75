import { z } from "zod";
import { anyIdSchema, jsonObjectInputSchema, jsonObjectSchema, tokenSchema } from "./scalars.ts";

export const storedEventActorTypeSchema = z.enum(["user", "agent", "system"]);
export type StoredEventActorType = z.infer<typeof storedEventActorTypeSchema>;

export const storedEventSchema = z.object({
  sequence: z.int(),
  id: z.string(),
  streamType: z.string(),
  streamId: z.string(),
  streamVersion: z.int(),
  type: z.string(),
  payload: jsonObjectSchema,
  actorType: storedEventActorTypeSchema,
  actorId: z.string(),
  keyId: z.string().nullable(),
  commandId: z.string().nullable(),
  causationId: z.string().nullable(),
  correlationId: z.string().nullable(),
  createdAt: z.date(),
});
export type StoredEvent = z.infer<typeof storedEventSchema>;

export const newEventSchema = z.object({
  id: tokenSchema.optional(),
  streamType: tokenSchema,
  streamId: anyIdSchema,
  type: tokenSchema,
  payload: jsonObjectInputSchema,
  actorType: storedEventActorTypeSchema,
  actorId: tokenSchema,
  keyId: tokenSchema.nullish(),
  commandId: tokenSchema.nullish(),
  causationId: tokenSchema.nullish(),
  correlationId: tokenSchema.nullish(),
  /** The version the stream must still have (0: no events yet), else the append is a CONFLICT. */
  expectedVersion: z.int().min(0).optional(),
});
export type NewEvent = z.infer<typeof newEventSchema>;

/**
 * Said in a live feed beside the events. `progress`: nothing up to this sequence is still to come, so a feed may be resumed after it.
 * `snapshot-required`: what lies before was left out, because the follower was too far behind; it reads its state anew.
 */
export interface FeedMark {
  readonly type: "progress" | "snapshot-required";
  readonly sequence: number;
}

/** `"id" in item` tells an event from a mark. */
export type FeedItem = StoredEvent | FeedMark;
