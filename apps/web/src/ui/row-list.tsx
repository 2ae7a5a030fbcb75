import { clsx } from "clsx";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { useHeldOrder } from "./use-held-order.ts";
import { useListCommands } from "./use-list-commands.ts";
import { useRowWindow } from "./use-row-window.ts";

export interface RowListProps<Item> {
  /** What the rows are, for a screen reader. */
  readonly label: string;
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string;
  /** In px; every row has it. */
  readonly rowHeight: number;
  /** Text and shapes only: what can be clicked in a row belongs in its detail. */
  readonly renderRow: (item: Item) => ReactNode;
  readonly activeKey: string | null;
  /** The row under the cursor; the URL or state of the screen holds it. */
  readonly onActive: (key: string) => void;
  readonly onOpen?: (item: Item) => void;
  readonly onPeek?: (item: Item) => void;
  /** Rows chosen for a common action. Without it rows cannot be chosen. */
  readonly selection?: ReadonlySet<string>;
  readonly onSelection?: (keys: ReadonlySet<string>) => void;
  /** New rows come at the top: then the list is held while it is scrolled down, too. */
  readonly newestFirst?: boolean;
  /** The last rows come into sight: time to read on. */
  readonly onEnd?: () => void;
  readonly className?: string;
}

/** Rows of a fixed height, as many as there are: one tab stop, driven by the list commands, and still under pointer and focus. */
export function RowList<Item>(props: RowListProps<Item>) {
  const { label, keyOf, rowHeight, renderRow, activeKey, onActive, onOpen, selection, className } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const id = useId();
  const isScrolled = () => props.newestFirst === true && (scroller.current?.scrollTop ?? 0) > 0;
  const held = useHeldOrder(props.items, keyOf, isScrolled);
  const { items } = held;
  const { start, end } = useRowWindow(scroller, items.length, rowHeight);
  const release = () => {
    if (isScrolled()) scroller.current?.scrollTo({ top: 0 });
    held.release();
  };
  const toggle = useListCommands({ ...props, items, scroller, release });
  useAtEnd(end >= items.length, items.length, props.onEnd);
  const idOf = (key: string) => `${id}-${key}`;
  const isActiveShown = items.slice(start, end).some((item) => keyOf(item) === activeKey);
  return (
    // With the button: it may come to stand under the pointer, which must not let the rows go.
    <div className={clsx("relative flex min-h-0 flex-col", className)} {...held.handlers}>
      {held.moved > 0 && (
        <button
          type="button"
          onClick={() => {
            // The button goes: the focus would go with it.
            scroller.current?.focus({ preventScroll: true });
            release();
          }}
          className="absolute top-1 left-1/2 z-10 min-h-6 -translate-x-1/2 rounded-full border border-line-strong bg-raised px-3 text-meta shadow-popover"
        >
          {props.newestFirst ? `${held.moved} new: show` : `${held.moved} changed · press . to sort again`}
        </button>
      )}
      <div
        ref={scroller}
        data-rows
        role="listbox"
        aria-label={label}
        aria-multiselectable={selection ? true : undefined}
        aria-activedescendant={isActiveShown && activeKey !== null ? idOf(activeKey) : undefined}
        tabIndex={0}
        className="min-h-0 grow overflow-auto outline-offset-[-2px]"
      >
        <div role="presentation" className="relative" style={{ height: items.length * rowHeight }}>
          {items.slice(start, end).map((item, offset) => {
            const key = keyOf(item);
            const isActive = key === activeKey;
            const isSelected = selection?.has(key) ?? isActive;
            return (
              // Keys reach the list itself, which says by aria-activedescendant where they go.
              // biome-ignore lint/a11y/useKeyWithClickEvents: see above
              <div
                key={key}
                id={idOf(key)}
                role="option"
                aria-selected={isSelected}
                aria-setsize={items.length}
                aria-posinset={start + offset + 1}
                tabIndex={-1}
                onClick={(event) => {
                  if (event.metaKey || event.ctrlKey) toggle(key);
                  else onActive(key);
                }}
                onDoubleClick={() => onOpen?.(item)}
                className={clsx(
                  "absolute inset-x-0 overflow-hidden border-b border-line outline-none",
                  isActive ? "bg-selected shadow-[inset_2px_0_var(--accent)]" : "hover:bg-panel",
                  selection?.has(key) && "bg-selected",
                  held.isGone(key) && "line-through",
                )}
                style={{ top: (start + offset) * rowHeight, height: rowHeight }}
              >
                {renderRow(item)}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

function useAtEnd(isAtEnd: boolean, count: number, onEnd: (() => void) | undefined): void {
  const latest = useRef(onEnd);
  latest.current = onEnd;
  // biome-ignore lint/correctness/useExhaustiveDependencies: more rows that still do not fill the place ask for more
  useEffect(() => {
    if (isAtEnd) latest.current?.();
  }, [isAtEnd, count]);
}
