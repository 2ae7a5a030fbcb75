import { type KeyboardEvent, useState } from "react";
import { type CommandId, catalog } from "../../commands/catalog.ts";
import { setKeySettings, useKeySettings } from "../../commands/key-settings.ts";
import { chordOf, keyLabels } from "../../commands/keys.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/field.tsx";
import { conflictsOf, problemOf, takeKeys, withKeys } from "./key-changes.ts";

const words = (keys: string) => keyLabels(keys).join(" then ");
const SEQUENCE_MS = 1000;

interface CaptureProps {
  readonly keys: string;
  readonly onKeys: (keys: string) => void;
}

/** Takes whatever is pressed, but Tab and Escape: they lead out. Keys pressed within a second are a sequence. */
function Capture({ keys, onKeys }: CaptureProps) {
  const [at, setAt] = useState(0);
  const take = (event: KeyboardEvent) => {
    if (event.key === "Tab" || event.key === "Escape") return;
    event.preventDefault();
    const chord = chordOf(event.nativeEvent);
    if (chord === null) return;
    const isNext = event.timeStamp - at < SEQUENCE_MS && keys !== "" && !keys.includes(" ");
    setAt(event.timeStamp);
    onKeys(isNext ? `${keys} ${chord}` : chord);
  };
  return (
    <TextField
      label="New keys"
      hint="Press the keys here; two within a second are a sequence. Tab and Escape lead out."
      readOnly
      value={keys === "" ? "" : words(keys)}
      placeholder="Press keys"
      onKeyDown={take}
    />
  );
}

interface RebindProps {
  readonly id: CommandId;
  readonly onClose: (saved: boolean) => void;
}

export function RebindDialog({ id, onClose }: RebindProps) {
  const settings = useKeySettings();
  const [keys, setKeys] = useState("");
  const { title } = catalog[id];
  const problem = keys === "" ? null : problemOf(keys);
  const others = keys === "" ? [] : conflictsOf(id, keys, settings);
  const save = (next: typeof settings) => {
    setKeySettings(next);
    onClose(true);
  };
  const names = others.map((other) => `“${catalog[other].title}”`).join(", ");
  return (
    <Dialog
      open
      onOpenChange={() => onClose(false)}
      title={`Keys of “${title}”`}
      footer={
        <>
          <Button kind="quiet" onClick={() => save(withKeys(settings, id, []))}>
            No keys
          </Button>
          {others.length > 0 && problem === null && (
            <Button onClick={() => save(takeKeys(withKeys(settings, id, []), id, keys))}>Take them from {names}</Button>
          )}
          <Button
            kind="primary"
            disabled={keys === "" || problem !== null || others.length > 0}
            onClick={() => save(withKeys(settings, id, [keys]))}
          >
            Use these keys
          </Button>
        </>
      }
    >
      <Capture keys={keys} onKeys={setKeys} />
      <p role="status" className="mt-2 min-h-5 text-failed">
        {problem ?? (others.length > 0 && `${words(keys)} belongs to ${names}.`)}
      </p>
    </Dialog>
  );
}
