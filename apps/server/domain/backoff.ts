export interface Pace {
  readonly firstMs: number;
  readonly longestMs: number;
}

const usual: Pace = { firstMs: 1_000, longestMs: 3_600_000 };

/**
 * How long to wait after this many attempts that failed: twice as long each time, up to the longest. `random`, in [0, 1), spreads it over
 * twice the shortest, so that what failed together does not come back together.
 */
export function backoffMs(attempts: number, random: number, { firstMs, longestMs }: Pace = usual): number {
  const shortest = Math.min(firstMs * 2 ** Math.max(attempts - 1, 0), longestMs);
  return Math.min(Math.floor(shortest * (1 + random)), longestMs);
}
