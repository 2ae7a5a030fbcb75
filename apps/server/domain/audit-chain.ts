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

/**
 * The first entry that does not fit, or null. `entries` come by ascending sequence; a later page passes the hash it continues
 * from. Entries cut off at the end leave a chain that fits: only a hash kept elsewhere shows that.
 */
export function verifyChain(entries: Iterable<ChainedEntry>, continuesFrom: string = firstPreviousHash): ChainBreak | null {
  let previousHash = continuesFrom;
  let previousSequence = Number.NEGATIVE_INFINITY;
  for (const entry of entries) {
    const reason = entry.sequence > previousSequence ? mismatch(previousHash, entry) : `Audit entry ${entry.sequence} is out of order.`;
    if (reason !== null) return { sequence: entry.sequence, reason };
    previousHash = entry.hash;
    previousSequence = entry.sequence;
  }
  return null;
}

function mismatch(previousHash: string, entry: ChainedEntry): string | null {
  if (entry.previousHash !== previousHash) {
    return `Audit entry ${entry.sequence} does not continue the entry before it: one between them was removed, added or moved.`;
  }
  if (entry.hash !== auditHash(previousHash, entry)) return `Audit entry ${entry.sequence} was changed after it was written.`;
  return null;
}
