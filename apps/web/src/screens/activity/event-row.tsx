import { wordsOf } from "../../data/event-words.ts";
import type { LiveEvent } from "../../live/feed.ts";
import { useNow } from "../../ui/time.tsx";
import { Actor } from "./actor.tsx";
import type { LogRow } from "./log-rows.ts";

const clock = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });
const day = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short" });
const DAY_MS = 86_400_000;

/** The time of today, and the day before that. */
export function LogTime({ at }: { readonly at: string }) {
  const date = new Date(at);
  const isOld = useNow() - date.getTime() > DAY_MS;
  return (
    <time dateTime={at} className="text-muted">
      {isOld ? day.format(date) : clock.format(date)}
    </time>
  );
}

/** Their ids are words. */
const readable = new Set(["setting", "plan", "issue"]);

interface EventRowProps {
  readonly row: LogRow<LiveEvent>;
  readonly nameOf: (kind: string, id: string) => string | null;
}

export function EventRow({ row, nameOf }: EventRowProps) {
  if (row.kind === "gap")
    return (
      <div className="flex h-full items-center gap-3 border-l-2 border-failed px-4 font-medium text-failed">
        {row.first === row.last ? `Event ${row.first} is missing` : `Events ${row.first} to ${row.last} are missing`} from the log
      </div>
    );
  const { event } = row;
  const { verb, thing, about } = wordsOf(event);
  const name = nameOf(event.streamType, event.streamId) ?? (readable.has(event.streamType) ? event.streamId : null);
  return (
    <div className="flex h-full items-center gap-3 px-4 whitespace-nowrap">
      <span className="w-12 shrink-0 text-right font-mono text-meta text-muted max-[901px]:hidden">{event.sequence}</span>
      <span className="w-16 shrink-0 text-meta">
        <LogTime at={event.createdAt} />
      </span>
      <span className="w-24 shrink-0 max-[901px]:w-16">
        <Actor by={event} name={nameOf("agent", event.actorId)} />
      </span>
      <span className="shrink-0 max-[901px]:max-w-[60%] max-[901px]:truncate">
        {verb} <span className="text-muted">{thing}</span>
      </span>
      {name !== null && !about.startsWith(name) && <span className="max-w-[45%] min-w-16 truncate font-medium">{name}</span>}
      <span className="min-w-0 shrink-[3] truncate text-muted">{about}</span>
    </div>
  );
}
