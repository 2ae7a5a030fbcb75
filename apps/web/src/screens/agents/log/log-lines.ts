/**
 * The part of a log that the page holds: whole chunks in order, as lines. A log may grow without end and what is held may not, so a
 * window of it slides: what leaves at one end can be read again when somebody scrolls there. Pure.
 */
export interface ReadChunk {
  readonly id: string;
  readonly sessionNumber: number;
  readonly content: string;
  readonly createdAt: string;
}

export interface ChunkSpan {
  readonly id: string;
  readonly session: number;
  readonly at: number;
  /** Where its first line stands among the lines that are held. */
  readonly start: number;
}

export interface LogLines {
  readonly chunks: readonly ChunkSpan[];
  readonly lines: readonly string[];
  /** The place of the first line. It sinks by what is put before it and grows by what is dropped, so that a view can stay where it is. */
  readonly origin: number;
  /** Older chunks are read before this one; null: the log begins here. */
  readonly before: string | null;
  /** False: newer chunks are known to be missing behind the last. */
  readonly atEnd: boolean;
}

/** A line by its chunk and its place there: stays right whatever is held. */
export interface LinePlace {
  readonly chunkId: string;
  readonly n: number;
}

export const emptyLog: LogLines = { chunks: [], lines: [], origin: 0, before: null, atEnd: true };

/** Chromium draws elements up to 33 million px; 200,000 rows of 20 px stay far below, and so does the memory they take. */
const MOST_LINES = 200_000;

/** The line break at the end of a chunk begins no further line. */
export function linesOf(content: string): string[] {
  const lines = content.split("\n");
  if (lines.length > 1 && lines.at(-1) === "") lines.pop();
  return lines;
}

function spread(chunks: readonly ReadChunk[]): Pick<LogLines, "chunks" | "lines"> {
  const spans: ChunkSpan[] = [];
  const lines: string[] = [];
  for (const { id, sessionNumber, content, createdAt } of chunks) {
    spans.push({ id, session: sessionNumber, at: Date.parse(createdAt), start: lines.length });
    for (const line of linesOf(content)) lines.push(line);
  }
  return { chunks: spans, lines };
}

const shifted = (chunks: readonly ChunkSpan[], by: number): ChunkSpan[] => chunks.map((span) => ({ ...span, start: span.start + by }));

export interface NewerChunks {
  readonly items: readonly ReadChunk[];
  readonly atEnd: boolean;
}

export interface OlderChunks {
  readonly items: readonly ReadChunk[];
  readonly previous: string | null;
}

/** Chunks that were read twice are taken once. */
export function withNewer(log: LogLines, { items, atEnd }: NewerChunks, most = MOST_LINES): LogLines {
  const known = new Set(log.chunks.map(({ id }) => id));
  const added = spread(items.filter(({ id }) => !known.has(id)));
  if (added.chunks.length === 0) return log.atEnd === atEnd ? log : { ...log, atEnd };
  const all = {
    ...log,
    atEnd,
    chunks: [...log.chunks, ...shifted(added.chunks, log.lines.length)],
    lines: log.lines.concat(added.lines),
  };
  return withoutOldest(all, all.lines.length - most);
}

export function withOlder(log: LogLines, { items, previous }: OlderChunks, most = MOST_LINES): LogLines {
  const added = spread(items);
  const all = {
    ...log,
    before: previous,
    origin: log.origin - added.lines.length,
    chunks: [...added.chunks, ...shifted(log.chunks, added.lines.length)],
    lines: added.lines.concat(log.lines),
  };
  return withoutNewest(all, most);
}

/** At least one chunk stays, however long it is. */
function withoutOldest(log: LogLines, tooMany: number): LogLines {
  if (tooMany <= 0) return log;
  const found = log.chunks.findIndex(({ start }) => start >= tooMany);
  const keep = found === -1 ? log.chunks.length - 1 : found;
  const first = log.chunks[keep];
  if (first === undefined || keep === 0) return log;
  return {
    ...log,
    before: first.id,
    origin: log.origin + first.start,
    chunks: shifted(log.chunks.slice(keep), -first.start),
    lines: log.lines.slice(first.start),
  };
}

function withoutNewest(log: LogLines, most: number): LogLines {
  if (log.lines.length <= most) return log;
  const cut = log.chunks.findIndex((_, index) => index > 0 && (log.chunks[index + 1]?.start ?? log.lines.length) > most);
  const first = log.chunks[cut];
  if (first === undefined) return log;
  return { ...log, atEnd: false, chunks: log.chunks.slice(0, cut), lines: log.lines.slice(0, first.start) };
}

/** The chunk in which a line stands. */
export function chunkOf(log: LogLines, index: number): ChunkSpan | undefined {
  let [low, high] = [0, log.chunks.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((log.chunks[middle]?.start ?? 0) <= index) low = middle;
    else high = middle - 1;
  }
  return index < 0 || index >= log.lines.length ? undefined : log.chunks[low];
}

export function placeOf(log: LogLines, index: number): LinePlace | undefined {
  const chunk = chunkOf(log, index);
  return chunk && { chunkId: chunk.id, n: index - chunk.start };
}

/** -1 where that part of the log is not held. */
export function indexOfPlace(log: LogLines, { chunkId, n }: LinePlace): number {
  const at = log.chunks.findIndex(({ id }) => id === chunkId);
  const chunk = log.chunks[at];
  if (chunk === undefined) return -1;
  const last = (log.chunks[at + 1]?.start ?? log.lines.length) - 1;
  return Math.min(chunk.start + n, last);
}

export interface LineSeek {
  readonly lines: readonly string[];
  readonly from: number;
  readonly step: 1 | -1;
}

/** The next line in a direction for which the test holds; -1 without one. */
export function findLine({ lines, from, step }: LineSeek, test: (line: string) => boolean): number {
  for (let index = from + step; index >= 0 && index < lines.length; index += step) if (test(lines[index] ?? "")) return index;
  return -1;
}
