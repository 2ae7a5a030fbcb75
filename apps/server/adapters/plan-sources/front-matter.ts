import { parse, parseDocument } from "yaml";

export type FrontMatter = {
  /** Every scalar is text: as a number, the id 345.10 would become 345.1. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly body: string;
  /** Whether the file opened with a front matter block at all. */
  readonly present: boolean;
  /** What YAML complained about; the fields were then read one by one and nothing was lost. */
  readonly complaint: string | null;
};

// gray-matter is not used on purpose: it runs the front matter of a `---js` file as code, and plans come from strangers.
const options = { schema: "failsafe", logLevel: "silent" } as const;

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Own properties only, so a field called `__proto__` stays a field. */
function ownFields(entries: Iterable<readonly [string, unknown]>): Record<string, unknown> {
  return Object.fromEntries(entries);
}

function parseWhole(block: string): { fields: Record<string, unknown> } | { complaint: string } {
  try {
    const document = parseDocument(block, options);
    const error = document.errors[0];
    if (error) return { complaint: error.message.split("\n")[0] ?? error.message };
    const value: unknown = document.toJS();
    if (value === null || value === "") return { fields: {} };
    return isFields(value) ? { fields: ownFields(Object.entries(value)) } : { complaint: "it is not a list of fields" };
  } catch (error) {
    return { complaint: error instanceof Error ? error.message : String(error) };
  }
}

function parseOne(text: string): unknown {
  try {
    const value: unknown = parse(text, options);
    return value ?? "";
  } catch {
    return text.trim();
  }
}

/** One field at a time: a value YAML refuses (`assignee: @name` is common) is taken as the text it is and spoils no other field. */
function parseByField(block: string): Record<string, unknown> {
  const found: [string, string][] = [];
  for (const line of block.split("\n")) {
    const start = /^([A-Za-z_][\w-]*):(?:\s(.*)|)$/.exec(line);
    const last = found.at(-1);
    if (start?.[1] !== undefined) found.push([start[1], start[2] ?? ""]);
    else if (last) last[1] += `\n${line}`;
  }
  return ownFields(found.map(([field, text]) => [field, parseOne(text)] as const));
}

/** Splits a Markdown file into front matter and body. Never throws: a damaged block still gives the record and says what was wrong. */
export function readFrontMatter(text: string): FrontMatter {
  const plain = text.replaceAll("\r\n", "\n");
  const opening = /^---[ \t]*\n/.exec(plain);
  if (!opening) return { fields: {}, body: plain, present: false, complaint: null };
  const rest = plain.slice(opening[0].length);
  const closing = /^(?:---|\.\.\.)[ \t]*(?:\n|$)/m.exec(rest);
  if (!closing) {
    // Without an end, fields run to the first empty line.
    const end = rest.search(/\n[ \t]*(?:\n|$)/);
    const block = end < 0 ? rest : rest.slice(0, end);
    return { fields: parseByField(block), body: rest.slice(block.length), present: true, complaint: "the block has no closing ---" };
  }
  const block = rest.slice(0, closing.index);
  const body = rest.slice(closing.index + closing[0].length);
  const whole = parseWhole(block);
  if ("fields" in whole) return { fields: whole.fields, body, present: true, complaint: null };
  return { fields: parseByField(block), body, present: true, complaint: whole.complaint };
}
