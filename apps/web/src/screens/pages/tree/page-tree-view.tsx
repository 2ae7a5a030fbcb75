import { clsx } from "clsx";
import { ChevronDown, ChevronRight, FileText } from "lucide-react";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { type Drop, type PageNode, type PageRow, pageRows } from "./page-tree.ts";
import { usePageDrag } from "./use-page-drag.ts";

interface PageTreeProps<Node extends PageNode> {
  readonly pages: readonly Node[];
  readonly currentId: string;
  onOpen(id: string): void;
  onDrop(id: string, at: { readonly onto: string; readonly drop: Drop }): void;
  onFocused(focused: boolean): void;
}

/** One tab stop; the arrows move a cursor, and Enter opens what it is on. */
export function PageTree<Node extends PageNode>({ pages, currentId, onOpen, onDrop, onFocused }: PageTreeProps<Node>) {
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [cursor, setCursor] = useState(currentId);
  const base = useId();
  useEffect(() => setCursor(currentId), [currentId]);
  const rows = pageRows(pages, closed);
  const active = rows.find(({ page }) => page.id === cursor) ?? rows[0];
  const idOf = (id: string) => `${base}-${id}`;
  const setOpen = (id: string, open: boolean) => {
    const next = new Set(closed);
    if (open) next.delete(id);
    else next.add(id);
    setClosed(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || !active) return;
    const to = targetOf(event.key, rows, active);
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (to.open !== undefined) setOpen(active.page.id, to.open);
    else if (to.go) onOpen(active.page.id);
    else if (to.id !== undefined) {
      setCursor(to.id);
      document.getElementById(idOf(to.id))?.scrollIntoView({ block: "nearest" });
    }
  };
  return (
    <div
      role="tree"
      aria-label="Pages of the initiative"
      tabIndex={0}
      aria-activedescendant={active && idOf(active.page.id)}
      onKeyDown={onKeyDown}
      onFocus={() => onFocused(true)}
      onBlur={() => onFocused(false)}
      className="group/tree py-1 focus-visible:outline-offset-[-2px]"
    >
      {rows.map((row) => (
        <TreeRow
          key={row.page.id}
          row={row}
          id={idOf(row.page.id)}
          isCurrent={row.page.id === currentId}
          isActive={row === active}
          onOpen={() => onOpen(row.page.id)}
          onToggle={() => setOpen(row.page.id, !row.isOpen)}
          onDrop={onDrop}
        />
      ))}
    </div>
  );
}

interface Target {
  readonly id?: string | undefined;
  readonly open?: boolean;
  readonly go?: boolean;
}

/** The keys of trees, as the ARIA practices have them. Undefined: not a key of the tree. */
function targetOf(key: string, rows: readonly PageRow[], active: PageRow): Target | undefined {
  const at = rows.indexOf(active);
  switch (key) {
    case "ArrowDown":
      return { id: rows[at + 1]?.page.id };
    case "ArrowUp":
      return { id: rows[at - 1]?.page.id };
    case "Home":
      return { id: rows[0]?.page.id };
    case "End":
      return { id: rows.at(-1)?.page.id };
    case "ArrowRight":
      return active.hasChildren && !active.isOpen ? { open: true } : { id: active.isOpen ? rows[at + 1]?.page.id : undefined };
    case "ArrowLeft":
      return active.isOpen ? { open: false } : { id: active.page.parentPageId ?? undefined };
    case "Enter":
    case " ":
      return { go: true };
    default:
      return undefined;
  }
}

interface TreeRowProps {
  readonly row: PageRow;
  readonly id: string;
  readonly isCurrent: boolean;
  readonly isActive: boolean;
  onOpen(): void;
  onToggle(): void;
  onDrop(id: string, at: { readonly onto: string; readonly drop: Drop }): void;
}

function TreeRow({ row, id, isCurrent, isActive, onOpen, onToggle, onDrop }: TreeRowProps) {
  const { page, level, position, siblings, hasChildren, isOpen } = row;
  const place = useRef<HTMLDivElement>(null);
  const over = usePageDrag({ element: place, id: page.id, isRoot: page.parentPageId === null, onDrop });
  const Mark = hasChildren ? (isOpen ? ChevronDown : ChevronRight) : FileText;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree has the keys
    // biome-ignore lint/a11y/useFocusableInteractive: the tree has the focus, and names this row as its active one
    <div
      ref={place}
      id={id}
      role="treeitem"
      aria-level={level}
      aria-posinset={position}
      aria-setsize={siblings}
      aria-selected={isCurrent}
      aria-expanded={hasChildren ? isOpen : undefined}
      onClick={onOpen}
      style={{ paddingLeft: 8 + (level - 1) * 16 }}
      className={clsx(
        "relative flex h-7 items-center gap-1.5 pr-2",
        isCurrent ? "bg-selected font-medium" : "hover:bg-selected",
        isActive && "group-focus-visible/tree:outline-2 group-focus-visible/tree:-outline-offset-2 group-focus-visible/tree:outline-focus",
        over === "inside" && "outline-2 -outline-offset-2 outline-accent",
        over === "before" && "before:absolute before:inset-x-1 before:top-0 before:h-0.5 before:bg-accent",
        over === "after" && "after:absolute after:inset-x-1 after:bottom-0 after:h-0.5 after:bg-accent",
      )}
    >
      <span
        aria-hidden
        className="grid size-6 shrink-0 place-items-center text-muted"
        onClick={(event) => {
          if (!hasChildren) return;
          event.stopPropagation();
          onToggle();
        }}
      >
        <Mark size={14} />
      </span>
      <span className="truncate">{page.title}</span>
    </div>
  );
}
