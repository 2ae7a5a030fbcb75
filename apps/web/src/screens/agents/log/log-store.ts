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

/** Reads chunks, as many at a time as their size allows. */
function createReader(agentId: string) {
  let limit = FIRST_CHUNKS;
  const measured = <Read extends { items: readonly ReadChunk[] }>(read: Read): Read => {
    if (read.items.length > 0) limit = Math.max(4, Math.min(200, Math.floor((AT_ONCE * read.items.length) / (sizeOf(read.items) + 1))));
    return read;
  };
  const before = async (id: string | null) =>
    measured(await client.logChunks.tail.query({ agentId, limit, ...(id !== null && { before: id }) }));
  const after = async (id: string | undefined) => {
    const { items, next } = measured(await client.logChunks.list.query({ agentId, limit, ...(id !== undefined && { after: id }) }));
    return { items, atEnd: next === null };
  };
  return {
    before,
    after,
    tail: async (): Promise<LogLines> => {
      const log = withOlder(emptyLog, await before(null));
      return log.before !== null && log.lines.length < FIRST_LINES ? withOlder(log, await before(log.before)) : log;
    },
    around: async (chunkId: string): Promise<LogLines> => {
      const older = await before(chunkId);
      return withNewer(withOlder(emptyLog, older), await after(older.items.at(-1)?.id));
    },
  };
}

/** Holds what is shown, and tells its views once in a frame, however often it changes. */
function createBoard() {
  let now: LogSnapshot = { log: emptyLog, generation: 0, isReady: false, failure: null };
  let isTelling = false;
  const listeners = new Set<() => void>();
  const tell = () => {
    isTelling = false;
    for (const each of listeners) each();
  };
  return {
    now: () => now,
    put: (next: Partial<LogSnapshot>) => {
      // Asking for news every second mostly brings none.
      if ((Object.keys(next) as (keyof LogSnapshot)[]).every((key) => next[key] === now[key])) return;
      now = { ...now, ...next };
      if (!isTelling) requestAnimationFrame(tell);
      isTelling = true;
    },
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Keeps a log outside of React. */
export function createLogStore(agentId: string): LogStore {
  const reader = createReader(agentId);
  const board = createBoard();
  let reading: Promise<void> | null = null;
  /** One reading at a time: two that begin at the same place would bring the same chunks. */
  const alone = (work: () => Promise<Partial<LogSnapshot>>): Promise<void> => {
    reading ??= work()
      .then((next) => board.put({ failure: null, ...next }))
      .catch((failure: unknown) => board.put({ failure }))
      .finally(() => {
        reading = null;
      });
    return reading;
  };
  const replaced = (log: LogLines) => ({ log, generation: board.now().generation + 1, isReady: true });
  const replace = async (read: () => Promise<LogLines>) => {
    await reading;
    await alone(async () => replaced(await read()));
  };
  return {
    subscribe: board.subscribe,
    snapshot: board.now,
    readTail: () => replace(reader.tail),
    readOlder: () =>
      alone(async () => {
        const { before } = board.now().log;
        if (before === null) return {};
        const older = await reader.before(before);
        return { log: withOlder(board.now().log, older) };
      }),
    readNewer: () =>
      alone(async () => {
        const newer = await reader.after(board.now().log.chunks.at(-1)?.id);
        return { log: withNewer(board.now().log, newer) };
      }),
    readAround: (chunkId) => replace(() => reader.around(chunkId)),
  };
}
