import { clsx } from "clsx";
import { useState } from "react";
import { catalog, commandIds } from "../commands/catalog.ts";
import { keysOf, useKeySettings } from "../commands/key-settings.ts";
import { keyLabels } from "../commands/keys.ts";
import { possibleCommands } from "../commands/registry.ts";
import { Dialog } from "../ui/dialog.tsx";
import { TextField } from "../ui/field.tsx";
import { Kbd } from "../ui/kbd.tsx";

interface OverlayProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

function AllKeys({ all }: { readonly all: readonly string[] }) {
  if (all.length === 0) return <span className="text-meta text-faint">no key</span>;
  return all.map((keys, index) => (
    <span key={keys} className="inline-flex items-center gap-1">
      {index > 0 && <span className="text-meta">or</span>}
      {keyLabels(keys).map((label, place) => (
        // A sequence may press the same key twice.
        // biome-ignore lint/suspicious/noArrayIndexKey: the order is all there is
        <Kbd key={place}>{label}</Kbd>
      ))}
    </span>
  ));
}

/** Every command with its keys as they are now. What cannot be done here is listed all the same, to be known of. */
function Sheet({ filter }: { readonly filter: string }) {
  const settings = useKeySettings();
  const [possible] = useState(() => new Set<string>(possibleCommands()));
  const typed = filter.trim().toLowerCase();
  const shown = commandIds.filter((id) => {
    const { title, group } = catalog[id];
    const keys = keysOf(id, settings).flatMap(keyLabels).join(" ");
    return `${group} ${title} ${keys}`.toLowerCase().includes(typed);
  });
  // What can be done here comes first.
  const [here, elsewhere] = [true, false].map((isHere) =>
    [...Map.groupBy(shown, (id) => catalog[id].group)].filter(([, ids]) => ids.some((id) => possible.has(id)) === isHere),
  );
  const groups = [...(here ?? []), ...(elsewhere ?? [])];
  if (groups.length === 0) return <p className="py-6 text-muted">No command is called so.</p>;
  return (
    <div className="gap-8 min-[700px]:columns-2">
      {groups.map(([group, ids]) => (
        <section key={group} className="mb-4 break-inside-avoid">
          <h3 className="border-b border-line py-1 font-semibold">{group}</h3>
          <ul>
            {ids.map((id) => (
              <li
                key={id}
                className={clsx("flex min-h-7 items-center gap-2 border-b border-line", possible.has(id) ? "text-fg" : "text-faint")}
              >
                <span className="grow">
                  {catalog[id].title}
                  {!possible.has(id) && <span className="sr-only"> (not possible here)</span>}
                </span>
                <AllKeys all={keysOf(id, settings)} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

export function ShortcutsSheet({ open, onOpenChange }: OverlayProps) {
  const [filter, setFilter] = useState("");
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      wide
      title="Keyboard shortcuts"
      description="What is greyed cannot be done where you are. Settings, Keyboard changes the keys."
    >
      <div className="flex flex-col gap-3">
        <TextField
          label="Filter the commands"
          hideLabel
          placeholder="Filter by name, group or key"
          value={filter}
          onChange={({ currentTarget }) => setFilter(currentTarget.value)}
        />
        <Sheet filter={filter} />
      </div>
    </Dialog>
  );
}
