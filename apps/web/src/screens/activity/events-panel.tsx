import { useNavigate } from "@tanstack/react-router";
import { useEffect, useMemo, useRef, useState } from "react";
import { useCommand } from "../../commands/registry.ts";
import { knownTypes } from "../../data/event-words.ts";
import type { LiveEvent } from "../../live/feed.ts";
import { Button } from "../../ui/button.tsx";
import { RowList } from "../../ui/row-list.tsx";
import { Empty, QueryPanel } from "../../ui/states.tsx";
import { toast } from "../../ui/toast.ts";
import { useNarrow } from "../../ui/use-narrow.ts";
import { EventDetail } from "./event-detail.tsx";
import { EventRow } from "./event-row.tsx";
import { ExportDialog } from "./export-dialog.tsx";
import { FilterBar, type FilterField } from "./filter-bar.tsx";
import { criteriaOf, type FilterName, isFiltered } from "./filters.ts";
import { keyOfRow, withGaps } from "./log-rows.ts";
import { useFilters, WithDetail } from "./panel-parts.tsx";
import { activityRoute } from "./route.ts";
import { useEventLog } from "./use-event-log.ts";
import { useNames } from "./use-names.ts";

const things = [...new Set(knownTypes.map((type) => type.slice(0, type.indexOf("."))))];

const fields: readonly FilterField<FilterName>[] = [
  { name: "type", label: "Type", hint: "task.completed", suggestions: [...things, ...knownTypes] },
  { name: "entity", label: "About", hint: "task:id", suggestions: things },
  { name: "actor", label: "Actor", hint: "you, agent, agent:id", suggestions: ["you", "agent", "system"] },
  { name: "from", label: "From", type: "date" },
  { name: "to", label: "To", type: "date" },
];

/** Where to begin when the address names an event that is far from the newest. */
function useAnchor(seq: number | undefined, events: readonly LiveEvent[]) {
  const [anchor, setAnchor] = useState<number>();
  const isAway = seq !== undefined && events.length > 0 && !events.some(({ sequence }) => sequence === seq);
  useEffect(() => {
    if (isAway && seq !== anchor) setAnchor(seq);
  }, [isAway, seq, anchor]);
  return [anchor, setAnchor] as const;
}

export function EventsPanel() {
  const search = activityRoute.useSearch();
  const filters = useFilters();
  const navigate = useNavigate({ from: "/activity" });
  const isNarrow = useNarrow();
  const criteria = useMemo(() => criteriaOf(search), [search]);
  const isWhole = !isFiltered(search);
  const seq = search.seq === undefined ? undefined : Number(search.seq);
  const held = useRef<readonly LiveEvent[]>([]);
  const [anchor, setAnchor] = useAnchor(seq, held.current);
  const { query, events, question } = useEventLog(criteria, anchor);
  held.current = events;
  const nameOf = useNames(events);
  const rows = useMemo(() => withGaps(events, isWhole), [events, isWhole]);
  const active = events.find(({ sequence }) => sequence === seq);
  const choose = (next: string | undefined) =>
    navigate({ search: (now) => ({ ...now, seq: next }), replace: !(isNarrow && search.seq === undefined) });
  useEventCommands(active);
  const more = () => {
    if (query.hasNextPage && !query.isFetching) void query.fetchNextPage();
  };
  return (
    <>
      <FilterBar fields={fields} values={search} onChange={filters.set} />
      {anchor !== undefined && (
        <p className="flex items-center gap-3 border-b border-line bg-panel px-4 py-1 text-meta text-muted">
          The log is shown around event {anchor}.
          <Button
            kind="quiet"
            onClick={() => {
              setAnchor(undefined);
              void choose(undefined);
            }}
          >
            Show the newest
          </Button>
        </p>
      )}
      <WithDetail
        detail={active && <EventDetail event={active} nameOf={nameOf} events={events} />}
        nothing="Choose an event to see all of it."
        onClose={() => choose(undefined)}
      >
        <QueryPanel
          query={{ ...query, data: query.data && rows }}
          what="the event log"
          isEmpty={(given) => given.length === 0}
          empty={
            isWhole ? (
              <Empty command="create.task">Nothing has happened yet. Everything that does is written here, in order.</Empty>
            ) : (
              <Empty command="activity.clearFilters">No events match.</Empty>
            )
          }
        >
          {() => (
            <RowList
              key={question}
              label="Events, newest first"
              items={rows}
              keyOf={keyOfRow}
              rowHeight={32}
              newestFirst
              className="h-full"
              activeKey={seq === undefined ? null : String(seq)}
              onActive={(key) => !key.startsWith("gap") && choose(key)}
              onOpen={() => document.querySelector<HTMLElement>("[data-detail]")?.focus()}
              onEnd={more}
              renderRow={(row) => <EventRow row={row} nameOf={nameOf} />}
            />
          )}
        </QueryPanel>
      </WithDetail>
      <Export criteria={criteria} />
    </>
  );
}

function useEventCommands(active: LiveEvent | undefined): void {
  const { only } = useFilters();
  const enabled = active !== undefined;
  useCommand("activity.filterEntity", () => active && only(`${active.streamType}:${active.streamId}`), { enabled });
  useCommand(
    "activity.copyLink",
    async () => {
      if (active === undefined) return;
      await navigator.clipboard.writeText(`${window.location.origin}/activity?seq=${active.sequence}`);
      toast({ title: `Copied the link to event ${active.sequence}.` });
    },
    { enabled },
  );
}

function Export({ criteria }: { readonly criteria: ReturnType<typeof criteriaOf> }) {
  const [isOpen, setOpen] = useState(false);
  useCommand("activity.export", () => setOpen(true));
  return <ExportDialog open={isOpen} onOpenChange={setOpen} criteria={criteria} />;
}
