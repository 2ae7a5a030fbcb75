import { client } from "../../../api/trpc.ts";
import { emptyLog, type LogLines, type ReadChunk, withNewer, withOlder } from "./log-lines.ts";

export interface LogSnapshot {
  readonly log: LogLines;
  /** Another number: another part of the log, not the same one grown. */
  readonly generation: number;
  readonly isReady: boolean;
  readonly failure: unknown;
}

export interface LogStore {
  subscribe(tell: () => void): () => void;
  snapshot(): LogSnapshot;
  /** The last lines. */
  readTail(): Promise<void>;
  readOlder(): Promise<void>;
  readNewer(): Promise<void>;
  /** The part of the log around a chunk. */
  readAround(chunkId: string): Promise<void>;
}

const FIRST_LINES = 500;
const FIRST_CHUNKS = 12;
/** What one request brings at most, roughly: chunks may be a line or a megabyte. */
const AT_ONCE = 1_500_000;

const sizeOf = (chunks: readonly ReadChunk[]) => chunks.reduce((sum, { content }) => sum + content.length, 0);

/** Keeps a log outside of React: it tells its views once in a frame, however often it changes. */
export function createLogStore(agentId: string): LogStore {
  let now: LogSnapshot = { log: emptyLog, generation: 0, isReady: false, failure: null };
  let frame = 0;
  let atOnce = FIRST_CHUNKS;
  let reading: Promise<void> | null = null;
  const listeners = new Set<() => void>();
  const publish = (next: Partial<LogSnapshot>) => {
    now = { ...now, ...next };
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      for (const tell of listeners) tell();
    });
  };
  const measured = <Read extends { items: readonly ReadChunk[] }>(read: Read): Read => {
    if (read.items.length > 0) atOnce = Math.max(4, Math.min(200, Math.floor((AT_ONCE * read.items.length) / (sizeOf(read.items) + 1))));
    return read;
  };
  /** One reading at a time: two that begin at the same place would bring the same chunks. */
  const alone = (work: () => Promise<Partial<LogSnapshot>>): Promise<void> => {
    reading ??= work()
      .then((next) => publish({ failure: null, ...next }))
      .catch((failure: unknown) => publish({ failure }))
      .finally(() => {
        reading = null;
      });
    return reading;
  };
  const before = async (id: string | undefined) =>
    measured(await client.logChunks.tail.query({ agentId, limit: atOnce, ...(id !== undefined && { before: id }) }));
  const after = async (id: string | undefined) =>
    measured(await client.logChunks.list.query({ agentId, limit: atOnce, ...(id !== undefined && { after: id }) }));
  const replaced = (log: LogLines) => ({ log, generation: now.generation + 1, isReady: true });

  return {
    subscribe: (tell) => {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
    snapshot: () => now,
    readTail: () =>
      alone(async () => {
        const last = await before(undefined);
        let log = withOlder(emptyLog, last.items, last.previous);
        if (log.before !== null && log.lines.length < FIRST_LINES) {
          const more = await before(log.before);
          log = withOlder(log, more.items, more.previous);
        }
        return replaced(log);
      }),
    readOlder: () =>
      alone(async () => {
        if (now.log.before === null) return {};
        const older = await before(now.log.before);
        return { log: withOlder(now.log, older.items, older.previous) };
      }),
    readNewer: () =>
      alone(async () => {
        const newer = await after(now.log.chunks.at(-1)?.id);
        return { log: withNewer(now.log, newer.items, newer.next === null) };
      }),
    readAround: async (chunkId) => {
      await reading;
      await alone(async () => {
        const older = await before(chunkId);
        const newer = await after(older.items.at(-1)?.id);
        return replaced(withNewer(withOlder(emptyLog, older.items, older.previous), newer.items, newer.next === null));
      });
    },
  };
}
