import { useSyncExternalStore } from "react";

const query = () => window.matchMedia("(max-width: 900px)");

const subscribe = (tell: () => void) => {
  const list = query();
  list.addEventListener("change", tell);
  return () => list.removeEventListener("change", tell);
};

/** At most 900 px wide: one column. For a deed; what is drawn asks with `useNarrow`. */
export const isNarrow = (): boolean => query().matches;

export const useNarrow = (): boolean => useSyncExternalStore(subscribe, isNarrow);
