import {
  inboxItemSchema,
  inboxUpdateSchema,
  listInboxInputSchema,
  listUpdatesInputSchema,
  markUpdatesDoneInputSchema,
  pagedSchema,
  snoozeInputSchema,
  unsnoozeInputSchema,
  updatesDoneSchema,
} from "@signalbox/contracts";
import { z } from "zod";
import { listInbox } from "../../usecases/inbox/list-inbox.ts";
import { listUpdates } from "../../usecases/inbox/list-updates.ts";
import { markUpdatesDone } from "../../usecases/inbox/mark-updates-done.ts";
import { snoozeItem } from "../../usecases/inbox/snooze-item.ts";
import { unsnoozeItem } from "../../usecases/inbox/unsnooze-item.ts";
import { mutation, query, slice } from "../thin.ts";
import { router } from "../trpc.ts";

/** What waits for a person, whatever it is, and what happened meanwhile. */
export const inboxRouter = router({
  /** What holds up most tasks first, and of those the oldest; without what is put off, or only that. */
  list: query(
    listInboxInputSchema,
    pagedSchema(inboxItemSchema),
    slice((app, input) => listInbox(app, input), "key"),
  ),
  /** The newest first; `next` goes into `before`. */
  updates: query(listUpdatesInputSchema, pagedSchema(inboxUpdateSchema), listUpdates),

  snooze: mutation(snoozeInputSchema, z.void(), snoozeItem),
  unsnooze: mutation(unsnoozeInputSchema, z.void(), unsnoozeItem),
  markUpdatesDone: mutation(markUpdatesDoneInputSchema, updatesDoneSchema, markUpdatesDone),
});
