import { Dialog } from "@base-ui/react/dialog";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useMemo, useRef, useState } from "react";
import { trpc } from "../api/trpc.ts";
import { possibleCommands, runCommand } from "../commands/registry.ts";
import { PaletteList } from "./palette-list.tsx";
import { serverText } from "./palette-modes.ts";
import { localGroups, type PaletteRow, paletteIndex, serverGroup } from "./palette-rows.ts";
import { recents } from "./recent.ts";

interface OverlayProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

const ASK_AFTER_MS = 150;

function useLater<Value>(value: Value, ms: number): Value {
  const [later, setLater] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setLater(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return later;
}

const others = () => recents().filter(({ path }) => path !== window.location.pathname);

/** What this page knows, at once; below it what only the server knows. */
function useGroups(text: string) {
  const agents = useQuery(trpc.agents.list.queryOptions({ limit: 200 }));
  // biome-ignore lint/correctness/useExhaustiveDependencies: the agents are read from the cache
  const index = useMemo(() => paletteIndex(possibleCommands(), others()), [agents.data]);
  const typed = useDeferredValue(text);
  const local = useMemo(() => localGroups(index, typed), [index, typed]);
  const asked = useLater(serverText(text), ASK_AFTER_MS);
  const server = useQuery({
    ...trpc.search.find.queryOptions({ text: asked ?? "", limit: 10 }),
    enabled: asked !== null,
    // The feed does not say when other words would be found.
    staleTime: 10_000,
  });
  const isAnswer = asked !== null && asked === serverText(text);
  const found = isAnswer && server.data ? serverGroup(server.data.hits, local, typed) : [];
  return { groups: [...local, ...found].filter(({ rows }) => rows.length > 0), isAsking: server.isFetching || asked !== serverText(text) };
}

const next: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at - 1 + count) % count,
  PageDown: (at, count) => Math.min(count - 1, at + 10),
  PageUp: (at) => Math.max(0, at - 10),
};

function Combobox({ onRun }: { readonly onRun: (row: PaletteRow) => void }) {
  const [text, setText] = useState("");
  // By key: rows of the server that come later move nothing, and neither does the cursor.
  const [chosen, setChosen] = useState<string | null>(null);
  const { groups, isAsking } = useGroups(text);
  const id = useId();
  const rows = groups.flatMap((group) => group.rows);
  const at = Math.max(
    0,
    rows.findIndex(({ key }) => key === chosen),
  );
  const active = rows[at];
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || rows.length === 0) return;
    const to = next[event.key]?.(at, rows.length);
    if (to === undefined && event.key !== "Enter") return;
    event.preventDefault();
    if (to !== undefined) setChosen(rows[to]?.key ?? null);
    else if (active) onRun(active);
  };
  return (
    <>
      <input
        role="combobox"
        aria-label="Search and commands"
        aria-expanded={rows.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={active && `${id}-${active.key}`}
        autoComplete="off"
        spellCheck={false}
        placeholder="Search, or > commands  # tasks  @ agents  : event"
        value={text}
        onChange={({ currentTarget }) => {
          setText(currentTarget.value);
          setChosen(null);
        }}
        onKeyDown={onKeyDown}
        className="min-h-11 w-full rounded-t-lg border-b border-line bg-raised px-4 text-title outline-offset-[-2px]"
      />
      <PaletteList id={id} groups={groups} activeKey={active?.key ?? null} onHover={setChosen} onRun={onRun} />
      {rows.length === 0 && (
        <p role="status" className="px-4 py-6 text-muted">
          {isAsking ? "Searching…" : text.trim() === ":" ? "Type the number of an event." : "Nothing is called so."}
        </p>
      )}
    </>
  );
}

/** Everything that can be opened or done, by typing. */
export function Palette({ open, onOpenChange }: OverlayProps) {
  const navigate = useNavigate();
  const pending = useRef<PaletteRow>(null);
  // Run when the palette is gone and the focus is back, because a command may open a dialog of its own.
  const run = () => {
    const row = pending.current;
    pending.current = null;
    if (row?.command) runCommand(row.command);
    else if (row?.link) void navigate(row.link);
  };
  return (
    <Dialog.Root open={open} onOpenChange={(now) => onOpenChange(now)} onOpenChangeComplete={(isOpen) => !isOpen && run()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-black/40" />
        <Dialog.Popup className="fixed top-[10vh] left-1/2 z-40 flex max-h-[72vh] w-[calc(100vw-24px)] max-w-[640px] -translate-x-1/2 flex-col rounded-lg border border-line bg-raised shadow-popover outline-none">
          <Dialog.Title className="sr-only">Search and commands</Dialog.Title>
          <Combobox
            onRun={(row) => {
              pending.current = row;
              onOpenChange(false);
            }}
          />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
