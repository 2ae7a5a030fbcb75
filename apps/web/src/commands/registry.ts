import { useEffect, useRef, useSyncExternalStore } from "react";
import type { CommandId } from "./catalog.ts";

interface Deed {
  readonly id: CommandId;
  readonly enabled: boolean;
  readonly run: () => void;
}

// In the order in which their owners were shown: the last one is asked first.
let deeds: readonly Deed[] = [];
const listeners = new Set<() => void>();

function publish(next: readonly Deed[]): void {
  deeds = next;
  for (const tell of listeners) tell();
}

const subscribe = (tell: () => void) => {
  listeners.add(tell);
  return () => listeners.delete(tell);
};

const findDeed = (id: CommandId): Deed | undefined => deeds.findLast((deed) => deed.id === id && deed.enabled);

export interface CommandOptions {
  /** False: shown as not possible now, and its keys do nothing. */
  readonly enabled?: boolean;
  /** Asked after all others, whenever it came: on the first page the shell is there after what it holds. */
  readonly everywhere?: boolean;
}

/** Gives a command its deed while the calling component is shown. */
export function useCommand(id: CommandId, run: () => unknown, { enabled = true, everywhere = false }: CommandOptions = {}): void {
  const latest = useRef(run);
  latest.current = run;
  useEffect(() => {
    const deed: Deed = { id, enabled, run: () => void latest.current() };
    publish(everywhere ? [deed, ...deeds] : [...deeds, deed]);
    return () => publish(deeds.filter((other) => other !== deed));
  }, [id, enabled, everywhere]);
}

/** False where nothing that is shown can do it now. */
export function runCommand(id: CommandId): boolean {
  const deed = findDeed(id);
  deed?.run();
  return deed !== undefined;
}

/** The commands that can be run now, the most specific first. */
export function possibleCommands(): CommandId[] {
  return [...new Set(deeds.toReversed().flatMap(({ id, enabled }) => (enabled ? [id] : [])))];
}

export const usePossible = (id: CommandId): boolean => useSyncExternalStore(subscribe, () => findDeed(id) !== undefined);
