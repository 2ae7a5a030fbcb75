import { type ChangeEvent, useState } from "react";
import { type CommandId, catalog, commandIds } from "../../commands/catalog.ts";
import { keysOf, setKeySettings, useKeySettings } from "../../commands/key-settings.ts";
import { keyLabels } from "../../commands/keys.ts";
import { saveFile } from "../../data/save-file.ts";
import { Button } from "../../ui/button.tsx";
import { Checkbox, TextField } from "../../ui/field.tsx";
import { Kbd } from "../../ui/kbd.tsx";
import { toast } from "../../ui/toast.ts";
import { exportKeys, importKeys, isChanged, withKeys } from "./key-changes.ts";
import { RebindDialog } from "./rebind-dialog.tsx";
import { Outcome, Section } from "./section.tsx";

interface KeyRowProps {
  readonly id: CommandId;
  readonly onRebind: () => void;
  readonly onReset: () => void;
}

function KeyRow({ id, onRebind, onReset }: KeyRowProps) {
  const settings = useKeySettings();
  const { title, group } = catalog[id];
  return (
    <tr className="border-t border-line">
      <th scope="row" className="py-0.5 pr-3 text-left font-normal">
        {title}
      </th>
      <td className="pr-3 text-muted max-[901px]:hidden">{group}</td>
      <td className="pr-3">
        <span className="flex flex-wrap gap-2">
          {keysOf(id, settings).map((keys) => (
            <span key={keys} className="inline-flex gap-1">
              {keyLabels(keys).map((label, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a sequence may press the same key twice
                <Kbd key={place}>{label}</Kbd>
              ))}
            </span>
          ))}
        </span>
      </td>
      <td className="text-right whitespace-nowrap">
        {isChanged(id, settings) && (
          <Button kind="quiet" onClick={onReset} aria-label={`Reset the keys of ${title}`}>
            Reset
          </Button>
        )}
        <Button kind="quiet" onClick={onRebind} aria-label={`Change the keys of ${title}`}>
          Change
        </Button>
      </td>
    </tr>
  );
}

function KeyTable({ ids, onSaved }: { readonly ids: readonly CommandId[]; readonly onSaved: (words: string) => void }) {
  const settings = useKeySettings();
  const [changing, setChanging] = useState<CommandId | null>(null);
  const reset = (id: CommandId) => {
    setKeySettings(withKeys(settings, id, catalog[id].keys));
    onSaved(`The keys of “${catalog[id].title}” are the standard ones again.`);
  };
  return (
    <>
      <table className="w-full">
        <thead className="text-left text-meta text-muted">
          <tr>
            <th scope="col" className="font-medium">
              Command
            </th>
            <th scope="col" className="font-medium max-[901px]:hidden">
              Where
            </th>
            <th scope="col" className="font-medium">
              Keys
            </th>
            <th scope="col">
              <span className="sr-only">Change</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {ids.map((id) => (
            <KeyRow key={id} id={id} onRebind={() => setChanging(id)} onReset={() => reset(id)} />
          ))}
        </tbody>
      </table>
      {changing !== null && (
        <RebindDialog
          id={changing}
          onClose={(saved) => {
            if (saved) onSaved(`The keys of “${catalog[changing].title}” are changed.`);
            setChanging(null);
          }}
        />
      )}
    </>
  );
}

function Transfer({ onSaved }: { readonly onSaved: (words: string) => void }) {
  const settings = useKeySettings();
  const read = async ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    const text = await currentTarget.files?.[0]?.text();
    if (text === undefined) return;
    const imported = importKeys(text);
    if ("problem" in imported) return onSaved(`Not imported: ${imported.problem}`);
    setKeySettings(imported.settings);
    onSaved(imported.left === 0 ? "The keys are imported." : `The keys are imported, but for ${imported.left} of unknown commands.`);
  };
  return (
    <div className="flex flex-wrap items-end gap-2">
      <Button onClick={() => saveFile("signalbox-keys", [exportKeys(settings)], "json")}>Export as JSON</Button>
      <TextField label="Import JSON" type="file" accept="application/json,.json" onChange={read} />
      <Button
        kind="danger"
        disabled={Object.keys(settings.keys).length === 0}
        onClick={() => {
          setKeySettings({ ...settings, keys: {} });
          onSaved("All keys are the standard ones again.");
        }}
      >
        Reset all keys
      </Button>
    </div>
  );
}

export function Keyboard() {
  const settings = useKeySettings();
  const [filter, setFilter] = useState("");
  const [saved, setSaved] = useState("");
  const typed = filter.trim().toLowerCase();
  const ids = commandIds.filter((id) => `${catalog[id].group} ${catalog[id].title}`.toLowerCase().includes(typed));
  return (
    <>
      <Section title="Keyboard" about="Kept in this browser: keyboards differ from machine to machine.">
        <Checkbox
          label="Single keys"
          hint="Off: only keys with Ctrl or Command are heard. Every command stays in the palette and in menus."
          checked={settings.singleKeys}
          onChange={({ currentTarget }) => {
            setKeySettings({ ...settings, singleKeys: currentTarget.checked });
            setSaved(currentTarget.checked ? "Single keys are on." : "Single keys are off.");
          }}
        />
        <Transfer onSaved={setSaved} />
        <Outcome saved={saved} />
      </Section>
      <Section title="Keys of every command">
        <TextField
          label="Filter the commands"
          hideLabel
          placeholder="Filter by name or place"
          value={filter}
          onChange={({ currentTarget }) => setFilter(currentTarget.value)}
        />
        {ids.length === 0 ? (
          <p className="text-muted">No command is called so.</p>
        ) : (
          <KeyTable ids={ids} onSaved={(title) => toast({ title })} />
        )}
      </Section>
    </>
  );
}
