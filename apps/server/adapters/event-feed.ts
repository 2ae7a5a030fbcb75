import { DomainError, type FeedItem, type FeedMark, type StoredEvent } from "@signalbox/contracts";
import { concerns, type EventFilter } from "../domain/event-filter.ts";
import type { App } from "../ports/app.ts";
import type { EventFeed, Following } from "../ports/event-feed.ts";
import { type EventTail, openEventTail } from "./event-tail.ts";
import { initiativeFinder } from "./initiative-of.ts";

export interface FeedLimits {
  readonly followers: number;
  /** Who is further behind is told to read a snapshot, and goes on from the end. */
  readonly behind: number;
  /** After so many events that the filter left out, the feed says how far it is. */
  readonly skipped: number;
  readonly pollMs: number;
}

const defaultLimits: FeedLimits = { followers: 500, behind: 10_000, skipped: 1_000, pollMs: 5_000 };

/** What a follower holds while its consumer is slow, and the size of its reads while it catches up. */
const pageSize = 100;
const held = 1_000;

type FeedParts = Pick<App, "doorbell" | "log"> & { readonly store: Pick<App["store"], "reads"> };

/** The table is the truth: a follower reads it from where it stands, and the bell only says when to look again. */
export function createEventFeed({ store, doorbell, log }: FeedParts, limits: Partial<FeedLimits> = {}): EventFeed {
  const { followers: most, pollMs, ...pace } = { ...defaultLimits, ...limits };
  const { events } = store.reads;
  const initiativeOf = initiativeFinder(store.reads);
  let followers = 0;
  let tail: EventTail | undefined;

  const join = (): EventTail => {
    if (followers >= most)
      throw new DomainError("LIMITED", `${most} live feeds are open already. Close one, or read the events in pages (events.list).`, {
        details: { limit: most },
      });
    followers += 1;
    tail ??= openEventTail({ events, doorbell, log, held, pollMs });
    return tail;
  };
  const leave = () => {
    followers -= 1;
    if (followers > 0) return;
    tail?.close();
    tail = undefined;
  };
  return {
    async *follow(following) {
      const joined = join();
      try {
        await joined.ready;
        yield* followTail({ tail: joined, events, initiativeOf, ...pace }, following);
      } finally {
        leave();
      }
    },
  };
}

interface Source extends Pick<FeedLimits, "behind" | "skipped"> {
  readonly tail: EventTail;
  readonly events: App["store"]["reads"]["events"];
  readonly initiativeOf: ReturnType<typeof initiativeFinder>;
}

const mark = (type: FeedMark["type"], sequence: number): FeedMark => ({ type, sequence });

async function* followTail(source: Source, { after, filter = {}, signal }: Following): AsyncGenerator<FeedItem, void> {
  const { tail, events, behind } = source;
  const pick = picking(filter, source);
  const start = await startOf(source, after);
  if (start !== undefined) yield start;
  let cursor = start?.sequence ?? after ?? 0;
  while (!signal?.aborted) {
    if (cursor >= tail.head()) {
      await tail.past(cursor, signal);
      continue;
    }
    const page = tail.head() - cursor > behind ? [] : (tail.after(cursor, pageSize) ?? (await readPage(events, cursor)));
    const last = page.at(-1);
    cursor = last?.sequence ?? tail.head();
    if (last === undefined) yield mark("snapshot-required", cursor);
    else yield* pick(page);
  }
}

/** What is said before anything else, where `after` is not the place to begin. */
async function startOf({ tail, events }: Source, after: number | undefined): Promise<FeedMark | undefined> {
  // So that there is a place to resume from before the first event comes.
  if (after === undefined) return mark("progress", tail.head());
  if (after <= tail.head() || after <= (await events.readLastSequence())) return undefined;
  // A place that this log has not reached: the database is an older copy of the one that it was read from.
  return mark("snapshot-required", tail.head());
}

/** Lets through what fits. What does not still moves the place to resume from. */
function picking(filter: EventFilter, { initiativeOf, skipped: most }: Source) {
  const { initiativeId, ...rest } = filter;
  const fits = async (event: StoredEvent) =>
    concerns(event, filter) || (initiativeId !== undefined && concerns(event, rest) && (await initiativeOf(event)) === initiativeId);
  let skipped = 0;
  return async function* (page: readonly StoredEvent[]): AsyncGenerator<FeedItem, void> {
    for (const event of page) {
      const fitting = await fits(event);
      skipped = fitting ? 0 : skipped + 1;
      if (fitting) yield event;
      else if (skipped >= most) {
        skipped = 0;
        yield mark("progress", event.sequence);
      }
    }
  };
}

async function readPage(events: Source["events"], after: number): Promise<readonly StoredEvent[]> {
  for await (const page of events.replayFrom(after + 1, pageSize)) return page;
  return [];
}
