import { useSyncExternalStore } from "react";

type When = string | number | Date;

const time = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const date = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short", hourCycle: "h23" });

export const clockTime = (when: When): string => time.format(new Date(when));
export const fullTime = (when: When): string => date.format(new Date(when));

const steps = [
  ["d", 86_400_000],
  ["h", 3_600_000],
  ["m", 60_000],
] as const;

/** "2m", "3h", "5d"; "now" under a minute. */
export function briefAge(ms: number): string {
  for (const [unit, size] of steps) if (ms >= size) return `${Math.floor(ms / size)}${unit}`;
  return "now";
}

let now = Date.now();
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

/** One clock for the whole page, by the minute. */
function subscribe(tell: () => void): () => void {
  // Nobody kept it up to date while nobody looked.
  if (timer === undefined) now = Date.now();
  listeners.add(tell);
  timer ??= setInterval(() => {
    now = Date.now();
    for (const each of listeners) each();
  }, 30_000);
  return () => {
    listeners.delete(tell);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

export const useNow = (): number => useSyncExternalStore(subscribe, () => now);

/** How long ago, with the full time as its title. */
export function Age({ since, className }: { readonly since: When; readonly className?: string }) {
  const at = new Date(since);
  return (
    <time dateTime={at.toISOString()} title={fullTime(at)} className={className}>
      {briefAge(Math.max(0, useNow() - at.getTime()))}
    </time>
  );
}
