/** Rows that are read or written at a time: few enough to stay small in memory, many enough for a statement to be worth it. */
export const pieceSize = 1_000;

export function* inPieces<T>(items: readonly T[], size: number = pieceSize): Generator<T[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}
