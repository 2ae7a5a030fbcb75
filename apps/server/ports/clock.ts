export interface Clock {
  now(): Date;
  /** Milliseconds since some moment of this process. Never steps, whatever happens to the date; stands still while the machine sleeps. */
  steady(): number;
}
