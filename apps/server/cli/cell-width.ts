/** How much room text takes on a terminal: one cell for most characters, two for East Asian ones and emoji, none for combining marks. */

let segmenter: Intl.Segmenter | undefined;

const printableAscii = /^[\u0020-\u007e]*$/;
const zeroWidth = /^[\p{Mark}\p{Control}\p{Format}]/u;
const emoji = /\p{Emoji_Presentation}|\ufe0f/u;

/** The wide and full-width blocks of Unicode's EastAsianWidth. */
const wide: readonly (readonly [from: number, to: number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xa000, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1b000, 0x1b2ff],
  [0x20000, 0x3fffd],
];

/** What a reader takes for one character. */
function graphemes(text: string): string[] {
  if (printableAscii.test(text)) return text.split("");
  segmenter ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

export function cellWidth(text: string): number {
  if (printableAscii.test(text)) return text.length;
  return graphemes(text).reduce((sum, grapheme) => sum + graphemeWidth(grapheme), 0);
}

function graphemeWidth(grapheme: string): number {
  if (emoji.test(grapheme)) return 2;
  if (zeroWidth.test(grapheme)) return 0;
  const point = grapheme.codePointAt(0) ?? 0;
  return wide.some(([from, to]) => point >= from && point <= to) ? 2 : 1;
}

/** One line without what could move the cursor, recolour the screen or turn its direction: names come from anywhere. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Control}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, " ").trim();
}

/** As `oneLine`, but lines stay lines. */
export function manyLines(text: string): string {
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) =>
      line
        .replace(/\t/g, "  ")
        .replace(/[\p{Control}\u202a-\u202e\u2066-\u2069]+/gu, " ")
        .trimEnd(),
    )
    .join("\n");
}

/** Breaks one line at spaces so that no line is wider than `width`; a longer word is cut. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ").flatMap((long) => cut(long, width))) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && cellWidth(longer) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

function cut(word: string, width: number): string[] {
  if (cellWidth(word) <= width) return [word];
  const pieces: string[] = [];
  let piece = "";
  for (const grapheme of graphemes(word)) {
    if (piece !== "" && cellWidth(piece + grapheme) > width) {
      pieces.push(piece);
      piece = "";
    }
    piece += grapheme;
  }
  return [...pieces, piece];
}
