/** The part before the last dash that most ids share (`bd` of `bd-1a2b.3`), or null. Ties go to the one met first. */
export function commonPrefix(ids: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const id of ids) {
    const prefix = id.slice(0, Math.max(0, id.lastIndexOf("-")));
    if (prefix !== "") counts.set(prefix, (counts.get(prefix) ?? 0) + 1);
  }
  let best: string | null = null;
  for (const [prefix, count] of counts) if (best === null || count > (counts.get(best) ?? 0)) best = prefix;
  return best;
}
