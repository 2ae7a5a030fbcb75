import { createHash } from "node:crypto";
import { canonicalJson } from "./canonical-json.ts";

/** What the first entry of a chain is hashed onto. */
export const firstPreviousHash = "0".repeat(64);

export interface ChainedEntry {
  readonly sequence: number;
  readonly previousHash: string;
  readonly hash: string;
}

/**
 * Covers every field but `hash` and `sequence` (the database assigns the sequence after the hash is made; the chain itself
 * fixes the order). A field left out and a field stored as NULL are the same entry, so a row read back hashes alike.
 */
export function auditHash(previousHash: string, entry: object): string {
  const { hash: _hash, sequence: _sequence, ...rest } = entry as Record<string, unknown>;
  const content = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== null));
  return createHash("sha256")
    .update(canonicalJson({ ...content, previousHash }))
    .digest("hex");
}

export interface ChainBreak {
  readonly sequence: number;
  readonly reason: string;
}

/** The entry a chain was followed to. */
export interface ChainPlace {
  readonly sequence: number;
  readonly hash: string;
}

/** Sequences begin at 1 and have no gaps, because the entry after the last one is always the next. */
export const chainStart: ChainPlace = { sequence: 0, hash: firstPreviousHash };

/**
 * Every entry that does not fit. `entries` come by ascending sequence; a later page goes on from the end of the one before. Entries cut off
 * at the end leave a chain that fits, and so does a chain that was written anew: only a hash kept elsewhere shows that.
 */
export function followChain(entries: Iterable<ChainedEntry>, from: ChainPlace = chainStart): { breaks: ChainBreak[]; end: ChainPlace } {
  const breaks: ChainBreak[] = [];
  let end = from;
  for (const entry of entries) {
    const found = breakAt(entry, end);
    if (found !== null) breaks.push(found);
    end = { sequence: Math.max(end.sequence, entry.sequence), hash: entry.hash };
  }
  return { breaks, end };
}

function breakAt(entry: ChainedEntry, before: ChainPlace): ChainBreak | null {
  const { sequence } = entry;
  if (sequence <= before.sequence) return { sequence, reason: `Audit entry ${sequence} is out of order.` };
  if (!isIntact(entry)) return { sequence, reason: `Audit entry ${sequence} was changed after it was written.` };
  if (sequence > before.sequence + 1) return gap(before.sequence + 1, sequence - 1);
  if (entry.previousHash === before.hash) return null;
  const reason = `Audit entry ${sequence} does not continue the entry before it: one of the two was changed, added or moved, or one between them was removed.`;
  return { sequence, reason };
}

const gap = (first: number, last: number): ChainBreak => ({
  sequence: first,
  reason: first === last ? `Audit entry ${first} was removed.` : `Audit entries ${first} to ${last} were removed.`,
});

/** What cannot be hashed, such as an instant that is none, was not written by this program. */
function isIntact(entry: ChainedEntry): boolean {
  try {
    return entry.hash === auditHash(entry.previousHash, entry);
  } catch {
    return false;
  }
}
