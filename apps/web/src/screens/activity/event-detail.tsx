import { Link } from "@tanstack/react-router";
import { linkOf } from "../../data/entity-link.ts";
import { changesOf, fieldInWords, rewrittenOf, sentenceOf, thingInWords, valueInWords } from "../../data/event-words.ts";
import type { LiveEvent } from "../../live/feed.ts";
import { CommandButton } from "../../ui/button.tsx";
import { Facts } from "../../ui/facts.tsx";
import { fullTime } from "../../ui/time.tsx";
import { Actor } from "./actor.tsx";

interface EventDetailProps {
  readonly event: LiveEvent;
  readonly nameOf: (kind: string, id: string) => string | null;
  /** What is loaded of the log: the cause is looked for there. */
  readonly events: readonly LiveEvent[];
}

function Changes({ payload }: { readonly payload: LiveEvent["payload"] }) {
  const changes = changesOf(payload);
  const rewritten = rewrittenOf(payload);
  if (changes.length + rewritten.length === 0) return null;
  return (
    <section aria-label="Changes">
      <h3 className="mb-1 font-medium">What changed</h3>
      <table className="w-full table-fixed border-t border-line text-left">
        <thead className="text-meta text-muted">
          <tr>
            {["Field", "Before", "After"].map((head) => (
              <th key={head} scope="col" className="py-1 pr-3 font-medium">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {changes.map(({ field, before, after }) => (
            <tr key={field} className="border-t border-line align-top">
              <th scope="row" className="py-1 pr-3 font-medium">
                {fieldInWords(field)}
              </th>
              <td className="bg-removed-tint px-1 py-1 wrap-anywhere">{before === undefined ? "not kept" : valueInWords(before)}</td>
              <td className="bg-added-tint px-1 py-1 wrap-anywhere">{valueInWords(after)}</td>
            </tr>
          ))}
          {rewritten.map((field) => (
            <tr key={field} className="border-t border-line">
              <th scope="row" className="py-1 pr-3 font-medium">
                {fieldInWords(field)}
              </th>
              <td colSpan={2} className="py-1 text-muted">
                rewritten; the log keeps no long texts
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const MATES_AT_MOST = 12;

/** What caused it, and what else the same request did. */
function Causes({ event, events }: Pick<EventDetailProps, "event" | "events">) {
  const cause = events.find(({ id }) => id === event.causationId);
  const mates = events.filter(
    ({ correlationId, sequence }) => event.correlationId !== null && correlationId === event.correlationId && sequence !== event.sequence,
  );
  const shown = [...(cause ? [cause] : []), ...mates.filter((mate) => mate !== cause)].slice(0, MATES_AT_MOST);
  if (shown.length === 0) return null;
  return (
    <section aria-label="Causes">
      <h3 className="mb-1 font-medium">In the same request</h3>
      <ul>
        {shown.map((mate) => (
          <li key={mate.sequence} className="border-t border-line">
            <Link
              to="."
              search={(now: Record<string, unknown>) => ({ ...now, seq: String(mate.sequence) })}
              className="flex min-h-7 items-center gap-2 rounded hover:underline"
            >
              <span className="font-mono text-meta text-muted">{mate.sequence}</span>
              <span className="min-w-0 truncate">{sentenceOf(mate)}</span>
              {mate === cause && <span className="shrink-0 text-meta text-muted">the cause</span>}
            </Link>
          </li>
        ))}
      </ul>
      {mates.length > MATES_AT_MOST && <p className="text-meta text-muted">and {mates.length - MATES_AT_MOST} more that are loaded</p>}
    </section>
  );
}

function EntityName({ event, nameOf }: Pick<EventDetailProps, "event" | "nameOf">) {
  const { streamType, streamId, payload } = event;
  const initiativeId = typeof payload.initiativeId === "string" ? payload.initiativeId : null;
  const link = linkOf({ kind: streamType, id: streamId, initiativeId });
  const words = nameOf(streamType, streamId) ?? streamId;
  return (
    <>
      {thingInWords(streamType)}{" "}
      {link === null ? (
        words
      ) : (
        <Link {...link} className="font-medium text-accent underline">
          {words}
        </Link>
      )}
    </>
  );
}

const Code = ({ children }: { readonly children: string }) => <code className="font-mono text-meta">{children}</code>;

export function EventDetail({ event, nameOf, events }: EventDetailProps) {
  const optional: readonly (readonly [string, string | null])[] = [
    ["Caused by", event.causationId],
    ["Request", event.correlationId],
    ["Command", event.commandId],
    ["Key", event.keyId],
  ];
  return (
    <div className="flex flex-col gap-4 p-4">
      <h2 className="text-title font-semibold wrap-anywhere">{sentenceOf(event)}</h2>
      <div className="flex flex-wrap gap-2">
        <CommandButton id="activity.filterEntity">Only this {thingInWords(event.streamType)}</CommandButton>
        <CommandButton id="activity.copyLink">Copy link</CommandButton>
      </div>
      <Facts
        facts={[
          ["Sequence", event.sequence],
          ["Time", fullTime(event.createdAt)],
          ["UTC", event.createdAt],
          ["Actor", <Actor key="actor" by={event} name={nameOf("agent", event.actorId)} />],
          ["About", <EntityName key="about" event={event} nameOf={nameOf} />],
          ["Id", <Code key="id">{event.streamId}</Code>],
          ["Type", <Code key="type">{event.type}</Code>],
          ["Version", `${event.streamVersion} of this ${thingInWords(event.streamType)}`],
          ...optional.flatMap(([name, value]) => (value === null ? [] : [[name, <Code key={name}>{value}</Code>] as const])),
        ]}
      />
      <Changes payload={event.payload} />
      <Causes event={event} events={events} />
      <section aria-label="Payload">
        <h3 className="mb-1 font-medium">Payload</h3>
        {/* A region that scrolls must be reachable by keyboard. */}
        <pre
          // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
          tabIndex={0}
          className="max-h-[50vh] overflow-auto rounded-md border border-line bg-panel p-2 font-mono text-meta whitespace-pre-wrap break-words"
        >
          {JSON.stringify(event.payload, null, 2)}
        </pre>
      </section>
    </div>
  );
}
