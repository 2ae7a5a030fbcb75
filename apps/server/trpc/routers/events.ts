import {
  nothingInputSchema,
  pagedSchema,
  sequencePageInputSchema,
  sequenceSchema,
  storedEventSchema,
  tokenSchema,
} from "@signalbox/contracts";
import { page, query } from "../thin.ts";
import { router } from "../trpc.ts";

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
  /** The events of one stream; the cursor is the version of the last one read. */
  stream: query(
    sequencePageInputSchema.extend({ streamType: tokenSchema, streamId: tokenSchema }),
    pagedSchema(storedEventSchema),
    page(
      ({ store }, { streamType, streamId, after = "0" }, limit) =>
        store.reads.events.readStream(streamType, streamId, { after: Number(after), limit }),
      (event) => String(event.streamVersion),
    ),
  ),
  lastSequence: query(nothingInputSchema, sequenceSchema, async ({ store }) => ({ sequence: await store.reads.events.readLastSequence() })),
});

async function take<Row>(batches: AsyncGenerator<Row[]>, count: number): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const batch of batches) {
    rows.push(...batch.slice(0, count - rows.length));
    if (rows.length === count) break;
  }
  return rows;
}
