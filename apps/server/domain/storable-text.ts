/**
 * The value with U+FFFD for what no text of both databases can hold: NUL, which PostgreSQL refuses, and half a surrogate pair, which comes
 * back as U+FFFD anyway. For what comes from elsewhere and is to be kept; what people send is refused instead (contracts).
 */
export function storableText<T>(value: T): T;
export function storableText(value: unknown): unknown {
  if (typeof value === "string") return value.toWellFormed().replaceAll("\0", "\uFFFD");
  if (Array.isArray(value)) return value.map((item: unknown) => storableText(item));
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [storableText(key), storableText(field)]));
}
