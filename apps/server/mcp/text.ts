/** What an agent reads costs it context, so everything is small: no empty field, no endless list, no endless text. */

const listed = 20;

/** The beginning, and a note of how much is missing. */
export function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  // The cut may halve a surrogate pair.
  return `${text.slice(0, length).toWellFormed()}… [${text.length - length} more characters; the whole is in Signalbox]`;
}

/** The first of many, each shown its way, and a note of how many are missing. */
export function first<Item, Shown>(items: readonly Item[], show: (item: Item) => Shown, limit = listed): (Shown | string)[] {
  const shown = items.slice(0, limit).map(show);
  return items.length > limit ? [...shown, `… and ${items.length - limit} more`] : shown;
}

/** Without what says nothing: null, undefined, empty lists and texts. */
export function filled<Fields extends Readonly<Record<string, unknown>>>(fields: Fields): Partial<Fields> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => !isEmpty(value))) as Partial<Fields>;
}

const isEmpty = (value: unknown) => value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
