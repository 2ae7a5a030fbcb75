import type { App } from "../ports/app.ts";

interface Run {
  readonly id: string;
  readonly ended: Promise<unknown>;
}

interface Pass {
  readonly limit: number;
  readonly underWay: ReadonlySet<string>;
  readonly signal: AbortSignal;
}

interface EffectWorkerOptions extends Pick<App, "clock" | "doorbell" | "log"> {
  /** So many effects run at the same time at most. */
  readonly atOnce: number;
  nextDue(): Promise<Date | null>;
  /** Starts what is due, at most `limit`. */
  pass(pass: Pass): Promise<readonly Run[]>;
}

export interface EffectWorker {
  /** Takes nothing more, asks what runs to end, and waits for that a little. Safe to call twice. */
  close(): Promise<void>;
}

/** However often the bell rings, there is one look in this time. */
const lookMs = 50;
/** Hints may be lost, and dates may be corrected. */
const pollMs = 5_000;
/** What heeds no signal is left to the end of its lease. */
const graceMs = 5_000;

/** Looks for effects that are due: at the bell, when the next one is due, when one has ended, and once in a while. Sleeps in between. */
export function effectWorker(options: EffectWorkerOptions): EffectWorker {
  const { doorbell, log } = options;
  const closing = new AbortController();
  const underWay = new Map<string, Promise<unknown>>();
  const alarm = alarmClock();
  const silence = doorbell.listen(() => alarm.within(lookMs));
  let failing = false;

  const loop = async () => {
    while (!closing.signal.aborted) {
      try {
        alarm.within(await look(options, { underWay, signal: closing.signal, ended: () => alarm.within(0) }));
        failing = false;
      } catch (error) {
        // Once, not at every look of an outage.
        if (!failing && !closing.signal.aborted) log.warn({ err: error }, "Effects could not be read. They wait until they can.");
        failing = true;
        alarm.within(pollMs);
      }
      await alarm.rung();
    }
  };
  const looped = loop();
  const close = async () => {
    silence();
    closing.abort(new Error("The server stops."));
    alarm.within(0);
    await looped;
    await atMost(graceMs, Promise.all(underWay.values()));
  };
  let closed: Promise<void> | undefined;
  return {
    close: () => {
      closed ??= close();
      return closed;
    },
  };
}

interface Looking {
  readonly underWay: Map<string, Promise<unknown>>;
  readonly signal: AbortSignal;
  ended(): void;
}

/** Starts what it can, and says after how long to look again. */
async function look({ atOnce, nextDue, pass, clock }: EffectWorkerOptions, { underWay, signal, ended }: Looking): Promise<number> {
  const limit = atOnce - underWay.size;
  if (limit <= 0) return pollMs;
  const due = await nextDue();
  const waitMs = due === null ? pollMs : due.getTime() - clock.now().getTime();
  if (waitMs > 0) return Math.min(waitMs, pollMs);
  if (signal.aborted) return 0;
  const runs = await pass({ limit, underWay: new Set(underWay.keys()), signal });
  for (const run of runs) {
    const end = run.ended.finally(() => {
      underWay.delete(run.id);
      ended();
    });
    underWay.set(run.id, end);
  }
  // Nothing, though something was due: another worker was faster.
  return runs.length > 0 ? 0 : lookMs;
}

/** Rings at the earliest of the times it was set to since it last rang. */
function alarmClock() {
  let due = Number.POSITIVE_INFINITY;
  let timer: NodeJS.Timeout | undefined;
  let ring: (() => void) | undefined;
  const arm = () => {
    clearTimeout(timer);
    const waitMs = due - performance.now();
    if (waitMs > 0) timer = ring && setTimeout(ring, waitMs).unref();
    else ring?.();
  };
  return {
    within: (ms: number) => {
      const at = performance.now() + ms;
      if (at >= due) return;
      due = at;
      arm();
    },
    rung: async () => {
      await new Promise<void>((resolve) => {
        ring = resolve;
        arm();
      });
      ring = undefined;
      due = Number.POSITIVE_INFINITY;
    },
  };
}

async function atMost(ms: number, done: Promise<unknown>): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms);
  await Promise.race([done, promise]);
  clearTimeout(timer);
}
