import type { FeedItem } from "@signalbox/contracts";
import type { EventFilter } from "../domain/event-filter.ts";

export interface Following {
  /** Begin after this sequence; with what comes from now on when left out. */
  readonly after?: number | undefined;
  readonly filter?: EventFilter | undefined;
  /** Ends the feed. */
  readonly signal?: AbortSignal | undefined;
}

/** The log as it grows. */
export interface EventFeed {
  /**
   * Every event after a place in the log, in order, each once, and then those to come. Reads as it is pulled: who does not read costs
   * nothing but a place. LIMITED when too many follow already.
   */
  follow(following: Following): AsyncGenerator<FeedItem, void>;
}
