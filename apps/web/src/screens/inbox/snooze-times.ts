/** Until when things are put off. Pure, but for the clock's time zone: "tomorrow" is the person's. */
export interface SnoozeTime {
  readonly label: string;
  readonly until: Date;
}

const HOUR_MS = 3_600_000;
const MORNING = 9;
const MONDAY = 1;

function morningIn(now: Date, days: number): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, MORNING);
}

export function snoozeTimes(now: Date): readonly SnoozeTime[] {
  const toMonday = (MONDAY - now.getDay() + 7) % 7 || 7;
  return [
    { label: "For an hour", until: new Date(now.getTime() + HOUR_MS) },
    { label: "Until tomorrow, 09:00", until: morningIn(now, 1) },
    { label: "Until next Monday, 09:00", until: morningIn(now, toMonday) },
  ];
}
