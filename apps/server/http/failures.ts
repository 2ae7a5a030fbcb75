/** Slows down whoever tries tokens. Only failures count, so that nobody who has a token is kept out by somebody who has not. */
export interface FailureLimit {
  /** How many may come at once, and in each minute after that. */
  readonly perMinute: number;
  /** Addresses remembered; the one that failed longest ago is forgotten first. */
  readonly addresses: number;
}

export interface Failures {
  /** Counts one failure: null while it is within the limit, else the seconds to wait. */
  count(address: string): number | null;
}

/** A bucket for each remote address, kept as the time at which it is full again. `now` is in milliseconds. */
export function countFailures({ perMinute, addresses }: FailureLimit, now: () => number = () => performance.now()): Failures {
  const fullAgain = new Map<string, number>();
  const refillMs = 60_000 / perMinute;
  return {
    count: (address) => {
      const at = now();
      const full = Math.max(at, fullAgain.get(address) ?? at);
      const waitMs = full - at - refillMs * (perMinute - 1);
      // Again at the end of the map, whose beginning is forgotten first.
      fullAgain.delete(address);
      fullAgain.set(address, waitMs > 0 ? full : full + refillMs);
      const [oldest] = fullAgain.keys();
      if (fullAgain.size > addresses && oldest !== undefined) fullAgain.delete(oldest);
      return waitMs > 0 ? Math.ceil(waitMs / 1000) : null;
    },
  };
}
