import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { LogSnapshot, LogStore } from "./log-store.ts";

export const LOG_ROW = 20;
/** So many rows before an end of what is held, more is read. */
const NEAR = 100;

interface LogScrollOptions {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly store: LogStore;
  readonly snapshot: LogSnapshot;
  readonly followAtFirst: boolean;
}

/** Tells what listens for scrolling at once, not a frame later: no empty rows in between. */
function scrollNow(element: HTMLElement, top: number): void {
  element.scrollTop = top;
  element.dispatchEvent(new Event("scroll"));
}

const holdsSelection = (element: HTMLElement): boolean => {
  const selection = document.getSelection();
  return selection !== null && !selection.isCollapsed && element.contains(selection.anchorNode);
};

/** Keeps the end in sight while it follows, and else the lines that are in sight where they are, whatever comes before or behind them. */
export function useLogScroll({ scroller, store, snapshot, followAtFirst }: LogScrollOptions) {
  const { log, generation } = snapshot;
  const [follow, setFollow] = useState(followAtFirst);
  const end = log.origin + log.lines.length;
  const [seen, setSeen] = useState(end);
  const shown = useRef({ generation, origin: log.origin });
  if (follow && seen !== end) setSeen(end);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const moved = shown.current.generation === generation ? shown.current.origin - log.origin : 0;
    shown.current = { generation, origin: log.origin };
    if (follow && !holdsSelection(element)) scrollNow(element, element.scrollHeight);
    else if (moved !== 0) scrollNow(element, element.scrollTop + moved * LOG_ROW);
  }, [scroller, follow, log, generation]);

  useEndOnResize(scroller, follow);
  useFollowBreaks({ scroller, store, setFollow });

  const show = useCallback(
    (index: number) => {
      const element = scroller.current;
      if (element === null) return;
      setFollow(false);
      const top = index * LOG_ROW;
      const isInSight = top >= element.scrollTop && top + LOG_ROW <= element.scrollTop + element.clientHeight;
      if (!isInSight) scrollNow(element, Math.max(0, top - element.clientHeight / 2));
    },
    [scroller],
  );
  const toEnd = async () => {
    if (!store.snapshot().log.atEnd) await store.readTail();
    document.getSelection()?.removeAllRanges();
    setFollow(true);
  };
  return { follow, setFollow, toEnd, show, unseen: follow ? 0 : Math.max(0, end - seen) };
}

function useEndOnResize(scroller: RefObject<HTMLElement | null>, follow: boolean): void {
  useEffect(() => {
    const element = scroller.current;
    if (element === null || !follow) return;
    // A pane that becomes lower would hide the end.
    const watch = new ResizeObserver(() => !holdsSelection(element) && scrollNow(element, element.scrollHeight));
    watch.observe(element);
    return () => watch.disconnect();
  }, [scroller, follow]);
}

interface FollowBreaks {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly store: LogStore;
  setFollow(follow: boolean): void;
}

/** What is near the end that was scrolled to is read. */
function readNearby(element: HTMLElement, store: LogStore): void {
  const { log } = store.snapshot();
  if (element.scrollTop < NEAR * LOG_ROW && log.before !== null) void store.readOlder();
  else if (toEndOf(element) < NEAR * LOG_ROW && !log.atEnd) void store.readNewer();
}

const toEndOf = ({ scrollHeight, scrollTop, clientHeight }: HTMLElement): number => scrollHeight - scrollTop - clientHeight;

/** Scrolling up or selecting text ends following; coming back to the end begins it. */
function useFollowBreaks({ scroller, store, setFollow }: FollowBreaks): void {
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    let last = element.scrollTop;
    const onScroll = () => {
      const moved = element.scrollTop - last;
      last = element.scrollTop;
      const isAtEnd = toEndOf(element) < LOG_ROW && store.snapshot().log.atEnd && !holdsSelection(element);
      // At the very end it is the pane that grew (the head of the page came in late), not the reader who scrolled up.
      if (moved < 0 && toEndOf(element) > 1) setFollow(false);
      else if (moved > 0 && isAtEnd) setFollow(true);
      readNearby(element, store);
    };
    const onSelect = () => {
      if (holdsSelection(element)) setFollow(false);
    };
    element.addEventListener("scroll", onScroll, { passive: true });
    document.addEventListener("selectionchange", onSelect);
    return () => {
      element.removeEventListener("scroll", onScroll);
      document.removeEventListener("selectionchange", onSelect);
    };
  }, [scroller, store, setFollow]);
}
