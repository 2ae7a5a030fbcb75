import { useRef, useState } from "react";

interface Held<Item> {
  readonly items: readonly Item[];
  /** How many rows are new, gone or elsewhere than shown. */
  readonly moved: number;
  /** A row that is still in its place although it is no more. */
  isGone(key: string): boolean;
  /** Show the order as it is now. */
  release(): void;
  /** For the element that holds the list. */
  readonly handlers: {
    onPointerEnter(): void;
    onPointerLeave(): void;
    onFocus(): void;
    onBlur(event: { currentTarget: Element; relatedTarget: unknown }): void;
  };
}

/**
 * A list that never moves under the pointer or the focus: while either is in it, rows keep their places, take their new contents, and
 * what came or went is only counted. `isHeldElse` holds it for a reason of the caller's.
 */
export function useHeldOrder<Item>(fresh: readonly Item[], keyOf: (item: Item) => string, isHeldElse?: () => boolean): Held<Item> {
  const [, render] = useState(0);
  const holders = useRef({ pointer: false, focus: false });
  const shown = useRef<readonly Item[]>(fresh);
  const isHeld = holders.current.pointer || holders.current.focus || isHeldElse?.() === true;
  shown.current = !isHeld || shown.current.length === 0 ? fresh : inPlace(shown.current, fresh, keyOf);
  const items = shown.current;
  const present = new Set(fresh.map(keyOf));
  const moved = isHeld ? countMoved(items.map(keyOf), fresh.map(keyOf)) : 0;
  const hold = (change: Partial<typeof holders.current>) => {
    Object.assign(holders.current, change);
    if (!holders.current.pointer && !holders.current.focus) render((n) => n + 1);
  };
  return {
    items,
    moved,
    isGone: (key) => isHeld && !present.has(key),
    release: () => {
      shown.current = fresh;
      render((n) => n + 1);
    },
    handlers: {
      onPointerEnter: () => hold({ pointer: true }),
      onPointerLeave: () => hold({ pointer: false }),
      onFocus: () => hold({ focus: true }),
      onBlur: ({ currentTarget, relatedTarget }) => {
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) hold({ focus: false });
      },
    },
  };
}

/** The rows where they were, as they are now, and after them those that follow the last of them: they move nothing. */
export function inPlace<Item>(shown: readonly Item[], fresh: readonly Item[], keyOf: (item: Item) => string): readonly Item[] {
  const byKey = new Map(fresh.map((item) => [keyOf(item), item]));
  const known = new Set(shown.map(keyOf));
  const following = fresh.slice(fresh.findLastIndex((item) => known.has(keyOf(item))) + 1);
  return [...shown.map((item) => byKey.get(keyOf(item)) ?? item), ...(following.length < fresh.length ? following : [])];
}

/** Rows that came or went, or else those that stand at another place. */
export function countMoved(shown: readonly string[], fresh: readonly string[]): number {
  const [before, after] = [new Set(shown), new Set(fresh)];
  const changed = shown.filter((key) => !after.has(key)).length + fresh.filter((key) => !before.has(key)).length;
  return changed > 0 ? changed : shown.filter((key, index) => key !== fresh[index]).length;
}
