/** How well a title fits what is typed. Pure; ten thousand titles take a few milliseconds. */

const START_OF_WORD = 12;
const NEXT_TO_IT = 8;
const FOUND = 1;
const WHOLE_WORDS = 60;

const isLetter = (code: number) => (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code > 127;

/**
 * The higher, the better; 0 when a letter is missing. All letters in their order, better at the beginnings of words and next to each
 * other, best of all as they stand. `text` and `typed` are in lower case, `typed` without spaces at its ends.
 */
export function score(text: string, typed: string): number {
  if (typed === "") return 1;
  const whole = text.indexOf(typed);
  if (whole >= 0) {
    const isStart = whole === 0 || !isLetter(text.charCodeAt(whole - 1));
    return WHOLE_WORDS + typed.length * NEXT_TO_IT + (isStart ? START_OF_WORD : 0) + 10 / (1 + whole) + 10 / text.length;
  }
  return inOrder(text, typed);
}

function inOrder(text: string, typed: string): number {
  let points = 0;
  let last = -2;
  for (let index = 0; index < typed.length; index += 1) {
    const code = typed.charCodeAt(index);
    if (code === 32) continue;
    const at = find(text, code, last + 1);
    if (at < 0) return 0;
    points += at === last + 1 ? NEXT_TO_IT : FOUND;
    if (at === 0 || !isLetter(text.charCodeAt(at - 1))) points += START_OF_WORD;
    last = at;
  }
  // Letters that are strewn over a text fit nearly anything.
  return points >= typed.length * 4 ? points + 10 / text.length : 0;
}

/** The next place of a letter, at the beginning of a word if there is one: "ctw" is "Check the watermark". */
function find(text: string, code: number, from: number): number {
  if (text.charCodeAt(from) === code) return from;
  let first = -1;
  for (let at = from; at < text.length; at += 1) {
    if (text.charCodeAt(at) !== code) continue;
    if (at === 0 || !isLetter(text.charCodeAt(at - 1))) return at;
    if (first < 0) first = at;
  }
  return first;
}

/** The best ones, the better first; those that fit equally keep their order. */
export function best<Item>(items: readonly Item[], typed: string, options: { readonly limit: number; textOf(item: Item): string }): Item[] {
  const wanted = typed.trim().toLowerCase();
  const found: { readonly item: Item; readonly points: number }[] = [];
  for (const item of items) {
    const points = score(options.textOf(item), wanted);
    if (points > 0) found.push({ item, points });
  }
  return found
    .sort((a, b) => b.points - a.points)
    .slice(0, options.limit)
    .map(({ item }) => item);
}
