const named: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };
const entity = /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|amp|lt|gt|quot|apos|nbsp);/g;

/** Those with a number and the few that everybody writes; the list of all would weigh more than the rest of this package. */
export const decodeEntities = (text: string): string =>
  text.replace(entity, (whole) => {
    const name = whole.slice(1, -1);
    if (!name.startsWith("#")) return named[name] ?? whole;
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10_ffff ? String.fromCodePoint(code) : whole;
  });

export const encodeEntity = (character: string): string => `&#${character.codePointAt(0)};`;
