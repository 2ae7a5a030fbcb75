/** Changes of the keyboard settings. Pure. */
import { type CommandId, catalog, commandIds } from "../../commands/catalog.ts";
import { findConflicts, type KeySettings, keysOf } from "../../commands/key-settings.ts";

export const isChanged = (id: CommandId, settings: KeySettings): boolean => settings.keys[id] !== undefined;

export function withKeys(settings: KeySettings, id: CommandId, keys: readonly string[]): KeySettings {
  const isStandard = JSON.stringify(keys) === JSON.stringify(catalog[id].keys);
  const { [id]: _before, ...others } = settings.keys;
  return { ...settings, keys: isStandard ? others : { ...others, [id]: [...new Set(keys)] } };
}

/** Whoever has the keys loses them to `id`. */
export function takeKeys(settings: KeySettings, id: CommandId, keys: string): KeySettings {
  const without = conflictsOf(id, keys, settings).reduce((now, other) => {
    const left = (now.keys[other] ?? catalog[other].keys).filter((each) => !clashes(each, keys));
    return withKeys(now, other, left);
  }, settings);
  return withKeys(without, id, [...(without.keys[id] ?? catalog[id].keys), keys]);
}

/** The same, or one begins the other: "g" would be heard before "g i" is complete. */
const clashes = (a: string, b: string): boolean => a === b || a.startsWith(`${b} `) || b.startsWith(`${a} `);

/** Commands that would hear the keys too, or could no longer be reached. */
export function conflictsOf(id: CommandId, keys: string, settings: KeySettings): CommandId[] {
  const wide = ["Anywhere", "Go to", "Lists"];
  const { group } = catalog[id];
  const begun = commandIds.filter((other) => {
    if (other === id || !keysOf(other, settings).some((each) => clashes(each, keys))) return false;
    return catalog[other].group === group || wide.includes(group) || wide.includes(catalog[other].group);
  });
  const exact = new Set(findConflicts(id, keys, settings));
  // A screen may give keys of the whole page another meaning, as the one that is shown later; but not the beginning of a sequence.
  return begun.filter((other) => exact.has(other) || !keysOf(other, settings).includes(keys));
}

const kept = /^mod\+(shift\+)?[ntw]$|^mod\+([1-9]|l|r)$/;

/** Why keys cannot be used at all; null when they can. */
export function problemOf(keys: string): string | null {
  const taken = keys.split(" ").find((chord) => kept.test(chord));
  return taken === undefined ? null : "The browser keeps these keys for itself.";
}

export const exportKeys = (settings: KeySettings): string => `${JSON.stringify({ signalboxKeys: 1, ...settings }, null, 2)}\n`;

export type ImportedKeys = { readonly settings: KeySettings; readonly left: number } | { readonly problem: string };

/** Takes over what this page knows; commands that are gone are counted. */
export function importKeys(text: string): ImportedKeys {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return { problem: "The file is not JSON." };
  }
  if (typeof read !== "object" || read === null || !("keys" in read) || typeof read.keys !== "object" || read.keys === null)
    return { problem: "The file holds no keyboard settings: there is no field “keys”." };
  const entries = Object.entries(read.keys);
  const wrong = entries.find(([, keys]) => !Array.isArray(keys) || keys.some((each) => typeof each !== "string"));
  if (wrong) return { problem: `The keys of “${wrong[0]}” are not a list of texts.` };
  const known = entries.filter(([id]) => Object.hasOwn(catalog, id)) as [CommandId, string[]][];
  const singleKeys = !("singleKeys" in read) || read.singleKeys !== false;
  const settings = known.reduce<KeySettings>((now, [id, keys]) => withKeys(now, id, keys), { singleKeys, keys: {} });
  return { settings, left: entries.length - known.length };
}
