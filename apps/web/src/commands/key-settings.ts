import { useSyncExternalStore } from "react";
import { type CommandId, catalog, commandIds } from "./catalog.ts";
import { isSingleKey } from "./keys.ts";

/** What a person has changed about the keyboard. Kept in this browser: keyboards differ from machine to machine. */
export interface KeySettings {
  readonly singleKeys: boolean;
  readonly keys: Readonly<Partial<Record<CommandId, readonly string[]>>>;
}

const place = "signalbox.keyboard";
const standard: KeySettings = { singleKeys: true, keys: {} };
let current = read();
const listeners = new Set<() => void>();

function read(): KeySettings {
  try {
    return { ...standard, ...(JSON.parse(globalThis.localStorage?.getItem(place) ?? "{}") as Partial<KeySettings>) };
  } catch {
    return standard;
  }
}

export function setKeySettings(next: KeySettings): void {
  current = next;
  localStorage.setItem(place, JSON.stringify(next));
  for (const tell of listeners) tell();
}

const keySettings = (): KeySettings => current;

const subscribe = (tell: () => void) => {
  listeners.add(tell);
  return () => listeners.delete(tell);
};

export const useKeySettings = (): KeySettings => useSyncExternalStore(subscribe, keySettings);

/** The keys of a command as they are now: remapped, and without single keys where those are switched off. */
export function keysOf(id: CommandId, settings: KeySettings = current): readonly string[] {
  const keys = settings.keys[id] ?? catalog[id].keys;
  return settings.singleKeys ? keys : keys.filter((key) => !isSingleKey(key));
}

/** Commands that would hear the same keys on the same screen: those of one group, and each with those that are there anywhere. */
export function findConflicts(id: CommandId, keys: string, settings: KeySettings = current): CommandId[] {
  const { group } = catalog[id];
  const wide = ["Anywhere", "Go to", "Lists"];
  return commandIds.filter((other) => {
    if (other === id || !keysOf(other, settings).includes(keys)) return false;
    return catalog[other].group === group || (wide.includes(group) && wide.includes(catalog[other].group));
  });
}
