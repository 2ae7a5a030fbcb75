import type { Doorbell } from "../ports/doorbell.ts";

/** Within one process. */
export function localDoorbell(): Doorbell {
  const listeners = new Set<(sequence: number) => void>();
  return {
    ring: (sequence) => {
      for (const heard of listeners) heard(sequence);
    },
    listen: (heard) => {
      listeners.add(heard);
      return () => void listeners.delete(heard);
    },
  };
}
