import { type RefObject, useEffect } from "react";
import { useCommand } from "../commands/registry.ts";

interface ListCommands<Item> {
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string;
  readonly rowHeight: number;
  readonly activeKey: string | null;
  readonly onActive: (key: string) => void;
  readonly onOpen?: (item: Item) => void;
  readonly onPeek?: (item: Item) => void;
  readonly selection?: ReadonlySet<string>;
  readonly onSelection?: (keys: ReadonlySet<string>) => void;
  readonly scroller: RefObject<HTMLElement | null>;
  /** Of a head that stays in sight above the rows, in px. */
  readonly headHeight?: number;
  release(): void;
}

/** Moves the cursor, opens, peeks and chooses by the commands of lists. Answers how a row is chosen or let go. */
export function useListCommands<Item>(list: ListCommands<Item>): (key: string) => void {
  const { items, keyOf, activeKey, onActive, selection, onSelection } = list;
  const index = items.findIndex((item) => keyOf(item) === activeKey);
  const active = items[index];
  useInSight(list, index);
  const move = (to: number) => {
    const item = items[Math.max(0, Math.min(items.length - 1, to))];
    if (item !== undefined) onActive(keyOf(item));
    return item;
  };
  const choose = (keys: ReadonlySet<string>) => onSelection?.(keys);
  const toggle = (key: string) => {
    const next = new Set(selection);
    if (!next.delete(key)) next.add(key);
    choose(next);
  };
  const extend = (by: 1 | -1) => {
    const next = move(index + by);
    choose(new Set([...(selection ?? []), ...[active, next].flatMap((item) => (item === undefined ? [] : [keyOf(item)]))]));
  };
  const many = { enabled: selection !== undefined && items.length > 0 };
  const any = { enabled: items.length > 0 };
  useCommand("list.next", () => move(index + 1), any);
  useCommand("list.previous", () => move(index <= 0 ? 0 : index - 1), any);
  useCommand("list.first", () => move(0), any);
  useCommand("list.last", () => move(items.length - 1), any);
  useCommand("list.open", () => active !== undefined && list.onOpen?.(active), {
    enabled: active !== undefined && list.onOpen !== undefined,
  });
  useCommand("list.peek", () => active !== undefined && list.onPeek?.(active), {
    enabled: active !== undefined && list.onPeek !== undefined,
  });
  useCommand("list.select", () => active !== undefined && toggle(keyOf(active)), many);
  useCommand("list.extendNext", () => extend(1), many);
  useCommand("list.extendPrevious", () => extend(-1), many);
  useCommand("list.selectAll", () => choose(new Set(items.map(keyOf))), many);
  useCommand("refresh", list.release);
  return toggle;
}

/** Scrolls as little as it takes to show the row under the cursor. */
function useInSight<Item>({ scroller, rowHeight, headHeight = 0 }: ListCommands<Item>, index: number): void {
  useEffect(() => {
    const element = scroller.current;
    if (element === null || index < 0) return;
    const top = index * rowHeight;
    const height = element.clientHeight - headHeight;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + rowHeight > element.scrollTop + height) element.scrollTop = top + rowHeight - height;
  }, [scroller, rowHeight, headHeight, index]);
}
