/** Picks by title, for dialogs. Pure. */
interface Named {
  readonly id: string;
  readonly name: string;
}

interface Wanted {
  readonly text: string;
  readonly without: ReadonlySet<string>;
  readonly limit?: number;
}

/** Those that hold every word of the text; names that begin with it stand first. */
export function findCandidates<Item extends Named>(all: readonly Item[], { text, without, limit = 50 }: Wanted): readonly Item[] {
  const lower = text.trim().toLowerCase();
  const words = lower.split(/\s+/).filter(Boolean);
  const begins: Item[] = [];
  const holds: Item[] = [];
  for (const item of all) {
    if (without.has(item.id)) continue;
    const name = item.name.toLowerCase();
    if (words.some((word) => !name.includes(word))) continue;
    (name.startsWith(lower) ? begins : holds).push(item);
    if (begins.length === limit) break;
  }
  return [...begins, ...holds].slice(0, limit);
}
