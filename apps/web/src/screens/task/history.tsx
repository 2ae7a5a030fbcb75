import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect } from "react";
import { client, type Outputs, trpc } from "../../api/trpc.ts";
import { usePages } from "../../data/use-pages.ts";
import { watchEvents } from "../../live/apply-events.ts";
import { Button } from "../../ui/button.tsx";
import { QueryPanel } from "../../ui/states.tsx";
import { Age } from "../../ui/time.tsx";
import { actorInWords, happenedInWords, taskIdsIn } from "./history-words.ts";
import { Section } from "./section.tsx";
import { type PartProps, useNames } from "./use-task.ts";

type LogEvent = Outputs["events"]["newest"]["items"][number];

const AT_ONCE = 20;

/** What happened to the task, the newest first. */
export function History({ task, outline, level }: PartProps & { readonly level: 2 | 3 }) {
  const { id } = task;
  const { query, items, hasMore, isReadingMore, more } = usePages<LogEvent>({
    key: [...trpc.events.newest.pathKey(), "task", id],
    read: (before) => client.events.newest.query({ streamType: "task", streamId: id, limit: AT_ONCE, before }),
  });
  const { refetch } = query;
  useEffect(
    () => watchEvents((events) => events.some(({ streamType, streamId }) => streamType === "task" && streamId === id) && void refetch()),
    [id, refetch],
  );
  const nameOf = useHistoryNames(items, outline);
  const all = (
    <Link to="/activity" search={{ entity: `task:${id}` }} className="min-h-6 rounded py-0.5 text-accent hover:underline">
      In the log
    </Link>
  );
  return (
    <Section title="History" level={level} action={all}>
      <QueryPanel
        query={query}
        what="the history of the task"
        isEmpty={(events) => events.length === 0}
        empty={<p className="text-muted">The log holds nothing about it: it came with an import, or was there before the log.</p>}
      >
        {(events) => (
          <ol>
            {events.map((event) => (
              <HistoryRow key={event.sequence} event={event} nameOf={nameOf} />
            ))}
          </ol>
        )}
      </QueryPanel>
      {hasMore && (
        <Button kind="quiet" disabled={isReadingMore} onClick={() => void more()}>
          {isReadingMore ? "Reading…" : "Show older"}
        </Button>
      )}
    </Section>
  );
}

function useHistoryNames(events: readonly LogEvent[], outline: PartProps["outline"]) {
  const { nameOf } = useNames(outline, taskIdsIn(events));
  const agentIds = [...new Set(events.filter(({ actorType }) => actorType === "agent").map(({ actorId }) => actorId))];
  const agents = useQuery({ ...trpc.agents.list.queryOptions({ limit: 200 }), enabled: agentIds.length > 0 });
  const names = new Map(agents.data?.items.map(({ id, name }) => [id, name]));
  return (id: string) => names.get(id) ?? nameOf(id);
}

interface HistoryRowProps {
  readonly event: LogEvent;
  readonly nameOf: (id: string) => string;
}

function HistoryRow({ event, nameOf }: HistoryRowProps) {
  return (
    <li>
      <details className="group">
        <summary className="flex min-h-7 items-start gap-2 rounded-md py-1 hover:bg-panel">
          <span className="min-w-0 grow break-words">
            <span className="font-medium">{actorInWords(event, nameOf)}</span> {happenedInWords(event, nameOf)}
          </span>
          <Age since={event.createdAt} className="shrink-0 text-meta/[20px] text-muted" />
        </summary>
        <div className="mb-2 border-l border-line-strong pl-3 text-meta">
          <p className="text-muted">
            {event.type} · {event.actorType} {event.actorId} ·{" "}
            <Link to="/activity" search={{ seq: String(event.sequence) }} className="text-accent underline underline-offset-2">
              number {event.sequence}
            </Link>
          </p>
          <pre className="font-mono break-words whitespace-pre-wrap">{JSON.stringify(event.payload, null, 2)}</pre>
        </div>
      </details>
    </li>
  );
}
