import { useRef } from "react";
import type { InboxItem } from "./inbox-item.ts";

export interface Shown {
  readonly item: InboxItem | null;
  /** It waits no longer, though nobody acted on it here. */
  readonly gone: boolean;
}

/**
 * The item of the address, else the first. Once shown it stays, also when others overtake it or when it is answered elsewhere, until the
 * person moves on.
 */
export function useShownItem(items: readonly InboxItem[], wanted: string | undefined, hidden: ReadonlySet<string>): Shown {
  const last = useRef<InboxItem | null>(null);
  const hasLeft = last.current !== null && hidden.has(last.current.key);
  // Else it stays until the address names the next one: nothing flickers between them.
  if (hasLeft && items.length === 0) last.current = null;
  if (wanted !== undefined && last.current?.key !== wanted) last.current = null;
  const key = wanted ?? last.current?.key ?? items[0]?.key;
  const found = items.find((item) => item.key === key) ?? null;
  if (found !== null) last.current = found;
  return { item: last.current, gone: found === null && last.current !== null && !hasLeft };
}
