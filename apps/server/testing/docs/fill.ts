/** Replaces what stands between `<!-- name:begin … -->` and `<!-- name:end -->`. A page without its markers is an error, not a page without news. */
export function fill(markdown: string, name: string, content: string): string {
  const marked = new RegExp(`(<!-- ${name}:begin[^\\n]*-->\\n)[\\s\\S]*?(<!-- ${name}:end -->)`);
  if (!marked.test(markdown)) throw new Error(`The page has no markers for ${name}.`);
  return markdown.replace(marked, (_all, begin: string, end: string) => `${begin}\n${content.trim()}\n\n${end}`);
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

export const code = (text: string) => `\`${text}\``;
