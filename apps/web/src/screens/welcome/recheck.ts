/** When the doctor looks again by itself. Pure. */
const EVERY_MS = 60_000;
/** Counting the invariants of a large plan takes long enough to be felt. */
const MOST_TASKS = 5_000;

interface Look {
  readonly now: number;
  /** When it looked last. */
  readonly last: number;
  /** How many tasks there are; undefined where that is not known. */
  readonly tasks: number | undefined;
}

export const mayRecheck = ({ now, last, tasks }: Look): boolean => tasks !== undefined && tasks <= MOST_TASKS && now - last >= EVERY_MS;
