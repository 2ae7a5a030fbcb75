import type { Doorbell } from "../ports/doorbell.ts";

/** How long a call waits for a person before it says "not yet". Below the limits that clients set to a call. */
export interface Patience {
  readonly waitMs: number;
  /** Another process rings no bell here. */
  readonly lookAgainMs: number;
}

export const defaultPatience: Patience = { waitMs: 20_000, lookAgainMs: 1_000 };

interface Waiting {
  readonly doorbell: Doorbell;
  readonly patience: Patience;
  readonly signal: AbortSignal;
}

/** What `look` finds, or null when the time is over or the caller has gone. Looks at least once. */
export async function waitFor<T>(look: () => Promise<T | null>, { doorbell, patience, signal }: Waiting): Promise<T | null> {
  let wake = () => {};
  let over = signal.aborted;
  const end = () => {
    over = true;
    wake();
  };
  const stopListening = doorbell.listen(() => wake());
  const deadline = setTimeout(end, patience.waitMs);
  const again = setInterval(() => wake(), patience.lookAgainMs);
  signal.addEventListener("abort", end);
  try {
    for (;;) {
      // Made before looking: what happens in between is not slept through.
      const woken = new Promise<void>((resolve) => {
        wake = resolve;
      });
      const found = await look();
      if (found !== null || over) return found;
      await woken;
      // The database may be closing behind a caller that was cut off.
      if (signal.aborted) return null;
    }
  } finally {
    stopListening();
    clearTimeout(deadline);
    clearInterval(again);
    signal.removeEventListener("abort", end);
  }
}
