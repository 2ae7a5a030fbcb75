import { useQuery } from "@tanstack/react-query";
import { useNavigate, useRouter } from "@tanstack/react-router";
import { useEffect, useLayoutEffect, useRef } from "react";
import { runCommand, useCommand } from "../../commands/registry.ts";
import { Button } from "../../ui/button.tsx";
import { ListAndDetail } from "../../ui/list-and-detail.tsx";
import { RowList } from "../../ui/row-list.tsx";
import { QueryPanel, Skeleton } from "../../ui/states.tsx";
import { isNarrow } from "../../ui/use-narrow.ts";
import { type InboxItem, leftWords } from "./inbox-item.ts";
import { needsQuery, snoozedQuery } from "./inbox-queries.ts";
import { InboxRow } from "./inbox-row.tsx";
import { ItemDetail } from "./item-detail.tsx";
import { NothingLeft } from "./nothing-left.tsx";
import { useAbout } from "./use-about.ts";
import { type Acts, useActs } from "./use-acts.ts";
import { type Shown, useShownItem } from "./use-shown-item.ts";

const ROW_HEIGHT = 52;
const keyOf = ({ key }: InboxItem) => key;
const none: readonly InboxItem[] = [];

export type ItemsView = "needs" | "snoozed";

interface ItemsTabProps {
  readonly view: ItemsView;
  /** What the address asks for. */
  readonly wanted: string | undefined;
}

export function ItemsTab({ view, wanted }: ItemsTabProps) {
  const query = useQuery(view === "needs" ? needsQuery() : snoozedQuery());
  const { items, shown, acts, show } = useItems({ view, wanted, listed: query.data?.items ?? none });
  const missing = wanted !== undefined && shown.item === null && query.data !== undefined;
  return (
    <QueryPanel
      query={query}
      what="the inbox"
      loading={<Skeleton height={ROW_HEIGHT} />}
      isEmpty={() => items.length === 0 && shown.item === null && !missing}
      empty={<NothingLeft view={view} />}
    >
      {() => (
        <ListAndDetail
          hasShortRows
          isChosen={wanted !== undefined}
          list={items.length === 0 ? <NothingLeft view={view} /> : <Rows {...{ items, shown, acts, show }} />}
          detail={
            shown.item === null ? (
              missing && <Missing onBack={() => show(undefined)} />
            ) : (
              <ItemDetail key={shown.item.key} {...{ acts }} {...shown} item={shown.item} onBack={() => show(undefined)} />
            )
          }
        />
      )}
    </QueryPanel>
  );
}

interface ItemsOptions extends ItemsTabProps {
  readonly listed: readonly InboxItem[];
}

/** The items that are still there, the one that is shown, and how to move on. */
function useItems({ view, wanted, listed }: ItemsOptions) {
  const navigate = useNavigate({ from: "/inbox" });
  const router = useRouter();
  const show = (item: string | undefined, { replace = !isNarrow() }: { replace?: boolean } = {}) =>
    navigate({ to: "/inbox", search: (now) => ({ ...now, item }), replace });
  const at = useRef<{ items: readonly InboxItem[]; shown: string | undefined }>({ items: [], shown: undefined });
  const focusNext = useFocusAfterLeaving(at);
  const acts = useActs((key) => {
    const { items, shown } = at.current;
    const place = items.findIndex((item) => item.key === key);
    const others = items.filter((item) => item.key !== key);
    if (shown === key) {
      focusNext(key);
      void show((others[place] ?? others[0])?.key, { replace: true });
    }
    return view === "needs" ? leftWords(others.length) : undefined;
  });
  const items = listed.filter(({ key }) => !acts.hidden.has(key));
  const found = useShownItem(items, wanted, acts.hidden);
  // While its own answer is on the way, an item is not gone by somebody else's doing.
  const shown: Shown = { ...found, gone: found.gone && found.item !== null && acts.progressOf(found.item.key)?.state !== "sending" };
  at.current = { items, shown: shown.item?.key };
  useRelease(acts, items);
  const next = items[(items.findIndex(({ key }) => key === shown.item?.key) + 1) % Math.max(1, items.length)];
  useCommand("needs.next", () => show(next?.key), { enabled: view === "needs" && next !== undefined });
  useCommand("up", () => (isNarrow() ? show(undefined) : router.history.back()), { enabled: wanted !== undefined });
  return { items, shown, acts, show };
}

/** What a person has dealt with or taken back moves in a list that otherwise holds still under focus and pointer. */
function useRelease({ hidden, returning }: Acts, items: readonly InboxItem[]): void {
  const isShown = items.length > 0;
  useEffect(() => {
    if (hidden.size > 0 && isShown) runCommand("refresh");
  }, [hidden, isShown]);
  useEffect(() => {
    const back = items.filter(({ key }) => returning.delete(key));
    if (back.length > 0) runCommand("refresh");
  });
}

/** Where the focus was within what leaves, it goes to the heading of what comes; in the list it stays. */
function useFocusAfterLeaving(at: { readonly current: { readonly shown: string | undefined } }): (key: string) => void {
  const left = useRef<string | null>(null);
  useLayoutEffect(() => {
    const heading = document.querySelector<HTMLElement>("#inbox-item");
    if (left.current === null || heading === null || at.current.shown === left.current) return;
    left.current = null;
    heading.focus({ preventScroll: true });
  });
  return (key) => {
    const list = document.activeElement?.closest<HTMLElement>("[data-rows]");
    left.current = list == null ? key : null;
    // The focused row is about to go.
    list?.focus();
  };
}

interface RowsProps {
  readonly items: readonly InboxItem[];
  readonly shown: Shown;
  readonly acts: Acts;
  readonly show: (key: string | undefined) => unknown;
}

function Rows({ items, shown, acts, show }: RowsProps) {
  const namesOf = useAbout(items);
  const present = new Set(items.map(keyOf));
  const open = ({ key }: InboxItem) => {
    // Enter sends what was picked; before that it goes to what is asked.
    if (runCommand("inbox.send")) return;
    if (isNarrow()) show(key);
    document.querySelector<HTMLElement>("#inbox-item")?.focus();
  };
  return (
    <RowList
      label="Waiting"
      className="grow"
      items={items}
      keyOf={keyOf}
      rowHeight={ROW_HEIGHT}
      renderRow={(item) => (
        <InboxRow item={item} about={namesOf(item)} gone={!present.has(item.key)} progress={acts.progressOf(item.key)} />
      )}
      activeKey={shown.item?.key ?? null}
      onActive={show}
      onOpen={open}
    />
  );
}

function Missing({ onBack }: { readonly onBack: () => void }) {
  return (
    <div className="px-4 py-6 min-[901px]:px-7">
      <h2 id="inbox-item" tabIndex={-1} className="text-page font-semibold outline-none">
        This does not wait any more
      </h2>
      <p className="mt-1 mb-3 text-muted">It was dealt with, or it is in another tab of the Inbox.</p>
      <Button onClick={onBack}>Show what waits</Button>
    </div>
  );
}
