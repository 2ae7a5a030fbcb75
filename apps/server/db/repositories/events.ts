import type { NewEvent, StoredEvent, StoredEventActorType } from "@signalbox/contracts";

/** What an event must have; all of it. `to` is not included. */
export interface EventCriteria {
  types?: readonly string[] | undefined;
  streamType?: string | undefined;
  streamId?: string | undefined;
  actorType?: StoredEventActorType | undefined;
  actorId?: string | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
}

/** Append-only. Sequences have no gap and become visible in order; a stream's versions are 1, 2, 3 … */
export interface EventStore {
  /** With `expectedVersion` (0: the stream does not exist) another version is CONFLICT, naming both. */
  append(event: NewEvent): Promise<StoredEvent>;
  /** All or none, with contiguous sequences, in the given order. */
  appendAll(events: readonly NewEvent[]): Promise<StoredEvent[]>;
  /** Every event in pages of at most 1,000, so that memory stays bounded. */
  replayAll(): AsyncGenerator<StoredEvent[]>;
  /** As `replayAll`, beginning with this sequence; with smaller pages where they are asked for. */
  replayFrom(sequence: number, pageSize?: number): AsyncGenerator<StoredEvent[]>;
  /** At most `limit` events (default 1,000) of one stream after version `after` (default 0). */
  readStream(streamType: string, streamId: string, options?: { after?: number; limit?: number }): Promise<StoredEvent[]>;
  /** The last `limit` of them, the newest first; with `before`, of those below this sequence. */
  findNewest(criteria: EventCriteria, page: { limit: number; before?: number | undefined }): Promise<StoredEvent[]>;
  /** 0 when nothing was ever appended. */
  readLastSequence(): Promise<number>;
}
