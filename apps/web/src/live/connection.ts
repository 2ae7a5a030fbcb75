import { useSyncExternalStore } from "react";

/** What the page knows of the server. `updated`: the server has a newer page than this one. */
export type Connection = "connecting" | "live" | "reconnecting" | "offline";

export interface ConnectionState {
  readonly connection: Connection;
  readonly updated: boolean;
  /** When the last word came from the server, ms since 1970. */
  readonly heardAt: number;
}

const OFFLINE_AFTER_MS = 5_000;
let state: ConnectionState = { connection: "connecting", updated: false, heardAt: Date.now() };
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

function set(change: Partial<ConnectionState>): void {
  state = { ...state, ...change };
  for (const tell of listeners) tell();
}

export function setConnected(connected: boolean): void {
  if (connected) {
    clearTimeout(timer);
    timer = undefined;
    set({ connection: "live", heardAt: Date.now() });
    return;
  }
  if (state.connection === "live") set({ connection: "reconnecting", heardAt: Date.now() });
  // From the first failure on: every further attempt fails, too.
  timer ??= setTimeout(() => set({ connection: "offline" }), OFFLINE_AFTER_MS);
}

export const setUpdated = (): void => set({ updated: true });

export const useConnection = (): ConnectionState =>
  useSyncExternalStore(
    (tell) => {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
    () => state,
  );
