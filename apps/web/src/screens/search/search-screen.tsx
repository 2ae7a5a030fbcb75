import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { trpc } from "../../api/trpc.ts";
import { runCommand, useCommand } from "../../commands/registry.ts";
import { linkOf } from "../../data/entity-link.ts";
import { TextField } from "../../ui/field.tsx";
import { PageFrame } from "../../ui/page-frame.tsx";
import { RowList } from "../../ui/row-list.tsx";
import { Empty, QueryPanel } from "../../ui/states.tsx";
import { groupHits, type Hit } from "./group-hits.ts";
import { HitRow } from "./hit-row.tsx";

const route = getRouteApi("/search");
const ASK_AFTER_MS = 150;
const EACH_KIND = 50;
const ROW = 32;

/** What is typed, and after a moment the address. */
function useTyped() {
  const { q = "" } = route.useSearch();
  const navigate = useNavigate({ from: "/search" });
  const [typed, setTyped] = useState(q);
  const [known, setKnown] = useState(q);
  // A link that leads here, or Back, brings another question.
  if (q !== known) {
    setKnown(q);
    setTyped(q);
  }
  useEffect(() => {
    if (typed.trim() === q) return;
    const timer = setTimeout(() => {
      setKnown(typed.trim());
      void navigate({ search: { q: typed.trim() || undefined }, replace: true });
    }, ASK_AFTER_MS);
    return () => clearTimeout(timer);
  }, [typed, q, navigate]);
  return { q: q.slice(0, 200), typed, setTyped };
}

function Results({ hits, wanted }: { readonly hits: readonly Hit[]; readonly wanted: string }) {
  const navigate = useNavigate();
  const groups = groupHits(hits);
  const rows = groups.flatMap(({ hits: of, heading }) =>
    of.map((hit, index) => ({ hit, heading: index === 0 ? heading : null, count: of.length })),
  );
  const [chosen, setChosen] = useState<string | null>(null);
  const keyOf = ({ hit }: { readonly hit: Hit }) => `${hit.kind}:${hit.id}`;
  const open = (hit: Hit) => {
    const link = linkOf(hit);
    if (link) void navigate(link);
  };
  return (
    <div className="flex h-full flex-col">
      <p role="status" className="border-b border-line px-4 py-1 text-meta text-muted">
        {hits.length === 1 ? "1 thing" : `${hits.length} things`} found
      </p>
      <RowList
        key={wanted}
        label="Results"
        items={rows}
        keyOf={keyOf}
        rowHeight={ROW}
        className="min-h-0 grow"
        // Enter in the field opens the first one.
        activeKey={chosen ?? (rows[0] ? keyOf(rows[0]) : null)}
        onActive={setChosen}
        onOpen={({ hit }) => open(hit)}
        renderRow={(row) => <HitRow {...row} wanted={wanted} />}
      />
    </div>
  );
}

function onFieldKey(event: KeyboardEvent, isAnswered: boolean): void {
  if (event.nativeEvent.isComposing) return;
  // What is shown may still be the answer to what was typed before.
  if (event.key === "Enter" && isAnswered) runCommand("list.open");
  if (event.key === "ArrowDown") {
    event.preventDefault();
    document.querySelector<HTMLElement>("[data-rows]")?.focus();
  }
}

/** Everything that people name and describe, by a part of its text. */
export function SearchScreen() {
  const { q, typed, setTyped } = useTyped();
  const field = useRef<HTMLInputElement>(null);
  const query = useQuery({
    ...trpc.search.find.queryOptions({ text: q, limit: EACH_KIND }),
    enabled: q !== "",
    placeholderData: keepPreviousData,
    // The feed does not say when other words would be found.
    staleTime: 10_000,
  });
  // After the shell has moved the focus to the heading of a new page.
  useEffect(() => {
    const timer = setTimeout(() => field.current?.focus());
    return () => clearTimeout(timer);
  }, []);
  useCommand("filter.focus", () => field.current?.focus());
  return (
    <PageFrame title="Search">
      <div className="flex h-full min-h-0 flex-col">
        <div className="border-b border-line px-4 py-2">
          <TextField
            ref={field}
            type="search"
            label="What are you looking for?"
            hideLabel
            placeholder="A part of a name, a description or a text"
            maxLength={200}
            value={typed}
            onChange={({ currentTarget }) => setTyped(currentTarget.value)}
            onKeyDown={(event) => onFieldKey(event, typed.trim() === q && !query.isPlaceholderData)}
          />
        </div>
        <div className="min-h-0 grow overflow-auto">
          {q === "" ? (
            <Empty>Type a part of a name. Initiatives, phases, tasks, pages, issues, agents and errands are searched.</Empty>
          ) : (
            <QueryPanel
              query={query}
              what="the search results"
              isEmpty={({ hits }) => hits.length === 0}
              empty={<Empty>Nothing holds “{q}”. Try a shorter part of the word: what stands there must stand there as you type it.</Empty>}
            >
              {({ hits }) => <Results hits={hits} wanted={q} />}
            </QueryPanel>
          )}
        </div>
      </div>
    </PageFrame>
  );
}
