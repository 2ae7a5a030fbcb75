import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { trpc } from "../../api/trpc.ts";
import { clockTime, fullTime } from "../../ui/time.tsx";
import { lastLines } from "./last-lines.ts";

const LINES = 8;
const CHUNKS = 5;

/** The last lines of an agent's log: what it did before it needed somebody. */
export function Before({ agentId }: { readonly agentId: string }) {
  // A log grows without events, so it is read anew for whoever opens the item.
  const options = trpc.logChunks.tail.queryOptions({ agentId, limit: CHUNKS }, { refetchOnMount: "always" });
  const lines = lastLines(useQuery(options).data?.items ?? [], LINES);
  if (lines.length === 0) return null;
  return (
    <section className="mt-8">
      <div className="flex items-baseline gap-3">
        <h3 className="text-title font-semibold">What happened before</h3>
        <Link
          to="/agents/$agentId"
          params={{ agentId }}
          search={{ tab: "log" }}
          className="text-meta leading-6 text-accent hover:underline"
        >
          Whole log
        </Link>
      </div>
      <ol className="mt-2 rounded-md border border-line bg-panel px-3 py-2 font-mono text-meta">
        {lines.map(({ at, text }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity and may repeat
          <li key={index} className="flex gap-3 leading-5">
            <time dateTime={at} title={fullTime(at)} className="shrink-0 text-muted">
              {clockTime(at)}
            </time>
            <span className="min-w-0 break-words whitespace-pre-wrap">{text}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
