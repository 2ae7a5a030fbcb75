const longest = 200;

/** The beginning of a text in one line. */
export function titleLine(text: string): string {
  const line = text.trim().replaceAll(/\s+/g, " ");
  return line.length > longest ? `${line.slice(0, longest - 1).toWellFormed()}…` : line;
}
