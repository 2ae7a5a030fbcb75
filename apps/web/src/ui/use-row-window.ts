import { type RefObject, useCallback, useLayoutEffect, useState } from "react";

export interface RowWindow {
  readonly start: number;
  readonly end: number;
}

const OVERSCAN = 10;

/**
 * Which rows of a fixed height are in sight. Arithmetic instead of measuring: 60 fps at a million rows, where a measuring library had
 * 30 (the design's spike).
 */
export function useRowWindow(scroller: RefObject<HTMLElement | null>, count: number, rowHeight: number): RowWindow {
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(0);
  const look = useCallback(() => {
    const element = scroller.current;
    if (element === null) return;
    // By the row, so that scrolling within one renders nothing.
    setTop(Math.floor(element.scrollTop / rowHeight));
    setHeight(element.clientHeight);
  }, [scroller, rowHeight]);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    look();
    const resized = new ResizeObserver(look);
    resized.observe(element);
    element.addEventListener("scroll", look, { passive: true });
    return () => {
      resized.disconnect();
      element.removeEventListener("scroll", look);
    };
  }, [scroller, look]);
  const start = Math.max(0, Math.min(top, count) - OVERSCAN);
  return { start, end: Math.min(count, top + Math.ceil(height / rowHeight) + OVERSCAN) };
}
