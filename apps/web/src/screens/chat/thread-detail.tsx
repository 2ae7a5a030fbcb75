import { client, type Outputs, trpc } from "../../api/trpc.ts";
import { usePages } from "../../data/use-pages.ts";
import { Button } from "../../ui/button.tsx";
import { Markdown } from "../../ui/markdown.tsx";
import { QueryPanel } from "../../ui/states.tsx";
import { StatusLabel } from "../../ui/status.tsx";
import { Age } from "../../ui/time.tsx";

type Thread = Outputs["projections"]["threads"]["items"][number];
type Turn = Outputs["projections"]["turns"]["items"][number];

/** One conversation with an agent, turn by turn. To be read only. */
export function ThreadDetail({ thread }: { readonly thread: Thread }) {
  const turns = usePages({
    key: [...trpc.projections.turns.pathKey(), thread.id],
    read: (after) => client.projections.turns.query({ threadId: thread.id, limit: 50, after }),
  });
  return (
    <article aria-label={thread.title} className="flex max-w-[860px] flex-col gap-4 p-4">
      <header>
        <h2 className="text-page font-semibold break-words">{thread.title}</h2>
        <p className="text-muted">
          {thread.archived ? "Archived · " : ""}begun <Age since={thread.createdAt} /> ago
        </p>
      </header>
      <QueryPanel
        query={turns.query}
        what="the turns"
        isEmpty={(all) => all.length === 0}
        empty={<p className="text-muted">Nothing was said in this thread yet.</p>}
      >
        {(items) => items.map((turn, index) => <TurnPart key={turn.id} turn={turn} number={index + 1} />)}
      </QueryPanel>
      {turns.hasMore && (
        <Button kind="quiet" onClick={() => void turns.more()} disabled={turns.isReadingMore}>
          Later turns
        </Button>
      )}
    </article>
  );
}

const statuses = {
  running: { status: "running", word: "Running" },
  completed: { status: "done", word: "Completed" },
  failed: { status: "failed", word: "Failed" },
  interrupted: { status: "cancelled", word: "Interrupted" },
} as const;

const speakers = { user: "You", assistant: "Agent", system: "Signalbox" } as const;

function TurnPart({ turn, number }: { readonly turn: Turn; readonly number: number }) {
  const messages = usePages({
    key: [...trpc.projections.messages.pathKey(), turn.id],
    read: (after) => client.projections.messages.query({ turnId: turn.id, limit: 200, after }),
  });
  return (
    <section aria-label={`Turn ${number}`} className="border-t border-line pt-2">
      <h3 className="flex items-center gap-3 font-semibold">
        Turn {number} <StatusLabel {...statuses[turn.status]} />
        <Age since={turn.startedAt} className="text-meta font-normal text-muted" />
      </h3>
      {turn.error !== null && <p className="mt-1 break-words text-failed">{turn.error}</p>}
      <QueryPanel query={messages.query} what="the messages">
        {(items) => (
          <ol className="flex flex-col gap-2 pt-1">
            {items.map(({ id, role, content }) => (
              <li key={id}>
                <p className="font-medium">{speakers[role]}</p>
                <Markdown text={content} under={3} />
              </li>
            ))}
          </ol>
        )}
      </QueryPanel>
      {messages.hasMore && (
        <Button kind="quiet" onClick={() => void messages.more()} disabled={messages.isReadingMore}>
          Later messages
        </Button>
      )}
    </section>
  );
}
