import type { Doorbell } from "../ports/doorbell.ts";
import type { Log } from "../ports/log.ts";
import { localDoorbell } from "./doorbell.ts";

/** A connection to the other servers, for as long as it holds. */
interface Line {
  tell(sequence: number): Promise<void>;
  readLastSequence(): Promise<number>;
  close(): Promise<void>;
}

export interface PostgresDoorbellOptions {
  readonly log: Log;
  openLine(ends: { heard(sequence: number): void; lost(): void }): Promise<Line>;
}

export interface PostgresDoorbell extends Doorbell {
  /** Tells what is still to be told, as far as there is somebody to tell it to. */
  close(): Promise<void>;
}

const firstPauseMs = 100;
const longestPauseMs = 10_000;

/**
 * Rings in this process at once and in the other servers on the database a moment later. Nobody waits for the connection: while it is down
 * hints are lost, and when it is back everybody looks. It is opened when it is first needed.
 */
export function postgresDoorbell({ log, openLine }: PostgresDoorbellOptions): PostgresDoorbell {
  const here = localDoorbell();
  let telling: Promise<void> | undefined;
  /** The highest sequence the others have not been told of; telling it tells all before it. */
  let untold = 0;

  const tellAll = async () => {
    for (let line = keeper.line(); line !== undefined && untold > 0; line = keeper.line()) {
      const sequence = untold;
      untold = 0;
      try {
        await line.tell(sequence);
      } catch (error) {
        untold = Math.max(untold, sequence);
        keeper.lost(error);
      }
    }
  };
  const tell = () => {
    telling ??= tellAll().finally(() => {
      telling = undefined;
    });
    return telling;
  };
  const keeper = keepingLine({
    log,
    open: (lost) => openLine({ heard: here.ring, lost }),
    opened: async (line) => {
      // What was told while nobody listened is not told again.
      here.ring(await line.readLastSequence());
      await tell();
    },
  });
  return {
    ring: (sequence) => {
      here.ring(sequence);
      untold = Math.max(untold, sequence);
      keeper.want();
      void tell();
    },
    listen: (heard) => {
      keeper.want();
      return here.listen(heard);
    },
    close: () => keeper.close(tell),
  };
}

interface KeepingOptions {
  readonly log: Log;
  open(lost: () => void): Promise<Line>;
  opened(line: Line): Promise<void>;
}

/** One line, opened again after longer and longer pauses when it is lost. */
function keepingLine({ log, open, opened }: KeepingOptions) {
  let line: Line | undefined;
  let opening: Promise<void> | undefined;
  let retry: NodeJS.Timeout | undefined;
  let pause = firstPauseMs;
  let closed = false;

  const want = () => {
    if (line !== undefined || retry !== undefined || closed) return;
    opening ??= dial().finally(() => {
      opening = undefined;
    });
  };
  const dial = async () => {
    try {
      line = await open(lost);
      await opened(line);
      pause = firstPauseMs;
    } catch (error) {
      lost(error);
    }
  };
  const lost = (error?: unknown) => {
    line?.close().catch(() => {});
    line = undefined;
    if (closed || retry !== undefined) return;
    // Once, not at every attempt of an outage.
    if (pause === firstPauseMs)
      log.warn({ err: error }, "Other servers on this database cannot be heard. Live feeds are late until they can.");
    retry = setTimeout(() => {
      retry = undefined;
      want();
    }, pause).unref();
    pause = Math.min(pause * 2, longestPauseMs);
  };
  return {
    line: () => line,
    want,
    lost,
    close: async (finish: () => Promise<void>) => {
      closed = true;
      clearTimeout(retry);
      await opening;
      await finish();
      await line?.close().catch(() => {});
    },
  };
}
