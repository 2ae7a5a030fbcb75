import { useInfiniteQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";
import { client, type Outputs, queryClient } from "../../api/trpc.ts";
import { useCommand } from "../../commands/registry.ts";
import { linkOf } from "../../data/entity-link.ts";
import { thingInWords } from "../../data/event-words.ts";
import { watchEvents } from "../../live/apply-events.ts";
import { CommandButton } from "../../ui/button.tsx";
import { Facts } from "../../ui/facts.tsx";
import { Select } from "../../ui/field.tsx";
import { RowList } from "../../ui/row-list.tsx";
import { Empty, QueryPanel } from "../../ui/states.tsx";
import { type Status, StatusLabel, StatusMark } from "../../ui/status.tsx";
import { fullTime } from "../../ui/time.tsx";
import { useNarrow } from "../../ui/use-narrow.ts";
import { Actor } from "./actor.tsx";
import { LogTime } from "./event-row.tsx";
import { FilterBar, type FilterField } from "./filter-bar.tsx";
import { criteriaOf } from "./filters.ts";
import { useFilters, WithDetail } from "./panel-parts.tsx";
import { activityRoute } from "./route.ts";

type Entry = Outputs["audit"]["newest"]["items"][number];

const shapes: Readonly<Record<Entry["outcome"], Status>> = { done: "done", refused: "blocked", failed: "failed" };
const words: Readonly<Record<Entry["outcome"], string>> = { done: "Done", refused: "Refused", failed: "Failed" };

const fields: readonly FilterField<"type" | "entity">[] = [
  { name: "type", label: "Action", hint: "task.complete" },
  { name: "entity", label: "About", hint: "task:id" },
];

function useAudit() {
  const { type, entity, outcome } = activityRoute.useSearch();
  const { streamType, streamId } = criteriaOf({ entity });
  const criteria = {
    ...(type !== undefined && { action: type }),
    ...(streamType !== undefined && { entityType: streamType }),
    ...(streamId !== undefined && { entityId: streamId }),
    ...(outcome !== undefined && { outcome }),
  };
  const query = useInfiniteQuery({
    queryKey: ["activity", "audit", criteria],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      client.audit.newest.query({ ...criteria, limit: 100, ...(pageParam !== undefined && { before: pageParam }) }),
    getNextPageParam: ({ next }) => next ?? undefined,
    gcTime: 0,
  });
  // Entries come with events. A refused attempt leaves none, and is seen with the next.
  useEffect(() => watchEvents(() => void queryClient.invalidateQueries({ queryKey: ["activity", "audit"] })), []);
  return { query, entries: query.data?.pages.flatMap(({ items }) => items) ?? [], isWhole: Object.keys(criteria).length === 0, criteria };
}

function EntryRow({ entry }: { readonly entry: Entry }) {
  return (
    <div className="flex h-full items-center gap-3 px-4 whitespace-nowrap">
      <span className="w-12 shrink-0 text-right font-mono text-meta text-muted max-[901px]:hidden">{entry.sequence}</span>
      <span className="w-16 shrink-0 text-meta">
        <LogTime at={entry.createdAt} />
      </span>
      <span className="w-20 shrink-0 max-[901px]:hidden">
        <StatusLabel status={shapes[entry.outcome]} word={words[entry.outcome]} />
      </span>
      <StatusMark status={shapes[entry.outcome]} label={words[entry.outcome]} className="min-[901px]:hidden" />
      <span className="w-16 shrink-0">
        <Actor by={entry} />
      </span>
      <span className="shrink-0">{entry.action}</span>
      <span className="min-w-0 truncate text-muted">{entry.reason ?? entry.entityId}</span>
    </div>
  );
}

function EntryDetail({ entry }: { readonly entry: Entry }) {
  const link = linkOf({ kind: entry.entityType, id: entry.entityId });
  const facts = [
    ["Outcome", <StatusLabel key="outcome" status={shapes[entry.outcome]} word={words[entry.outcome]} />],
    ["Time", fullTime(entry.createdAt)],
    ["UTC", entry.createdAt],
    ["Actor", <Actor key="actor" by={entry} />],
    ["Actor id", entry.actorId],
    ["About", `${thingInWords(entry.entityType)} ${entry.entityId}`],
    ["Key", entry.keyId],
    ["Request", entry.requestId],
    [
      "Hash",
      <code key="hash" className="font-mono text-meta break-all">
        {entry.hash}
      </code>,
    ],
    [
      "Hash before",
      <code key="before" className="font-mono text-meta break-all">
        {entry.previousHash}
      </code>,
    ],
  ] as const;
  return (
    <div className="flex flex-col gap-4 p-4">
      <h2 className="text-title font-semibold">
        {entry.action} {words[entry.outcome].toLowerCase()}
      </h2>
      {entry.reason !== null && <p className="break-words">{entry.reason}</p>}
      <div className="flex flex-wrap items-center gap-3">
        <CommandButton id="activity.filterEntity">Only this {thingInWords(entry.entityType)}</CommandButton>
        {link && (
          <Link {...link} className="font-medium text-accent underline">
            Open it
          </Link>
        )}
        {entry.eventSequence !== null && (
          <Link to="/activity" search={{ seq: String(entry.eventSequence) }} className="font-medium text-accent underline">
            Event {entry.eventSequence}
          </Link>
        )}
      </div>
      <Facts facts={facts.filter(([, value]) => value !== null)} />
    </div>
  );
}

const outcomes = [{ value: "", label: "Any outcome" }, ...Object.entries(words).map(([value, label]) => ({ value, label }))];

/** Who did or tried what, each entry sealed with the hash of the one before. */
export function AuditPanel() {
  const search = activityRoute.useSearch();
  const navigate = useNavigate({ from: "/activity" });
  const filters = useFilters();
  const isNarrow = useNarrow();
  const { query, entries, isWhole, criteria } = useAudit();
  const active = entries.find(({ sequence }) => String(sequence) === search.seq);
  const choose = (seq: string | undefined) =>
    navigate({ search: (now) => ({ ...now, seq }), replace: !(isNarrow && search.seq === undefined) });
  useCommand("activity.filterEntity", () => active && filters.only(`${active.entityType}:${active.entityId}`), {
    enabled: active !== undefined,
  });
  return (
    <>
      <FilterBar fields={fields} values={search} onChange={filters.set}>
        <Select
          label="Outcome"
          options={outcomes}
          value={search.outcome ?? ""}
          onChange={({ currentTarget }) => filters.set("outcome", currentTarget.value || undefined)}
        />
      </FilterBar>
      <WithDetail
        detail={active && <EntryDetail entry={active} />}
        nothing="Choose an entry to see all of it."
        onClose={() => choose(undefined)}
      >
        <QueryPanel
          query={{ ...query, data: query.data && entries }}
          what="the audit log"
          isEmpty={(given) => given.length === 0}
          empty={isWhole ? <Empty>Nobody has done anything yet.</Empty> : <Empty command="activity.clearFilters">No entries match.</Empty>}
        >
          {() => (
            <RowList
              key={JSON.stringify(criteria)}
              label="Audit log, newest first"
              items={entries}
              keyOf={({ sequence }) => String(sequence)}
              rowHeight={32}
              newestFirst
              className="h-full"
              activeKey={search.seq ?? null}
              onActive={choose}
              onOpen={() => document.querySelector<HTMLElement>("[data-detail]")?.focus()}
              onEnd={() => {
                if (query.hasNextPage && !query.isFetching) void query.fetchNextPage();
              }}
              renderRow={(entry) => <EntryRow entry={entry} />}
            />
          )}
        </QueryPanel>
      </WithDetail>
    </>
  );
}
