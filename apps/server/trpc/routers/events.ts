import {
  anyIdSchema,
  type FeedItem,
  feedInputSchema,
  newestEventsInputSchema,
  nothingInputSchema,
  pagedSchema,
  sequencePageInputSchema,
  sequenceSchema,
  storedEventSchema,
  tokenSchema,
} from "@signalbox/contracts";
import { type TrackedEnvelope, tracked } from "@trpc/server";
import { z } from "zod";
import { requireGoodKey } from "../../usecases/keys/require-good-key.ts";
import { page, query } from "../thin.ts";
import { procedure, router } from "../trpc.ts";

/** Each item is what a port or this process made, so it is not checked once more for each of its readers. */
const liveSchema = z.custom<AsyncIterable<TrackedEnvelope<FeedItem>, void>>(
  (value) => typeof value === "object" && value !== null && Symbol.asyncIterator in value,
);

/** Read only: events are what commands leave behind. */
export const eventsRouter = router({
  list: query(
    sequencePageInputSchema,
    pagedSchema(storedEventSchema),
    page(
      ({ store }, { after = "0" }, limit) => take(store.reads.events.replayFrom(Number(after) + 1), limit),
      (event) => String(event.sequence),
    ),
  ),
  /** The last ones that pass the filter. `next` goes into `before`. */
  newest: query(
    newestEventsInputSchema,
    pagedSchema(storedEventSchema),
    page(
      ({ store }, { before, ...criteria }, limit) => store.reads.events.findNewest(criteria, { limit, before: sequenceOf(before) }),
      (event) => String(event.sequence),
    ),
  ),
  /** The events of one stream; the cursor is the version of the last one read. */
  stream: query(
    sequencePageInputSchema.extend({ streamType: tokenSchema, streamId: anyIdSchema }),
    pagedSchema(storedEventSchema),
    page(
      ({ store }, { streamType, streamId, after = "0" }, limit) =>
        store.reads.events.readStream(streamType, streamId, { after: Number(after), limit }),
      (event) => String(event.streamVersion),
    ),
  ),
  lastSequence: query(nothingInputSchema, sequenceSchema, async ({ store }) => ({ sequence: await store.reads.events.readLastSequence() })),
  /** Each item has its sequence as id: a client that comes back with the last one it saw misses nothing and gets nothing twice. */
  feed: procedure
    .meta({ access: "read" })
    .input(feedInputSchema)
    .output(liveSchema)
    .subscription(async function* ({ ctx, signal, input: { lastEventId, ...filter } }) {
      const after = lastEventId === undefined ? undefined : Number(lastEventId);
      for await (const item of ctx.app.feed.follow({ after, filter, signal })) {
        // A feed outlives the look at its key when it was opened.
        await requireGoodKey(ctx.app, ctx.actor);
        yield tracked(String(item.sequence), item);
      }
    }),
});

const sequenceOf = (text: string | undefined) => (text === undefined ? undefined : Number(text));

async function take<Row>(batches: AsyncGenerator<Row[]>, count: number): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const batch of batches) {
    rows.push(...batch.slice(0, count - rows.length));
    if (rows.length === count) break;
  }
  return rows;
}
