/** Which of the places found is next, from a line of the part of the log that is held. Pure. */
import { findLine, type LinePlace, type LogLines } from "./log-lines.ts";

export interface ServerHit {
  readonly chunkId: string;
  readonly sessionNumber: number;
  readonly line: number;
}

export type NextHit = { readonly kind: "held"; readonly index: number } | { readonly kind: "elsewhere"; readonly place: LinePlace } | null;

interface Seek {
  readonly log: LogLines;
  /** In the order of the log; what the server found in all of it. */
  readonly hits: readonly ServerHit[];
  readonly from: number;
  readonly step: 1 | -1;
  readonly test: (line: string) => boolean;
}

type Chunk = readonly [session: number, id: string];

const isBefore = ([session, id]: Chunk, [otherSession, otherId]: Chunk) =>
  session < otherSession || (session === otherSession && id < otherId);

/** First among what is held, then what the server found beyond, then from the other end. */
export function nextHit(seek: Seek): NextHit {
  const { log, from, step, test } = seek;
  const held = findLine({ lines: log.lines, from, step }, test);
  if (held !== -1) return { kind: "held", index: held };
  const beyond = hitBeyond(seek);
  if (beyond) return beyond;
  const around = findLine({ lines: log.lines, from: step === 1 ? -1 : log.lines.length, step }, test);
  return around === -1 ? null : { kind: "held", index: around };
}

function hitBeyond({ log, hits, step }: Seek): NextHit {
  const edge = step === 1 ? log.chunks.at(-1) : log.chunks[0];
  if (edge === undefined) return null;
  const of = ({ sessionNumber, chunkId }: ServerHit): Chunk => [sessionNumber, chunkId];
  const hit =
    step === 1
      ? hits.find((each) => isBefore([edge.session, edge.id], of(each)))
      : hits.findLast((each) => isBefore(of(each), [edge.session, edge.id]));
  return hit ? { kind: "elsewhere", place: { chunkId: hit.chunkId, n: hit.line } } : null;
}
