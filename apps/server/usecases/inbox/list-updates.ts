import { type InboxUpdate, type RecordedEvent, readEvent } from "@signalbox/contracts";
import type { Paged } from "../../db/repositories/paging.ts";
import type { ReadRepositories } from "../../db/repositories/unit-of-work.ts";
import type { App } from "../../ports/app.ts";
import { readUpdatesDone } from "./inbox-marks.ts";
import { tellUpdate, updateTypes } from "./tell-update.ts";

export interface ListUpdates {
  readonly limit: number;
  /** The sequence of the last one read. */
  readonly before?: string | undefined;
}

const pageSize = 200;
/** A page may be short where next to nothing is worth telling: it goes on where the looking ended. */
const mostLookedAt = 5_000;

/** What happened that is worth knowing and asks for nothing, the newest first. */
export function listUpdates({ store }: Pick<App, "store">, { limit, before }: ListUpdates): Promise<Paged<InboxUpdate>> {
  return store.snapshot(async (reads) => {
    const through = await readUpdatesDone(reads);
    const items: InboxUpdate[] = [];
    let looked = 0;
    for await (const { sequence, event } of newestEvents(reads, before)) {
      const told = event && (await tellUpdate(reads, event));
      if (told) items.push(updateOf(event, { ...told, through }));
      if (items.length > limit) return { items: items.slice(0, limit), next: String(items[limit - 1]?.sequence) };
      if (++looked === mostLookedAt) return { items, next: String(sequence) };
    }
    return { items, next: null };
  });
}

async function* newestEvents({ events }: ReadRepositories, start: string | undefined) {
  for (let before = start === undefined ? undefined : Number(start); ; ) {
    const page = await events.findNewest({ types: updateTypes }, { limit: pageSize, before });
    for (const stored of page) yield { sequence: stored.sequence, event: readEvent(stored).event };
    before = page.at(-1)?.sequence;
    if (page.length < pageSize) return;
  }
}

type Told = NonNullable<Awaited<ReturnType<typeof tellUpdate>>> & { readonly through: number };

const updateOf = ({ sequence, type, streamType, streamId, createdAt }: RecordedEvent, { title, refs, through }: Told): InboxUpdate => ({
  ...{ sequence, type, streamType, streamId, title, since: createdAt, done: sequence <= through },
  refs: Object.fromEntries(Object.entries(refs).flatMap(([field, id]) => (id ? [[field, id]] : []))),
});
