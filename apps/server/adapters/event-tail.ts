import type { StoredEvent } from "@signalbox/contracts";
import type { App } from "../ports/app.ts";

export interface EventTail extends Pick<Held, "head" | "after" | "past"> {
  /** Settles when it knows where the log ends. */
  readonly ready: Promise<void>;
  close(): void;
}

export interface TailOptions extends Pick<App, "doorbell" | "log"> {
  readonly events: Pick<App["store"]["reads"]["events"], "replayFrom" | "readLastSequence">;
  /** How many of the last events are held. */
  readonly held: number;
  /** Looks this often without a bell: hints may be lost. */
  readonly pollMs: number;
}

/** The end of the log, read once for everybody who follows it live: a ring costs one query, however many wait for it. */
export function openEventTail({ events, doorbell, log, held, pollMs }: TailOptions): EventTail {
  const tail = holding(held);
  let closed = false;
  let failing = false;

  const readOn = async () => {
    try {
      for await (const page of events.replayFrom(tail.head() + 1)) {
        if (closed) return;
        tail.keep(page);
      }
      failing = false;
    } catch (error) {
      // Once, not at every poll of an outage.
      if (!closed && !failing) log.warn({ err: error }, "The event log could not be read. Live feeds wait until it can.");
      failing = true;
    }
  };
  const reader = oneAtATime(async () => {
    if (!closed) await readOn();
  });
  // Listening comes before the first look: what is committed in between is heard, and read after it.
  const silence = doorbell.listen((sequence) => {
    if (sequence > tail.head()) reader.run();
  });
  const ready = reader.first(async () => tail.beginAfter(await events.readLastSequence()));
  const timer = setInterval(reader.run, pollMs).unref();

  return {
    ...tail,
    ready,
    close: () => {
      closed = true;
      silence();
      clearInterval(timer);
    },
  };
}

interface Held {
  beginAfter(sequence: number): void;
  keep(page: readonly StoredEvent[]): void;
  /** The last sequence that is known to be committed. */
  head(): number;
  /** The next events after a sequence, or undefined when they are too old to be held. */
  after(sequence: number, limit: number): readonly StoredEvent[] | undefined;
  /** Resolves when the log goes beyond `sequence`, or at the signal. */
  past(sequence: number, signal: AbortSignal | undefined): Promise<void>;
}

function holding(most: number): Held {
  const waiting = new Set<() => void>();
  let tail: StoredEvent[] = [];
  let head = 0;
  /** Everything after it is in `tail`. */
  let heldFrom = 0;
  return {
    beginAfter: (sequence) => {
      head = sequence;
      heldFrom = sequence;
    },
    keep: (page) => {
      tail.push(...page);
      head = page.at(-1)?.sequence ?? head;
      // Cut in strides, so that a busy log is not copied at each event.
      if (tail.length > most * 2) {
        heldFrom = tail.at(-most - 1)?.sequence ?? heldFrom;
        tail = tail.slice(-most);
      }
      for (const wake of [...waiting]) wake();
    },
    head: () => head,
    after: (sequence, limit) => {
      if (sequence < heldFrom) return undefined;
      const from = tail.findLastIndex((event) => event.sequence <= sequence) + 1;
      return tail.slice(from, from + limit);
    },
    past: (sequence, signal) =>
      new Promise((resolve) => {
        if (head > sequence || signal?.aborted) return resolve();
        const wake = () => {
          waiting.delete(wake);
          signal?.removeEventListener("abort", wake);
          resolve();
        };
        waiting.add(wake);
        signal?.addEventListener("abort", wake, { once: true });
      }),
  };
}

/** Runs `work`, and once more when it was asked for meanwhile: a run that has begun may have missed what the asker knows of. */
function oneAtATime(work: () => Promise<void>) {
  let busy = false;
  let again = false;
  const drain = async () => {
    while (again) {
      again = false;
      await work();
    }
    busy = false;
  };
  return {
    run: () => {
      again = true;
      if (busy) return;
      busy = true;
      void drain();
    },
    /** Before any run. When it fails there are none. */
    first: async (begin: () => Promise<void>) => {
      busy = true;
      await begin();
      await drain();
    },
  };
}
