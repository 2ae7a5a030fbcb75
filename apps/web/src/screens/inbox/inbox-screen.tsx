import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { trpc } from "../../api/trpc.ts";
import { PageFrame, TabLinks } from "../../ui/page-frame.tsx";
import { Skeleton } from "../../ui/states.tsx";
import { needsQuery, snoozedQuery } from "./inbox-queries.ts";
import { ItemsTab } from "./items-tab.tsx";

// Home is what needs somebody; what does not can come after it.
const UpdatesTab = lazy(() => import("./updates-tab.tsx").then((module) => ({ default: module.UpdatesTab })));

const inboxRoute = getRouteApi("/inbox");
const tabs = [
  ["needs", "Needs you"],
  ["updates", "Updates"],
  ["snoozed", "Snoozed"],
] as const;

export function InboxScreen() {
  const { tab = "needs", item } = inboxRoute.useSearch();
  const counts = useCounts();
  const items = tabs.map(([value, label]) => {
    const count = counts[value];
    return {
      ...{ label, current: value === tab, ...(count !== undefined && { count }) },
      link: { to: "/inbox", search: { tab: value === "needs" ? undefined : value } } as const,
    };
  });
  return (
    <PageFrame title="Inbox" meta={<TabLinks label="Inbox" items={items} />}>
      {tab === "updates" ? (
        <Suspense fallback={<Skeleton height={52} />}>
          <UpdatesTab wanted={item} />
        </Suspense>
      ) : (
        <ItemsTab key={tab} view={tab} wanted={item} />
      )}
    </PageFrame>
  );
}

function useCounts(): { readonly needs: number | undefined; readonly updates: number | undefined; readonly snoozed: number | undefined } {
  const needs = useQuery(needsQuery()).data;
  const all = useQuery(trpc.plans.overview.queryOptions()).data?.inbox.needsYou;
  const snoozed = useQuery(snoozedQuery()).data?.items.length;
  const updates = useQuery(trpc.inbox.updates.queryOptions({ limit: 50 })).data?.items.filter(({ done }) => !done).length;
  // The list is what is seen here; the count of all is asked for where it has more than a page.
  return { needs: needs?.next ? all : needs?.items.length, updates: updates || undefined, snoozed: snoozed || undefined };
}
