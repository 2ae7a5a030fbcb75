export interface LogLine {
  readonly at: string;
  readonly text: string;
}

interface Chunk {
  readonly content: string;
  readonly createdAt: string;
}

/** The last lines of a log, each with the time its chunk came. Pure. */
export function lastLines(chunks: readonly Chunk[], count: number): readonly LogLine[] {
  const lines = chunks.flatMap(({ content, createdAt }) => content.split(/\r?\n/).map((text) => ({ at: createdAt, text })));
  return lines.filter(({ text }) => text.trim() !== "").slice(-count);
}
