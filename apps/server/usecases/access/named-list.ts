/** "a, b and 3 more": so that a message stays a sentence however many there are. */
export function namedList(names: readonly string[], shown = 5): string {
  const rest = names.length - shown;
  return rest > 0 ? `${names.slice(0, shown).join(", ")} and ${rest} more` : names.join(", ");
}
