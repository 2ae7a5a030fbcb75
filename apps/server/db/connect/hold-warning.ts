const HOLDS_TOO_LONG_MS = 100;
/** These are known to take long, and people start them by hand. */
const LONG_BY_NATURE = /^(import|rebuild|seed|restore)/;

/** Names the command whose transaction, begun at `started`, kept every other writer waiting. */
export function warnOfLongHold(name: string, started: number, warn: (message: string) => void): void {
  const held = performance.now() - started;
  if (held <= HOLDS_TOO_LONG_MS || LONG_BY_NATURE.test(name)) return;
  warn(`The transaction "${name}" held the writer for ${Math.round(held)} ms; others wait meanwhile.`);
}
