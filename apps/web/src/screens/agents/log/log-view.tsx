import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useEffect, useMemo, useRef, useState } from "react";
import { Empty, Failed, Skeleton } from "../../../ui/states.tsx";
import { LogLineDetail } from "./log-line-detail.tsx";
import { indexOfPlace, placeOf } from "./log-lines.ts";
import { LogRows } from "./log-rows.tsx";
import { formatPlace, parsePlace } from "./log-text.ts";
import { LogToolbar } from "./log-toolbar.tsx";
import { useLog } from "./use-log.ts";
import { useLogCommands } from "./use-log-commands.ts";
import { useLogFind } from "./use-log-find.ts";
import { useLogScroll } from "./use-log-scroll.ts";

const agentRoute = getRouteApi("/agents/$agentId");

interface LogViewProps {
  readonly agentId: string;
  readonly name: string;
  /** It may still write. */
  readonly isLive: boolean;
}

export function LogView({ agentId, name, isLive }: LogViewProps) {
  const { q = "", line } = agentRoute.useSearch();
  const navigate = useNavigate();
  const scroller = useRef<HTMLDivElement>(null);
  const [isAgo, setIsAgo] = useState(false);
  const place = useMemo(() => parsePlace(line), [line]);
  const { store, snapshot } = useLog(agentId, { isLive, place });
  const { log, isReady, failure } = snapshot;
  const marked = useMemo(() => (place === null ? -1 : indexOfPlace(log, place)), [log, place]);
  const scroll = useLogScroll({ scroller, store, snapshot, followAtFirst: place === null });
  const setSearch = (change: { q?: string | undefined; line?: string | undefined }) =>
    navigate({ to: ".", search: (now: Record<string, unknown>) => ({ ...now, ...change }), replace: true });
  const mark = (index: number) => {
    const at = placeOf(store.snapshot().log, index);
    if (at) void setSearch({ line: formatPlace(at) });
  };
  const goTo = (index: number) => {
    mark(index);
    // After the frame in which the rows are there.
    requestAnimationFrame(() => requestAnimationFrame(() => scroll.show(index)));
  };
  const find = useLogFind({ agentId, text: q, store, snapshot, marked, goTo });
  const said = useLogCommands({
    scroller,
    store,
    snapshot,
    scroll,
    marked,
    goTo,
    find,
    toggleTime: () => setIsAgo(!isAgo),
    unmark: () => setSearch({ line: undefined }),
  });
  useShowFirst({ isReady, marked, show: scroll.show });

  const isEmpty = isReady && log.lines.length === 0;
  return (
    <div className="flex h-full min-h-0 flex-col">
      <LogToolbar
        q={q}
        onFind={(text) => setSearch({ q: text === "" ? undefined : text })}
        find={find}
        isAgo={isAgo}
        isFollowing={scroll.follow}
      />
      <p className="sr-only" role="status">
        {said}
      </p>
      {failure != null && (
        <Failed what="Signalbox could not read the log." error={failure} onRetry={() => (isReady ? store.readNewer() : store.readTail())} />
      )}
      {!isReady && failure == null && <Skeleton rows={12} height={20} />}
      {isEmpty && (
        <Empty>
          {isLive ? "Waiting for the first output of this agent." : "This agent has written nothing."} Agents write with the tool
          report_progress.
        </Empty>
      )}
      <div className={isEmpty ? "hidden" : "relative flex min-h-0 grow flex-col"}>
        <LogRows label={`Log of ${name}`} scroller={scroller} log={log} marked={marked} isAgo={isAgo} isHit={find.isHit} onMark={mark} />
        {(scroll.unseen > 0 || (isReady && !log.atEnd)) && (
          <button
            type="button"
            onClick={scroll.toEnd}
            className="absolute bottom-4 left-1/2 z-10 min-h-7 -translate-x-1/2 rounded-full border border-line-strong bg-raised px-3 shadow-popover"
          >
            {log.atEnd ? `${scroll.unseen.toLocaleString()} new ${scroll.unseen === 1 ? "line" : "lines"}` : "To the end of the log"}
          </button>
        )}
      </div>
      <LogLineDetail log={log} marked={marked} onClose={() => setSearch({ line: undefined })} />
    </div>
  );
}

interface ShowFirst {
  readonly isReady: boolean;
  readonly marked: number;
  show(index: number): void;
}

/** The line that the address names is in sight when the log is first shown, and stays where it is from then on. */
function useShowFirst({ isReady, marked, show }: ShowFirst): void {
  const isShown = useRef(false);
  useEffect(() => {
    if (!isReady || isShown.current) return;
    isShown.current = true;
    if (marked !== -1) show(marked);
  }, [isReady, marked, show]);
}
