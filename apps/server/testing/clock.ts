import type { Clock } from "../ports/clock.ts";

/** A clock that stands still until it is told otherwise. Time passes by `advance`; `set` only moves the hands, as whoever corrects the date does. */
export interface FakeClock extends Clock {
  advance(milliseconds: number): void;
  set(instant: Date): void;
}

export function fakeClock(start = new Date("2026-01-01T00:00:00.000Z")): FakeClock {
  let current = start.getTime();
  let passed = 0;
  return {
    now: () => new Date(current),
    steady: () => passed,
    advance: (milliseconds) => {
      current += milliseconds;
      passed += milliseconds;
    },
    set: (instant) => {
      current = instant.getTime();
    },
  };
}
