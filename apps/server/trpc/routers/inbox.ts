import { inboxItemSchema, pagedSchema } from "@signalbox/contracts";
import { listInbox } from "../../usecases/inbox/list-inbox.ts";
import { pageOf, query, slice } from "../thin.ts";
import { router } from "../trpc.ts";

/** What waits for a person, whatever it is. */
export const inboxRouter = router({
  /** What holds up most tasks first, and of those the oldest. */
  list: query(
    pageOf({}),
    pagedSchema(inboxItemSchema),
    slice((app) => listInbox(app), "key"),
  ),
});
