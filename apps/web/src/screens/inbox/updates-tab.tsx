import { type InfiniteData, useInfiniteQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { ArrowLeft } from "lucide-react";
import { client, type Outputs } from "../../api/trpc.ts";
import { useCommand } from "../../commands/registry.ts";
import { Button, CommandButton } from "../../ui/button.tsx";
import { KeyHint } from "../../ui/kbd.tsx";
import { ListAndDetail } from "../../ui/list-and-detail.tsx";
import { RowList } from "../../ui/row-list.tsx";
import { Empty, QueryPanel, Skeleton } from "../../ui/states.tsx";
import { StatusMark } from "../../ui/status.tsx";
import { Age, fullTime } from "../../ui/time.tsx";
import { toast, toastFailure } from "../../ui/toast.ts";
import { isNarrow } from "../../ui/use-narrow.ts";
import { type InboxUpdate, sourceOf } from "./inbox-item.ts";
import { updatesKey } from "./inbox-queries.ts";
import { ItemPlaces } from "./item-places.tsx";
import { useAbout } from "./use-about.ts";

const ROW_HEIGHT = 52;
const PAGE = 50;
const keyOf = ({ sequence }: InboxUpdate) => String(sequence);

type Page = Outputs["inbox"]["updates"];

const useUpdates = () =>
  useInfiniteQuery<Page, Error, InfiniteData<Page>, typeof updatesKey, string | null>({
    queryKey: updatesKey,
    queryFn: ({ pageParam }) => client.inbox.updates.query({ limit: PAGE, ...(pageParam !== null && { before: pageParam }) }),
    initialPageParam: null,
    getNextPageParam: ({ next }) => next,
  });

/** What happened and asks for nothing. */
export function UpdatesTab({ wanted }: { readonly wanted: string | undefined }) {
  const navigate = useNavigate({ from: "/inbox" });
  const query = useUpdates();
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const shown = items.find((item) => keyOf(item) === wanted) ?? (wanted === undefined ? items[0] : undefined);
  const show = (item: string | undefined) => navigate({ to: "/inbox", search: { tab: "updates", item }, replace: !isNarrow() });
  const [newest] = items;
  const markDone = (through: number, says: string) =>
    client.inbox.markUpdatesDone.mutate({ through }).then(
      () => toast({ title: says }),
      (error: unknown) => toastFailure(`Not done: ${says}`, error),
    );
  useCommand("inbox.allDone", () => newest && markDone(newest.sequence, "All updates are done"), { enabled: newest?.done === false });
  useCommand("inbox.done", () => shown && markDone(shown.sequence, "This update and those before it are done"), {
    enabled: shown?.done === false,
  });
  useCommand("up", () => (isNarrow() ? show(undefined) : window.history.back()), { enabled: wanted !== undefined });
  return (
    <QueryPanel
      query={query}
      what="the updates"
      loading={<Skeleton height={ROW_HEIGHT} />}
      isEmpty={() => items.length === 0}
      empty={<Empty command="go.activity">Nothing has happened yet. Completed tasks, answers, merges and imports are told here.</Empty>}
    >
      {() => (
        <ListAndDetail
          hasShortRows
          isChosen={wanted !== undefined}
          list={<UpdateList {...{ query, items, shown, show }} />}
          detail={shown && <UpdateDetail key={shown.sequence} update={shown} onBack={() => show(undefined)} />}
        />
      )}
    </QueryPanel>
  );
}

interface UpdateListProps {
  readonly query: ReturnType<typeof useUpdates>;
  readonly items: readonly InboxUpdate[];
  readonly shown: InboxUpdate | undefined;
  readonly show: (key: string | undefined) => unknown;
}

function UpdateList({ query, items, shown, show }: UpdateListProps) {
  const namesOf = useAbout(items);
  return (
    <>
      <div className="flex min-h-10 items-center gap-2 border-b border-line px-4">
        <span className="grow text-meta text-muted">{unread(items, query.hasNextPage)}</span>
        <CommandButton id="inbox.allDone" kind="quiet">
          All done <KeyHint id="inbox.allDone" />
        </CommandButton>
      </div>
      <RowList
        label="Updates"
        className="grow"
        items={items}
        keyOf={keyOf}
        rowHeight={ROW_HEIGHT}
        renderRow={(update) => <UpdateRow update={update} about={namesOf(update)} />}
        activeKey={shown ? keyOf(shown) : null}
        onActive={show}
        onOpen={(update) => {
          show(keyOf(update));
          document.querySelector<HTMLElement>("#inbox-item")?.focus();
        }}
      />
      {query.hasNextPage && (
        <div className="border-t border-line p-2">
          <Button kind="quiet" className="w-full justify-center" disabled={query.isFetchingNextPage} onClick={() => query.fetchNextPage()}>
            {query.isFetchingNextPage ? "Loading…" : "Load older updates"}
          </Button>
        </div>
      )}
    </>
  );
}

function unread(items: readonly InboxUpdate[], hasMore: boolean): string {
  const count = items.filter(({ done }) => !done).length;
  if (count === 0) return "Nothing new";
  return `${count}${hasMore && count === items.length ? " or more" : ""} new`;
}

interface UpdateRowProps {
  readonly update: InboxUpdate;
  /** Who and where. */
  readonly about: readonly string[];
}

function UpdateRow({ update: { title, since, done }, about }: UpdateRowProps) {
  return (
    <div className="flex h-full items-start gap-2.5 px-4 pt-1.5">
      <StatusMark status={done ? "queued" : "done"} label={done ? "Seen" : "New"} className="mt-[3px]" />
      <div className="min-w-0 grow">
        <div className="flex gap-3">
          <span className={done ? "grow truncate text-muted" : "grow truncate font-medium"} title={title}>
            {title}
          </span>
          <Age since={since} className="shrink-0 text-meta/[20px] text-muted" />
        </div>
        <div className="truncate text-meta text-muted">{[done ? "Seen" : "New", ...about].join(" · ")}</div>
      </div>
    </div>
  );
}

function UpdateDetail({ update, onBack }: { readonly update: InboxUpdate; readonly onBack: () => void }) {
  const navigate = useNavigate();
  const source = sourceOf(update.refs);
  useCommand("inbox.openSource", () => source && navigate(source.link), { enabled: source !== null });
  return (
    <article aria-labelledby="inbox-item">
      <div className="flex min-h-10 flex-wrap items-center gap-2 border-b border-line px-4 py-1">
        <Button kind="quiet" icon={<ArrowLeft size={14} aria-hidden />} onClick={onBack} className="-ml-2 min-[901px]:hidden">
          Updates
        </Button>
        <div className="ml-auto flex items-center gap-2">
          {source && (
            <CommandButton id="inbox.openSource">
              {source.label} <KeyHint id="inbox.openSource" />
            </CommandButton>
          )}
          <CommandButton id="inbox.done">
            Done up to here <KeyHint id="inbox.done" />
          </CommandButton>
        </div>
      </div>
      <div className="max-w-3xl px-4 py-4 min-[901px]:px-7 min-[901px]:py-6">
        <ItemPlaces refs={update.refs} />
        <h2 id="inbox-item" tabIndex={-1} className="text-page font-semibold break-words outline-none">
          {update.title}
        </h2>
        <p className="mt-1 flex flex-wrap gap-x-4 text-meta/[24px] text-muted">
          <span>{fullTime(update.since)}</span>
          <Link to="/activity" search={{ seq: String(update.sequence) }} className="hover:text-fg hover:underline">
            event {update.sequence}
          </Link>
        </p>
      </div>
    </article>
  );
}
