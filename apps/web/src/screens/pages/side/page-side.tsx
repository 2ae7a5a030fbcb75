import { useQuery } from "@tanstack/react-query";
import { trpc } from "../../../api/trpc.ts";
import { QueryPanel } from "../../../ui/states.tsx";
import { Age } from "../../../ui/time.tsx";
import type { Headings } from "../editor/document-editor.tsx";
import { whoOf } from "./who.ts";

/** Beside the text: what is in it, and who saved it when. */
export function PageSide({ pageId, headings }: { readonly pageId: string; readonly headings: Headings | null }) {
  return (
    <aside
      aria-label="About the page"
      className="flex flex-col gap-6 border-t border-line px-4 py-3 min-[1181px]:border-t-0 min-[1181px]:w-60 min-[1181px]:shrink-0 min-[1181px]:overflow-auto min-[1181px]:border-l"
    >
      <section aria-labelledby="page-outline">
        <h2 id="page-outline" className="mb-1 text-meta font-semibold text-muted">
          Outline
        </h2>
        {headings === null || headings.list.length === 0 ? (
          <p className="text-meta text-muted">{headings === null ? "Not shown in Markdown." : "Headings of the page stand here."}</p>
        ) : (
          <ul>
            {headings.list.map((heading) => (
              <li key={heading.at} style={{ paddingLeft: (heading.level - 1) * 12 }}>
                <button
                  type="button"
                  className="min-h-6 max-w-full truncate rounded text-left hover:underline"
                  onClick={() => headings.jump(heading)}
                >
                  {heading.text || "Without words"}
                </button>
              </li>
            ))}
          </ul>
        )}
      </section>
      <History pageId={pageId} />
    </aside>
  );
}

function History({ pageId }: { readonly pageId: string }) {
  const query = useQuery(trpc.pages.history.queryOptions({ id: pageId, limit: 20 }));
  return (
    <section aria-labelledby="page-history">
      <h2 id="page-history" className="mb-1 text-meta font-semibold text-muted">
        History
      </h2>
      <QueryPanel
        query={query}
        what="the history of the page"
        isEmpty={({ items }) => items.length === 0}
        empty={<p className="text-meta text-muted">The page is older than the log.</p>}
      >
        {({ items, next }) => (
          <>
            <ol>
              {items.map((entry) => (
                <li key={entry.sequence} className="flex items-baseline gap-2 py-0.5 text-meta">
                  <span className="shrink-0">Revision {entry.revision}</span>
                  <span className="min-w-0 grow truncate text-muted">{whoOf(entry)}</span>
                  <Age since={entry.createdAt} className="shrink-0 text-muted" />
                </li>
              ))}
            </ol>
            <p className="mt-1 text-meta text-muted">
              {next !== null && "Older ones are in Activity. "}Only who saved it and when is kept, not what it said then.
            </p>
          </>
        )}
      </QueryPanel>
    </section>
  );
}
