import { useEffect, useState, useSyncExternalStore } from "react";
import type { LinePlace } from "./log-lines.ts";
import { createLogStore } from "./log-store.ts";

interface LogOptions {
  /** The agent may still write. */
  readonly isLive: boolean;
  /** The line to begin at, instead of the end. */
  readonly place: LinePlace | null;
}

const LOOK_MS = 1_000;

/** The log of one agent; for another agent the component must be another one. Log chunks are no events, so it asks for new ones. */
export function useLog(agentId: string, { isLive, place }: LogOptions) {
  const [store] = useState(() => createLogStore(agentId));
  const snapshot = useSyncExternalStore(store.subscribe, store.snapshot);
  const [first] = useState(place);
  useEffect(() => {
    void (first === null ? store.readTail() : store.readAround(first.chunkId));
  }, [store, first]);
  const { isReady } = snapshot;
  useEffect(() => {
    if (!isReady) return;
    const look = () => {
      if (!document.hidden && store.snapshot().log.atEnd) void store.readNewer();
    };
    // Also once when it has stopped: its last lines came before that.
    look();
    if (!isLive) return;
    const timer = setInterval(look, LOOK_MS);
    return () => clearInterval(timer);
  }, [store, isLive, isReady]);
  return { store, snapshot };
}
