/** What a line of a log says and how it is shown. Pure. */
import type { LinePlace } from "./log-lines.ts";

// biome-ignore lint/suspicious/noControlCharactersInRegex: what a terminal takes for colours and cursor moves
const escapes = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[@-Z\\-_])/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: see above
const controls = /[\u0000-\u0008\u000b-\u001f\u007f]/g;

/** Without what a terminal would act on. */
export const plainLine = (line: string): string => line.replace(escapes, "").replace(controls, "");

/** Rows have one height and no end; the whole line stands in the detail. */
export const LONGEST_SHOWN = 2_000;

export function shownLine(line: string): string {
  const plain = plainLine(line).replaceAll("\t", "    ");
  return plain.length <= LONGEST_SHOWN
    ? plain
    : `${plain.slice(0, LONGEST_SHOWN)}… (${plain.length - LONGEST_SHOWN} more characters: select the line)`;
}

const troubles = [
  /\b(?:error|failed|failure|fatal|panic|exception|traceback)\b/i,
  /(?:Error|Exception)\b/,
  /\bERR[!_]/,
  /\bexit(?:ed)?(?: with)?(?: (?:code|status))?[ :=]+-?[1-9]\d*\b/i,
];
/** "0 errors", "no error", "without failure" say that all went well. */
const fine = /\b(?:0|no|without(?: any)?) (?:errors?|failed|failures?|exceptions?)\b/gi;

/** A line that tells of something gone wrong. */
export function isErrorLine(line: string): boolean {
  const said = line.replace(fine, "");
  return troubles.some((trouble) => trouble.test(said));
}

const place = /^([A-Za-z0-9_-]{1,64}):(\d{1,9})$/;

/** `<chunk>:<line>` of an address. */
export function parsePlace(text: string | undefined): LinePlace | null {
  const [, chunkId, n] = place.exec(text ?? "") ?? [];
  return chunkId === undefined || n === undefined ? null : { chunkId, n: Number(n) };
}

export const formatPlace = ({ chunkId, n }: LinePlace): string => `${chunkId}:${n}`;

/** The last line that says something. */
export function lastLineOf(content: string): string {
  const end = content.slice(-4_000).trimEnd();
  return plainLine(end.slice(end.lastIndexOf("\n") + 1)).trim();
}

/** A test for lines that hold the text, whatever its case. */
export function holds(text: string): (line: string) => boolean {
  const wanted = text.toLowerCase();
  return (line) => line.toLowerCase().includes(wanted);
}
