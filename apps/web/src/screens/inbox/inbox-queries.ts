import { trpc } from "../../api/trpc.ts";

/** As many as one page has: whoever has more of them waiting gets the rest as these go. */
const MOST = 200;

export const needsQuery = () => trpc.inbox.list.queryOptions({ limit: MOST });
export const snoozedQuery = () => trpc.inbox.list.queryOptions({ limit: MOST, view: "snoozed" });
export const updatesKey = [...trpc.inbox.updates.pathKey(), "pages"] as const;
