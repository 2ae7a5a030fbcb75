import type { InboxItem } from "@signalbox/contracts";
import type { App } from "../../ports/app.ts";
import { collectInbox } from "./collect-inbox.ts";
import { blockedCounter } from "./count-blocked.ts";

/** Everything that waits for a person: what holds up most tasks first, and of those the oldest. */
export async function listInbox(app: Pick<App, "store" | "clock">): Promise<InboxItem[]> {
  return app.store.snapshot(async (reads) => {
    const countBlocked = blockedCounter(reads);
    const items: InboxItem[] = [];
    for (const draft of await collectInbox(reads, app)) {
      const { taskIds: _, phaseId: __, ...item } = draft;
      items.push({ ...item, key: `${item.kind}.${item.id}`, blocks: await countBlocked(draft) });
    }
    return items.sort(
      (one, other) => other.blocks - one.blocks || one.since.getTime() - other.since.getTime() || (one.key < other.key ? -1 : 1),
    );
  });
}
