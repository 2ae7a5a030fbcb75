import { z } from "zod";

/** Shared shapes. Rows say what is stored and hold no limits; inputs are checked at the edge with what stands here. */

// Ids

/** An id this system made (nanoid) or took over from an import. */
export const idSchema = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, "must be 1 to 64 letters, digits, '_' or '-'");

/** 26 characters of Crockford's base32; the first is 0 to 7, because a ULID has 128 bits. */
export const ulidSchema = z.string().regex(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/, "must be a ULID (26 characters of Crockford's base32)");

export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/, "must be a SHA-256 in 64 lowercase hex digits");

// Text and JSON

const MAX_CONTENT = 1_000_000;
const MAX_JSON = 5_000_000;

/** PostgreSQL refuses NUL, and half a surrogate pair comes back from either database as another character. */
const isStorable = (text: string): boolean => !text.includes("\0") && text.isWellFormed();
const notStorable = "must not hold a NUL character or half a surrogate pair";

const line = (max: number) => z.string().trim().min(1, "must not be empty").max(max).refine(isStorable, notStorable);

/** Names and titles. */
export const nameSchema = line(500);
/** Keys, kinds, foreign ids: short text whose form the caller decides. */
export const tokenSchema = line(200);
/** The id of a row of any kind, as the log names it. The longest is that of an issue, which holds the id at its source. */
export const anyIdSchema = line(300);
export const pathSchema = line(4096);
/** Text as written; may be empty. */
export const contentSchema = z.string().max(MAX_CONTENT).refine(isStorable, notStorable);
/** Text that says something: a message, a question, a comment. */
export const bodySchema = contentSchema.refine((text) => text.trim() !== "", "must not be empty");

// JSON.stringify writes NUL and lone surrogates as escapes; an even run of backslashes before the 'u' is literal text.
const unstorableEscape = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f][0-9a-f]{2})/;

function isStorableJson(value: unknown): boolean {
  try {
    const text: string | undefined = JSON.stringify(value);
    return text !== undefined && text.length <= MAX_JSON && !unstorableEscape.test(text);
  } catch {
    return false;
  }
}

const notJson = `must be a JSON value of at most ${MAX_JSON} characters, without NUL characters`;
export const jsonValueSchema = z.unknown().refine(isStorableJson, notJson);
export const jsonObjectSchema = z.record(z.string(), z.unknown());
export const jsonObjectInputSchema = jsonObjectSchema.refine(isStorableJson, notJson);

// Times

/** What every row with both times holds. */
export const timestamps = { createdAt: z.date(), updatedAt: z.date() };

/** What only an import may set itself. */
export const importedFields = { id: idSchema.optional(), createdAt: z.date().optional() };

// Git

/** The rules of `git check-ref-format`, and no leading dash: git would read it as an option. */
const refusedInRef = [
  /^[-/.]/,
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
  /[\u0000-\u0020\u007f~^:?*[\\]/,
  /\.\.|\/\/|\/\.|@\{/,
  /[/.]$/,
  /\.lock(?:\/|$)/,
  /^@$/,
];

/** A branch, tag or commit. Safe as an argument of git. */
export const gitRefSchema = z
  .string()
  .min(1, "must not be empty")
  .max(250)
  .refine((ref) => ref.isWellFormed() && !refusedInRef.some((rule) => rule.test(ref)), "is not a branch, tag or commit that git accepts");

/** Where a git remote is: URL, scp form or folder. `ext::` and its like make git run a command. */
export const gitUrlSchema = line(2048).refine(
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
  (url) => !/^-|^[A-Za-z0-9]+::|[\u0000-\u001f\u007f]/.test(url),
  "must be the address of a git remote: no leading '-', no '<helper>::', no control characters",
);

// Pages of a list

export const pageInputSchema = z.object({
  limit: z.int().min(1).max(200).default(50),
  after: z.string().max(500).optional(),
});
export type PageInput = z.infer<typeof pageInputSchema>;

/** `next` is the cursor of the page after this one, null on the last. */
export const pagedSchema = <Item extends z.ZodType>(item: Item) => z.object({ items: z.array(item), next: z.string().nullable() });
