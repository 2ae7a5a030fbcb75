import { useSyncExternalStore } from "react";

const narrow = window.matchMedia("(max-width: 600px)");

const subscribe = (tell: () => void) => {
  narrow.addEventListener("change", tell);
  return () => narrow.removeEventListener("change", tell);
};

/** A phone: one column at a time. */
export const useNarrow = (): boolean => useSyncExternalStore(subscribe, () => narrow.matches);
