import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { client, queryClient } from "../../api/trpc.ts";
import { watchEvents } from "../../live/apply-events.ts";
import type { LiveEvent } from "../../live/feed.ts";
import { type EventCriteria, passes } from "./filters.ts";
import { withNewer } from "./log-rows.ts";

const PAGE = 100;
/** So many live events are better read from the server, page by page. */
const LIVE_AT_MOST = 2_000;
/** Of the events after the one that was asked for, so many are shown with it. */
const AFTER_ANCHOR = 20;

/** One page of the log. The browser gives times as text where the contract says Date. */
export const readEvents = async (criteria: EventCriteria, before: string | undefined, limit = PAGE) => {
  const page = await client.events.newest.query({ ...criteria, limit, ...(before !== undefined && { before }) });
  return page as unknown as { readonly items: LiveEvent[]; readonly next: string | null };
};

/** The log, newest first: read page by page, and continued by the live feed. With an anchor it begins shortly after that sequence. */
export function useEventLog(criteria: EventCriteria, anchor: number | undefined) {
  const question = JSON.stringify([criteria, anchor ?? null]);
  const queryKey = ["activity", "events", question];
  const query = useInfiniteQuery({
    queryKey,
    initialPageParam: anchor === undefined ? undefined : String(anchor + 1 + AFTER_ANCHOR),
    queryFn: ({ pageParam }) => readEvents(criteria, pageParam),
    getNextPageParam: ({ next }) => next ?? undefined,
    // Nobody keeps it fresh while it is not shown.
    gcTime: 0,
  });
  const live = useLiveEvents(() => void queryClient.invalidateQueries({ queryKey: ["activity", "events"] }));
  // biome-ignore lint/correctness/useExhaustiveDependencies: the question stands for criteria and anchor
  const events = useMemo(() => {
    const read = query.data?.pages.flatMap(({ items }) => items) ?? [];
    return anchor === undefined
      ? withNewer(
          read,
          live.filter((event) => passes(event, criteria)),
        )
      : read;
  }, [query.data, live, question]);
  return { query, events, question };
}

function useLiveEvents(onTooMany: () => void): readonly LiveEvent[] {
  const [live, setLive] = useState<readonly LiveEvent[]>([]);
  useEffect(() => watchEvents((events) => setLive((before) => [...before, ...events])), []);
  useEffect(() => {
    if (live.length <= LIVE_AT_MOST) return;
    setLive([]);
    onTooMany();
  });
  return live;
}
