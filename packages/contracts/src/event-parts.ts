import { z } from "zod";

/**
 * What the payloads of events are made of. The log is kept for ever and read by everybody who may read anything, so a payload holds ids,
 * small fields and excerpts: no text above 2 kB, no token deltas, no secrets, e-mail addresses or addresses of remotes (they may carry a
 * password). A field may be added as optional; none is ever removed or renamed, because old events must go on being readable.
 */

export const maxExcerptBytes = 2000;

/** The beginning of a text, as much as fits; `omitted` counts the UTF-16 units that do not stand here. Absent: the text is whole. */
export interface Excerpt {
  readonly text: string;
  readonly omitted?: number | undefined;
}

/** Never cuts a character in two. */
export function excerptOf(text: string): Excerpt {
  let bytes = 0;
  let end = 0;
  for (const character of text) {
    bytes += utf8Bytes(character);
    if (bytes > maxExcerptBytes) return { text: text.slice(0, end), omitted: text.length - end };
    end += character.length;
  }
  return { text };
}

function utf8Bytes(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}

const storedExcerpt = z.strictObject({
  text: z.string().refine((text) => excerptOf(text).omitted === undefined, `must be at most ${maxExcerptBytes} bytes of UTF-8`),
  omitted: z.int().min(1).optional(),
});

/** Takes a text of any length and keeps its excerpt. */
export const excerpt = storedExcerpt.or(z.string().transform(excerptOf));

/** Payloads are JSON, so an instant is text in UTC. Takes a Date. */
export const instant = z.iso.datetime().or(z.date().transform((date) => date.toISOString()));

export const ref = z.string().min(1);
export const text = z.string();
export const count = z.int().min(0);
/** A happening that says everything by its name. */
export const nothing = z.strictObject({});

/** A small field whose value tells a reader something. */
export const change = <Value extends z.ZodType>(value: Value) => z.strictObject({ before: value.optional(), after: value });
export const changed = <Value extends z.ZodType>(value: Value) => change(value).optional();
/** Fields that changed and whose values stay out of the log: long texts, JSON, paths, addresses, secrets. */
export const rewritten = <Field extends string>(...fields: [Field, ...Field[]]) => z.array(z.enum(fields)).optional();
