import type { InboxItem, InboxView } from "@signalbox/contracts";
import type { App } from "../../ports/app.ts";
import { collectInbox, inboxKey } from "./collect-inbox.ts";
import { blockedCounter } from "./count-blocked.ts";
import { readSnoozes } from "./inbox-marks.ts";

export interface ListInbox {
  /** What is not put off now, unless what is put off is asked for. */
  readonly view?: InboxView | undefined;
}

/** Everything that waits for a person: what holds up most tasks first, and of those the oldest. */
export async function listInbox(app: Pick<App, "store" | "clock">, { view = "needs" }: ListInbox = {}): Promise<InboxItem[]> {
  return app.store.snapshot(async (reads) => {
    const snoozes = await readSnoozes(reads);
    const now = app.clock.now();
    const countBlocked = blockedCounter(reads);
    const items: InboxItem[] = [];
    for (const draft of await collectInbox(reads, app)) {
      const { taskIds: _, phaseId: __, options = [], ...item } = draft;
      const key = inboxKey(item);
      const until = snoozes.get(key);
      const snoozedUntil = until !== undefined && until > now ? until : null;
      if ((snoozedUntil !== null) !== (view === "snoozed")) continue;
      items.push({ ...item, key, options: [...options], snoozedUntil, blocks: await countBlocked(draft) });
    }
    return items.sort(
      (one, other) => other.blocks - one.blocks || one.since.getTime() - other.since.getTime() || (one.key < other.key ? -1 : 1),
    );
  });
}
