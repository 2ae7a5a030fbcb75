import type { ReadRepositories, Store } from "../../db/repositories/unit-of-work.ts";

/** Brings the projections of another database up to this log, a page of events at a time, from where that database stands. */
export async function catchUp(aside: Pick<Store, "reads" | "transaction">, { events }: Pick<ReadRepositories, "events">): Promise<void> {
  const places = (await aside.reads.projections.listState()).map(({ lastSequence }) => lastSequence);
  for await (const page of events.replayFrom(Math.max(0, ...places) + 1))
    await aside.transaction("rebuild projections aside", (tx) => tx.projections.apply(page));
}
